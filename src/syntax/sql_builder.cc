#include "syntax/sql_builder.h"

#include <utility>

#include "syntax/sql_layout.h"

namespace audit {
namespace {

bool IsPart(SqlLexemeKind kind) {
  return kind == SqlLexemeKind::kName || kind == SqlLexemeKind::kQuotedName ||
         kind == SqlLexemeKind::kCode;
}

}  // namespace

SqlBuilder::SqlBuilder(std::string_view text, SqlLexemes read)
    : text_(text),
      lexemes_(std::move(read.lexemes)),
      trivia_(std::move(read.trivia)),
      evidence_(std::move(read.evidence)) {
  end_.kind = Kind::kBatchEnd;
  end_.region.begin = static_cast<std::uint32_t>(text.size());
  end_.region.end = end_.region.begin;
  // Punctuation has no node, and most values have one of their own.
  nodes_.reserve(lexemes_.size() + 8);
  frames_.push_back({});
  MatchParens();
}

SqlTree SqlBuilder::Finish() {
  if (!nodes_.empty()) {
    Emit(SqlKind::kScript, 0, {0, end_.region.end});
  }
  for (const SqlLexeme& lexeme : trivia_) {
    if (lexeme.fault == SqlFaultKind::kNone) continue;
    AddFault(lexeme.fault, lexeme.region);
    if (!nodes_.empty()) nodes_.back().has_error = true;
  }
  std::stable_sort(
      faults_.begin(), faults_.end(),
      [](const SqlFault& a, const SqlFault& b) { return a.region < b.region; });
  SqlTree tree;
  tree.nodes = LayOut(nodes_, trivia_);
  tree.lexemes = std::move(lexemes_);
  tree.trivia = std::move(trivia_);
  tree.evidence = std::move(evidence_);
  tree.faults = std::move(faults_);
  return tree;
}

SqlBuilder::Frame& SqlBuilder::Push(Form form) {
  Frame frame;
  frame.form = form;
  frame.first = frame.item = frame.inner = Count();
  frame.begin = std::max(Peek().region.begin, Here());
  frame.operators = static_cast<std::uint32_t>(operators_.size());
  frames_.push_back(frame);
  return frames_.back();
}

void SqlBuilder::OpenClause(SqlClause clause, std::size_t words) {
  Frame& frame = Push(Form::kClause);
  frame.clause = clause;
  if (words > 0) frame.name = Span(words);
  Next(words);
}

void SqlBuilder::OpenSources(SqlClause clause, std::size_t words) {
  OpenClause(clause, words);
  top().form = Form::kSources;
}

void SqlBuilder::Close(SqlKind kind) {
  const Frame frame = top();
  const std::uint32_t end = Here();
  frames_.pop_back();
  if (frame.in_parens) --open_parens_;
  SqlNode& node = nodes_[Emit(kind, frame.first, {frame.begin, end})];
  node.verb = kind == SqlKind::kStatement ? frame.verb : SqlVerb::kNone;
  node.object = frame.object;
  node.clause = kind == SqlKind::kClause ? frame.clause : SqlClause::kNone;
  node.name = frame.name;
  node.has_code = frame.has_code;
  top().expects_operand = false;
}

void SqlBuilder::Missing() {
  const Frame& frame = top();
  const bool named = frame.form == Form::kCall;
  AddFault(frame.form == Form::kCase ? SqlFaultKind::kUnclosedBlock
                                     : SqlFaultKind::kMissingClose,
           named ? frame.name : Region{frame.begin, frame.begin + 1});
  Close(SqlKind::kError);
}

std::uint32_t SqlBuilder::Emit(SqlKind kind, std::uint32_t first,
                               Region region) {
  SqlNode node;
  node.kind = kind;
  node.end = first;
  node.region = region;
  nodes_.push_back(node);
  return Count() - 1;
}

void SqlBuilder::Leaf(SqlKind kind) {
  const SqlLexeme& lexeme = Peek();
  const bool bad = lexeme.fault != SqlFaultKind::kNone;
  if (bad) AddFault(lexeme.fault, lexeme.region);
  Emit(bad ? SqlKind::kError : kind, Count(), lexeme.region);
  nodes_.back().has_code = lexeme.has_code;
  Next();
}

void SqlBuilder::Opaque(SqlKind kind, std::size_t end) {
  if (end <= at_) return;
  bool has_code = false;
  for (std::size_t at = at_; at < end; ++at) {
    const SqlLexeme& lexeme = lexemes_[at];
    has_code = has_code || lexeme.has_code;
    if (lexeme.fault == SqlFaultKind::kNone) continue;
    AddFault(lexeme.fault, lexeme.region);
    kind = SqlKind::kError;
  }
  Emit(kind, Count(), Span(end - at_));
  nodes_.back().has_code = has_code;
  at_ = end;
}

void SqlBuilder::MissPart(SqlFaultKind kind) {
  const Region here = {Here(), Here()};
  AddFault(kind, here);
  Emit(SqlKind::kError, Count(), here);
}

void SqlBuilder::EmitDotted(SqlKind kind, std::size_t end) {
  if (end == at_ + 1) {
    const Region name = Peek().region;
    const bool code = KindAt(0) == Kind::kCode && kind == SqlKind::kColumn;
    Leaf(code ? SqlKind::kCode : kind);
    nodes_.back().name = name;
    return;
  }
  const std::uint32_t first = Count();
  const Region region = Span(end - at_);
  const Region name = At(end - 1).region;
  bool sound = true;
  while (at_ < end) {
    if (KindAt(0) == Kind::kDot) {
      Next();
      continue;
    }
    sound = sound && Peek().fault == SqlFaultKind::kNone;
    Leaf(KindAt(0) == Kind::kOperator ? SqlKind::kStar : SqlKind::kNamePart);
  }
  Emit(sound ? kind : SqlKind::kError, first, region);
  nodes_.back().name = name;
}

// Behind a name with its qualifiers, the first of which is at `at`.
std::size_t SqlBuilder::DottedEnd(std::size_t at) const {
  std::size_t end = at + 1;
  while (At(end).kind == Kind::kDot) {
    // SQL Server's base..table has an empty part.
    const std::size_t part = At(end + 1).kind == Kind::kDot ? end + 2 : end + 1;
    const SqlLexeme& next = At(part);
    const bool close = At(part - 1).region.end == next.region.begin;
    const bool star = part == end + 1 && next.kind == Kind::kOperator &&
                      TextOf(next.region) == "*";
    if (star) return part + 1;
    if (!IsPart(next.kind) || (IsReserved(next.word) && !close)) return end;
    end = part + 1;
  }
  return end;
}

// Behind what closes the parentheses at `open`; behind `open` alone where
// nothing does.
std::size_t SqlBuilder::ParensEnd(std::size_t open) const {
  return open < closers_.size() ? closers_[open] + 1 : open + 1;
}

void SqlBuilder::MatchParens() {
  closers_.resize(lexemes_.size());
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < lexemes_.size(); ++i) {
    closers_[i] = i;
    const Kind kind = lexemes_[i].kind;
    if (kind == Kind::kOpen) {
      open.push_back(i);
    } else if (kind == Kind::kSemicolon || kind == Kind::kBatchEnd) {
      open.clear();
    } else if (kind == Kind::kClose && !open.empty()) {
      closers_[open.back()] = i;
      open.pop_back();
    }
  }
}

bool SqlBuilder::StartsLine(std::size_t at) const {
  const Region gap = {At(at - 1).region.end, At(at).region.begin};
  return TextOf(gap).find('\n') != std::string_view::npos;
}

}  // namespace audit
