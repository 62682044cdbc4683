// Operators of SQL: which binds what, weakest first: OR, AND, NOT, comparisons,
// || and its kin, + -, * / %, what stands close to a value.
#include "syntax/sql_parser.h"

namespace audit {
namespace {

using Kind = SqlLexemeKind;

constexpr std::uint8_t kJoining = 0;  // what nothing that we understand joins
constexpr std::uint8_t kComparison = 4;
constexpr std::uint8_t kZone = 8;
constexpr std::uint8_t kSign = 9;

std::uint8_t PrecedenceOf(SqlOperator op) {
  switch (op) {
    case SqlOperator::kOr:
      return 1;
    case SqlOperator::kAnd:
      return 2;
    case SqlOperator::kNot:
      return 3;
    case SqlOperator::kAssign:
      return 1;
    case SqlOperator::kConcat:
    case SqlOperator::kOther:
    case SqlOperator::kEscape:
      return 5;
    case SqlOperator::kSum:
      return 6;
    case SqlOperator::kProduct:
      return 7;
    case SqlOperator::kAtTimeZone:
      return kZone;
    case SqlOperator::kExists:
    case SqlOperator::kPrior:
    case SqlOperator::kSign:
      return kSign;
    default:
      return kComparison;
  }
}

SqlOperator OperatorOf(std::string_view sign) {
  if (sign == "=" || sign == "==" || sign == "<=>") return SqlOperator::kEqual;
  if (sign == "<>" || sign == "!=" || sign == "^=" || sign == "~=") {
    return SqlOperator::kNotEqual;
  }
  if (sign == "<" || sign == ">" || sign == "<=" || sign == ">=" ||
      sign == "!<" || sign == "!>") {
    return SqlOperator::kCompare;
  }
  if (sign == "+" || sign == "-") return SqlOperator::kSum;
  if (sign == "*" || sign == "/" || sign == "%") return SqlOperator::kProduct;
  if (sign == "||") return SqlOperator::kConcat;
  if (sign == "&&") return SqlOperator::kAnd;
  if (sign.size() == 2 && sign[1] == '=') return SqlOperator::kAssign;
  return SqlOperator::kOther;
}

}  // namespace

void SqlParser::TakeOperator() {
  const std::string_view sign = TextOf(Peek().region);
  if (top().expects_operand) {
    if (sign == "+" || sign == "-" || sign == "~" || sign == "!") {
      return PushPrefix(SqlOperator::kSign);
    }
    const bool star = top().form == Form::kCall ||
                      top().clause == SqlClause::kSelect ||
                      top().clause == SqlClause::kReturning;
    if (sign == "*" && star && IsEmptyItem()) {
      top().expects_operand = false;
      return Leaf(SqlKind::kStar);
    }
    Miss();
  }
  PushBinary(OperatorOf(sign), 1);
}

void SqlParser::TakeOperatorWord() {
  const SqlWord word = WordAt(0);
  switch (word) {
    case SqlWord::kAnd:
      return TakeAnd();
    case SqlWord::kOr:
      return PushBinary(SqlOperator::kOr, 1);
    case SqlWord::kIn:
      return TakeIn(SqlOperator::kIn, 1);
    case SqlWord::kIs:
      return TakeIs();
    case SqlWord::kNot:
      if (TakeComparing(1)) return;
      break;
    case SqlWord::kOver:
    case SqlWord::kFilter:
    case SqlWord::kWithin:
    case SqlWord::kKeep:
      if (TakeOver()) return;
      break;
    case SqlWord::kAs:
      if (!MayAlias() || !IsAliasAt(1)) return Stray();
      Next();
      return TakeAlias();
    default:
      if (TakeComparing(0) || TakePostfix(word)) return;
      break;
  }
  if (MayAlias() && !IsReserved(word)) return TakeAlias();
  PushJoining();
  TakeNamedOperand();
}

bool SqlParser::IsAliasAt(std::size_t ahead) const {
  const Kind kind = KindAt(ahead);
  return kind == Kind::kName || kind == Kind::kQuotedName ||
         kind == Kind::kString || kind == Kind::kCode;
}

// LIKE and its kin, BETWEEN and IN, `nots` words behind.
bool SqlParser::TakeComparing(std::size_t nots) {
  switch (WordAt(nots)) {
    case SqlWord::kIn:
      TakeIn(SqlOperator::kNotIn, nots + 1);
      return true;
    case SqlWord::kIlike:
      Mark(SqlMark::kIlike, Peek(nots).region);
      PushBinary(SqlOperator::kLike, nots + 1);
      return true;
    case SqlWord::kLike:
    case SqlWord::kGlob:
      PushBinary(SqlOperator::kLike, nots + 1);
      return true;
    case SqlWord::kSimilar:
      if (WordAt(nots + 1) != SqlWord::kTo) return false;
      PushBinary(SqlOperator::kLike, nots + 2);
      return true;
    case SqlWord::kBetween:
      PushBinary(SqlOperator::kBetween, nots + 1);
      operators_.back().kind = SqlKind::kBetween;
      operators_.back().awaits_and = true;
      return true;
    case SqlWord::kEscape:
      if (nots > 0) return false;
      PushBinary(SqlOperator::kEscape, 1);
      return true;
    default:
      return false;
  }
}

// AT TIME ZONE, COLLATE, and what stands behind values of ORDER BY.
bool SqlParser::TakePostfix(SqlWord word) {
  switch (word) {
    case SqlWord::kAt:
      if (WordAt(1) != SqlWord::kTime || WordAt(2) != SqlWord::kZone)
        return false;
      PushBinary(SqlOperator::kAtTimeZone, 3);
      return true;
    case SqlWord::kCollate: {
      if (!IsAliasAt(1)) return false;
      const SqlNode value = nodes_.back();
      const Region name = Peek().region;
      Next();
      EmitDotted(SqlKind::kWord, DottedEnd(at_));
      Emit(SqlKind::kBinary, value.end, {value.region.begin, Here()});
      nodes_.back().op = SqlOperator::kCollate;
      nodes_.back().name = name;
      return true;
    }
    case SqlWord::kAsc:
    case SqlWord::kDesc: {
      ReduceTo(kJoining);
      const bool nulls =
          WordAt(1) == SqlWord::kNulls &&
          (WordAt(2) == SqlWord::kFirst || WordAt(2) == SqlWord::kLast);
      const std::size_t words = nulls ? 3 : 1;
      Postfix(word == SqlWord::kAsc ? SqlOperator::kAscending
                                    : SqlOperator::kDescending,
              words);
      return true;
    }
    case SqlWord::kNulls:
      if (WordAt(1) != SqlWord::kFirst && WordAt(1) != SqlWord::kLast)
        return false;
      ReduceTo(kJoining);
      Postfix(SqlOperator::kAscending, 2);
      return true;
    default:
      return false;
  }
}

// IS [NOT] NULL, TRUE, DISTINCT FROM.
void SqlParser::TakeIs() {
  const std::size_t nots = WordAt(1) == SqlWord::kNot ? 1 : 0;
  const SqlWord word = WordAt(1 + nots);
  if (word == SqlWord::kDistinct && WordAt(2 + nots) == SqlWord::kFrom) {
    return PushBinary(SqlOperator::kIs, 3 + nots);
  }
  if (KindAt(1 + nots) != Kind::kName ||
      (word != SqlWord::kNull && IsReserved(word))) {
    return Stray();
  }
  ReduceTo(kComparison);
  Postfix(word != SqlWord::kNull ? SqlOperator::kIs
          : nots > 0             ? SqlOperator::kIsNotNull
                                 : SqlOperator::kIsNull,
          2 + nots);
}

void SqlParser::TakeIn(SqlOperator op, std::size_t words) {
  PushBinary(op, words);
  const Kind kind = KindAt(0);
  if (kind == Kind::kOpen) return OpenParens(Form::kList);
  if (kind == Kind::kParameter || Peek().has_code) return;
  AddFault(SqlFaultKind::kListExpected, {Here(), Here()});
  operators_.back().kind = SqlKind::kError;
}

// Of a BETWEEN, or between conditions.
void SqlParser::TakeAnd() {
  ReduceTo(kComparison + 1);
  const bool between =
      operators_.size() > top().operators && operators_.back().awaits_and;
  if (!between) return PushBinary(SqlOperator::kAnd, 1);
  operators_.back().awaits_and = false;
  Next();
  top().expects_operand = true;
}

void SqlParser::PushBinary(SqlOperator op, std::size_t words) {
  const std::uint8_t precedence = PrecedenceOf(op);
  ReduceTo(precedence);
  const SqlNode& value = nodes_.back();
  operators_.push_back({SqlKind::kBinary, op, precedence, false, value.end,
                        value.region.begin, Span(words)});
  Next(words);
  top().expects_operand = true;
}

void SqlParser::PushPrefix(SqlOperator op) {
  const Region name = Peek().region;
  operators_.push_back({SqlKind::kUnary, op, PrecedenceOf(op), false, Count(),
                        name.begin, name});
  Next();
  top().expects_operand = true;
}

void SqlParser::Postfix(SqlOperator op, std::size_t words) {
  const SqlNode value = nodes_.back();
  const Region name = Span(words);
  Next(words);
  Emit(SqlKind::kUnary, value.end, {value.region.begin, Here()});
  nodes_.back().op = op;
  nodes_.back().name = name;
}

// Two values side by side. Where one is code, the operator may be in it.
void SqlParser::PushJoining() {
  const SqlNode& before = nodes_.back();
  const bool code = before.has_code || Peek().has_code;
  if (!code && before.kind != SqlKind::kError) {
    AddFault(SqlFaultKind::kOperatorExpected, Peek().region);
  }
  PushJoiner(code ? SqlKind::kSplice : SqlKind::kError);
}

void SqlParser::PushJoiner(SqlKind kind) {
  ReduceTo(kJoining);
  const SqlNode& value = nodes_.back();
  const std::uint32_t at = Peek().region.begin;
  operators_.push_back({kind,
                        SqlOperator::kNone,
                        kJoining,
                        false,
                        value.end,
                        value.region.begin,
                        {at, at}});
  top().expects_operand = true;
}

void SqlParser::Miss() {
  MissPart(SqlFaultKind::kOperandExpected);
  top().expects_operand = false;
}

// What is not understood joins the value before it.
void SqlParser::Stray() {
  const bool values =
      top().form != Form::kSources || top().state == State::kCondition;
  if (values && !top().expects_operand) PushJoiner(SqlKind::kError);
  SqlLexeme& lexeme = lexemes_[at_];
  if (lexeme.fault == SqlFaultKind::kNone) {
    const bool closes =
        lexeme.kind == Kind::kClose || lexeme.kind == Kind::kCloseBracket;
    AddFault(closes ? SqlFaultKind::kStrayClose : SqlFaultKind::kNotUnderstood,
             lexeme.region);
  }
  Leaf(SqlKind::kError);
  top().expects_operand = false;
}

void SqlParser::ReduceTo(std::uint8_t precedence) {
  while (operators_.size() > top().operators &&
         operators_.back().precedence >= precedence) {
    Reduce();
  }
}

void SqlParser::Reduce() {
  const Operator op = operators_.back();
  operators_.pop_back();
  const SqlNode right = nodes_.back();
  SqlKind kind = op.kind;
  if (op.awaits_and) {
    AddFault(SqlFaultKind::kOperandExpected,
             {right.region.end, right.region.end});
    kind = SqlKind::kError;
  }
  const bool names = op.op == SqlOperator::kOther && TextOf(op.name) == "=>";
  if (names) Unname(right.end - 1);
  Emit(kind, op.first, {op.begin, right.region.end});
  const bool known = kind == SqlKind::kUnary || kind == SqlKind::kBinary;
  nodes_.back().op = known ? op.op : SqlOperator::kNone;
  nodes_.back().name = op.name;
}

// A name alone that we took for a column may be none.
void SqlParser::Unname(std::uint32_t node) {
  SqlNode& named = nodes_[node];
  const bool column =
      named.kind == SqlKind::kColumn || named.kind == SqlKind::kQuoted;
  if (column && named.end == node) named.kind = SqlKind::kWord;
}

}  // namespace audit
