// What of SQL depends on lines: comments, '#', and what ends a batch.
#include <algorithm>

#include "syntax/sql_cutter.h"

namespace audit {
namespace {

// Behind these a '#x' is a table of SQL Server.
bool WantsTable(SqlWord word) {
  switch (word) {
    case SqlWord::kFrom:
    case SqlWord::kInto:
    case SqlWord::kJoin:
    case SqlWord::kUpdate:
    case SqlWord::kTable:
    case SqlWord::kExists:
    case SqlWord::kUsing:
      return true;
    default:
      return false;
  }
}

// So many names of temporary tables are remembered, so that a text of nothing
// else is read in linear time.
constexpr std::size_t kMostHashNames = 16;

}  // namespace

std::size_t SqlCutter::LineEnd(std::size_t at) const {
  return std::min(text_.find('\n', at), text_.size());
}

void SqlCutter::ReadLineComment() { PushTrivia(Kind::kComment, LineEnd(at_)); }

// PostgreSQL and SQL Server end a comment in a comment first, the others do
// not. A text that does so everywhere is read in that way.
std::size_t SqlCutter::NestedEnd(std::size_t begin) {
  std::size_t depth = 1;
  for (std::size_t at = begin; depth > 0;) {
    at = text_.find_first_of("*/", at);
    if (at == kNowhere || at + 1 >= text_.size()) return kNowhere;
    const bool opens = text_[at] == '/' && text_[at + 1] == '*';
    const bool closes = text_[at] == '*' && text_[at + 1] == '/';
    depth += opens ? 1 : 0;
    depth -= closes ? 1 : 0;
    at += opens || closes ? 2 : 1;
    if (depth == 0) return at;
  }
  return kNowhere;
}

void SqlCutter::ReadBlockComment() {
  const std::size_t close = text_.find("*/", at_ + 2);
  if (close == kNowhere) {
    closes_all_ = false;
    return PushTrivia(Kind::kComment, text_.size(), Fault::kUnclosedComment);
  }
  // MySQL runs what stands in it.
  if (At(at_ + 2) == '!') {
    return PushTrivia(Kind::kComment, close + 2, Fault::kTwoWaysToRead);
  }
  const std::size_t inner = text_.substr(0, close).find("/*", at_ + 2);
  if (inner == kNowhere || no_nested_end_) {
    return PushTrivia(Kind::kComment, close + 2);
  }
  const std::size_t nested = NestedEnd(at_ + 2);
  no_nested_end_ = nested == kNowhere;
  if (no_nested_end_) return PushTrivia(Kind::kComment, close + 2);
  Mark(SqlMark::kNestedComment, nested);
  PushTrivia(Kind::kComment, nested);
}

bool SqlCutter::StartsLine() const {
  std::size_t at = at_;
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
  return at == 0 || text_[at - 1] == '\n' || text_[at - 1] == '\r';
}
bool SqlCutter::StandsAlone(std::size_t end) const {
  while (At(end) == ' ' || At(end) == '\t') ++end;
  const bool ends = end >= text_.size() || At(end) == '\n' || At(end) == '\r';
  return ends && StartsLine();
}

// Not between the parts of an expression.
bool SqlCutter::MayEndBatch() const {
  if (depth_ > 0 || out_.lexemes.empty()) return depth_ == 0;
  return !LastIs(Kind::kComma) && !LastIs(Kind::kOperator) &&
         !LastIs(Kind::kDot) && !IsReserved(LastWord());
}

// SQL*Plus runs what stands before a line of '/'. Only where no value stands
// before it is it surely no division.
void SqlCutter::ReadSlash() {
  if (At(at_ + 1) == '*') return ReadBlockComment();
  const bool ended = out_.lexemes.empty() || LastIs(Kind::kSemicolon) ||
                     LastIs(Kind::kBatchEnd) ||
                     text_.find_first_not_of(" \t\r\n", at_ + 1) == kNowhere;
  if (ended && StandsAlone(at_ + 1)) return Push(Kind::kBatchEnd, at_ + 1);
  ReadOperator();
}

bool SqlCutter::IsKnownHashName(std::string_view name) const {
  return std::any_of(hash_names_.begin(), hash_names_.end(), [&](Region known) {
    return EqualsIgnoreCase(text_.substr(known.begin, known.size()), name);
  });
}

// PostgreSQL's operator needs a value before it.
bool SqlCutter::MayOperate() const {
  if (out_.lexemes.empty()) return false;
  switch (out_.lexemes.back().kind) {
    case Kind::kComma:
    case Kind::kSemicolon:
    case Kind::kBatchEnd:
    case Kind::kOpen:
    case Kind::kOperator:
      return false;
    default:
      return !IsReserved(LastWord());
  }
}

void SqlCutter::ReadUncertainHash() {
  if (At(at_ + 1) == '>') return Push(Kind::kOperator, at_ + 2);
  Push(Kind::kBad, LineEnd(at_), Fault::kTwoWaysToRead);
}

// MySQL's comment or SQL Server's temporary table.
void SqlCutter::ReadHash() {
  std::size_t end = at_ + 1;
  if (At(end) == '#') ++end;
  const bool starts_line = StartsLine();
  if (!IsSqlNameByte(At(end)) || IsDigit(At(end)) || At(end) == '#') {
    if (!starts_line && MayOperate()) return ReadUncertainHash();
    Mark(SqlMark::kHashComment, at_ + 1);
    return PushTrivia(Kind::kComment, LineEnd(at_));
  }
  bool has_code = false;
  end = NameEnd(end, &has_code);
  const std::string_view name = text_.substr(at_, end - at_);
  const bool wanted = WantsTable(LastWord()) || LastIs(Kind::kDot);
  if (wanted || IsKnownHashName(name)) {
    Mark(SqlMark::kHashName, end);
    if (wanted && hash_names_.size() < kMostHashNames) {
      hash_names_.push_back(Here(end));
    }
    return Push(Kind::kName, end, Fault::kNone, has_code);
  }
  if (!starts_line) return ReadUncertainHash();
  Mark(SqlMark::kHashComment, at_ + 1);
  PushTrivia(Kind::kComment, LineEnd(at_));
}

}  // namespace audit
