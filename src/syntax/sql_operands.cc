// Values of SQL: columns, calls, literals, and what stands close behind them.
#include "core/text.h"
#include "syntax/sql_parser.h"

namespace audit {
namespace {

using Kind = SqlLexemeKind;

bool IsPart(Kind kind) {
  return kind == Kind::kName || kind == Kind::kQuotedName ||
         kind == Kind::kCode;
}

}  // namespace

void SqlParser::TakeOperand() {
  top().expects_operand = false;
  switch (KindAt(0)) {
    case Kind::kString:
      return Leaf(SqlKind::kString);
    case Kind::kNumber:
      return Leaf(SqlKind::kNumber);
    case Kind::kParameter:
      return Leaf(SqlKind::kParameter);
    case Kind::kOpen:
      return OpenParens(Form::kGroup);
    default:
      return TakeDotted();
  }
}

void SqlParser::TakeNamedOperand() {
  const SqlWord word = WordAt(0);
  const Kind next = KindAt(1);
  switch (word) {
    case SqlWord::kNot:
      return PushPrefix(SqlOperator::kNot);
    case SqlWord::kExists:
      if (next != Kind::kOpen) break;
      return PushPrefix(SqlOperator::kExists);
    case SqlWord::kPrior:
      if (!IsPart(next)) break;
      return PushPrefix(SqlOperator::kPrior);
    case SqlWord::kCase:
      Push(Form::kCase).word = word;
      return Next();
    case SqlWord::kInterval:
      return TakeInterval();
    case SqlWord::kNext:
      if (WordAt(1) != SqlWord::kValue || WordAt(2) != SqlWord::kFor) break;
      top().expects_operand = false;
      return Opaque(SqlKind::kWord,
                    IsPart(KindAt(3)) ? DottedEnd(at_ + 3) : at_ + 3);
    case SqlWord::kAnd:
    case SqlWord::kOr:
    case SqlWord::kIn:
    case SqlWord::kIs:
    case SqlWord::kLike:
    case SqlWord::kBetween:
    case SqlWord::kAs:
      return Miss();
    default:
      if (TakeLiteralWord(word)) return;
  }
  if (IsReserved(word) && next != Kind::kOpen) return Stray();
  TakeDotted();
}

// NULL, TRUE, FALSE, DATE '...'.
bool SqlParser::TakeLiteralWord(SqlWord word) {
  const Kind next = KindAt(1);
  const bool named = next == Kind::kOpen || next == Kind::kDot;
  const bool boolean =
      (word == SqlWord::kTrue || word == SqlWord::kFalse) && !named;
  const bool date = (word == SqlWord::kDate || word == SqlWord::kTime) &&
                    next == Kind::kString;
  if (word != SqlWord::kNull && !boolean && !date) return false;
  top().expects_operand = false;
  if (date) {
    Opaque(SqlKind::kDate, at_ + 2);
  } else {
    Leaf(boolean ? SqlKind::kBoolean : SqlKind::kNull);
  }
  return true;
}

// INTERVAL '1' DAY, INTERVAL 30 DAY, INTERVAL '1 day'; or a name.
void SqlParser::TakeInterval() {
  const Kind kind = KindAt(1);
  const bool literal = kind == Kind::kString || kind == Kind::kNumber ||
                       kind == Kind::kParameter || kind == Kind::kCode;
  if (!literal) return TakeDotted();
  std::size_t end = at_ + 2;
  if (At(end).word == SqlWord::kUnit) ++end;
  if (At(end).word == SqlWord::kTo && At(end + 1).word == SqlWord::kUnit) {
    end += 2;
  }
  top().expects_operand = false;
  Opaque(SqlKind::kInterval, end);
}

// A column, a call, or a word that may be neither.
void SqlParser::TakeDotted() {
  top().expects_operand = false;
  const std::size_t end = DottedEnd(at_);
  const bool alone = end == at_ + 1;
  const SqlWord word = alone ? WordAt(0) : SqlWord::kNone;
  const Region region = Span(end - at_);
  if (word == SqlWord::kRownum) Mark(SqlMark::kRownum, region);
  if (word == SqlWord::kSysdate) Mark(SqlMark::kSysdate, region);
  const bool mark = At(end).kind == Kind::kOpen &&
                    TextOf(At(end + 1).region) == "+" &&
                    At(end + 2).kind == Kind::kClose;
  if (At(end).kind == Kind::kOpen && !mark) return OpenCall(end);
  // ARRAY[1, 2]
  const bool array = At(end).kind == Kind::kOpenBracket &&
                     EqualsIgnoreCase(TextOf(region), "array");
  const Region last = At(end - 1).region;
  const bool sequence = !alone && (EqualsIgnoreCase(TextOf(last), "nextval") ||
                                   EqualsIgnoreCase(TextOf(last), "currval"));
  const bool pseudo = array || sequence || word == SqlWord::kPseudo ||
                      word == SqlWord::kSysdate || word == SqlWord::kRownum ||
                      word == SqlWord::kDefault;
  const bool quoted =
      alone && KindAt(0) == Kind::kQuotedName && text_[region.begin] == '"';
  EmitDotted(pseudo   ? SqlKind::kWord
             : quoted ? SqlKind::kQuoted
                      : SqlKind::kColumn,
             end);
  if (!mark) return;
  Mark(SqlMark::kOuterMark, Span(3));
  Postfix(SqlOperator::kOuterMark, 3);
}

void SqlParser::OpenCall(std::size_t name_end) {
  const SqlWord word = At(name_end - 1).word;
  const Region name = Span(name_end - at_);
  Frame& frame = Push(Form::kCall);
  frame.name = name;
  frame.word = word;
  frame.in_parens = true;
  ++open_parens_;
  for (std::size_t at = at_; at < name_end; ++at) {
    frame.has_code = frame.has_code || At(at).has_code;
  }
  if (word == SqlWord::kNvl) Mark(SqlMark::kNvl, name);
  if (word == SqlWord::kIsnull) Mark(SqlMark::kIsnullFunction, name);
  at_ = name_end;
  Next();
}

// In CAST: up to what ends the argument.
void SqlParser::TakeType() {
  std::size_t end = at_;
  while (end < lexemes_.size() && At(end).kind != Kind::kClose &&
         At(end).kind != Kind::kComma && !EndsAt(end)) {
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  if (end == at_) return Miss();
  Opaque(SqlKind::kType, end);
}

// value::type, where the type may be double precision, varchar(10), int[].
void SqlParser::TakeCast() {
  if (top().expects_operand || !IsPart(KindAt(1))) return Stray();
  const std::uint32_t first = nodes_.back().end;
  const std::uint32_t begin = nodes_.back().region.begin;
  Next();
  std::size_t end = DottedEnd(at_);
  for (const std::string_view more : {"precision", "varying"}) {
    if (EqualsIgnoreCase(TextOf(At(end).region), more)) ++end;
  }
  if (At(end).kind == Kind::kOpen) end = ParensEnd(end);
  while (At(end).kind == Kind::kOpenBracket &&
         At(end + 1).kind == Kind::kCloseBracket) {
    end += 2;
  }
  const bool zone = At(end).word == SqlWord::kWith &&
                    At(end + 1).word == SqlWord::kTime &&
                    At(end + 2).word == SqlWord::kZone;
  if (zone) end += 3;
  Opaque(SqlKind::kType, end);
  Emit(SqlKind::kCast, first, {begin, Here()});
}

void SqlParser::TakeSubscript() {
  if (top().expects_operand) return Stray();
  const SqlNode& value = nodes_.back();
  Frame& frame = Push(Form::kSubscript);
  frame.first = value.end;
  frame.begin = value.region.begin;
  frame.in_parens = true;
  ++open_parens_;
  Next();
}

// OVER (...), OVER name, FILTER (...), WITHIN GROUP (...), KEEP (...).
bool SqlParser::TakeOver() {
  const SqlKind kind = nodes_.back().kind;
  if (kind != SqlKind::kCall && kind != SqlKind::kOver) return false;
  const std::uint32_t first = nodes_.back().end;
  const std::uint32_t begin = nodes_.back().region.begin;
  const std::size_t words = WordAt(1) == SqlWord::kGroup ? 2 : 1;
  if (KindAt(words) == Kind::kOpen) {
    Frame& frame = Push(Form::kWindow);
    frame.name = Span(words);
    frame.first = first;
    frame.begin = begin;
    frame.in_parens = true;
    ++open_parens_;
    Next(words + 1);
    return true;
  }
  if (WordAt(0) != SqlWord::kOver || !IsPart(KindAt(1))) return false;
  const Region name = Peek().region;
  Next();
  Leaf(SqlKind::kWord);
  Emit(SqlKind::kOver, first, {begin, Here()});
  nodes_.back().name = name;
  return true;
}

bool SqlParser::MayAlias() const {
  const Frame& frame = top();
  return frame.form == Form::kClause && !frame.aliased &&
         !frame.expects_operand &&
         (frame.clause == SqlClause::kSelect ||
          frame.clause == SqlClause::kReturning);
}

// MySQL and SQL Server take a string for an alias. Behind a string, which in
// MySQL a name in double quotes is, it may be its second half.
bool SqlParser::IsQuotedAlias() const {
  const Kind kind = KindAt(0);
  if (kind != Kind::kString && kind != Kind::kQuotedName) return false;
  const bool name =
      kind == Kind::kQuotedName && text_[Peek().region.begin] != '"';
  const SqlKind before = nodes_.back().kind;
  return name || (before != SqlKind::kString && before != SqlKind::kQuoted);
}

void SqlParser::TakeAlias() {
  ReduceTo(0);
  const std::uint32_t first = nodes_.back().end;
  const std::uint32_t begin = nodes_.back().region.begin;
  const Region name = Peek().region;
  Leaf(SqlKind::kAlias);
  const bool sound = nodes_.back().kind == SqlKind::kAlias;
  Emit(sound ? SqlKind::kAliased : SqlKind::kError, first, {begin, Here()});
  nodes_.back().name = name;
  top().aliased = true;
}

}  // namespace audit
