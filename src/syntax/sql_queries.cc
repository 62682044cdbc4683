// Queries of SQL: WITH, SELECT, what joins and ends them.
#include "syntax/sql_parser.h"

namespace audit {

// Behind WITH: names of queries between commas.
void SqlParser::StepWith() {
  const Kind kind = KindAt(0);
  const bool more = top().items == 0 || KindAt(0) == Kind::kComma;
  if (!more || EndsAt(at_) || kind == Kind::kClose) {
    return Close(SqlKind::kClause);
  }
  if (kind == Kind::kComma) Next();
  ++top().items;
  Frame& frame = Push(Form::kWithQuery);
  const bool named = KindAt(0) == Kind::kQuotedName ||
                     KindAt(0) == Kind::kCode ||
                     (KindAt(0) == Kind::kName && !IsReserved(WordAt(0)));
  if (!named) {
    AddFault(SqlFaultKind::kNameExpected, {frame.begin, frame.begin});
    Emit(SqlKind::kError, Count(), {frame.begin, frame.begin});
    return;
  }
  frame.name = Peek().region;
  Leaf(SqlKind::kName);
  if (KindAt(0) == Kind::kOpen) OpenParens(Form::kNames);
}

void SqlParser::StepWithQuery() {
  const bool done = top().clause == SqlClause::kSelect;
  if (!done && WordAt(0) == SqlWord::kAs) Next();
  if (!done && WordAt(0) == SqlWord::kNot) Next();
  if (!done && WordAt(0) == SqlWord::kMaterialized) Next();
  if (done || KindAt(0) != Kind::kOpen) {
    if (!done) MissPart(SqlFaultKind::kQueryExpected);
    return Close(SqlKind::kWithQuery);
  }
  top().clause = SqlClause::kSelect;
  OpenParens(Form::kGroup);
  // PostgreSQL: WITH x AS (DELETE FROM a RETURNING b).
  const SqlWord word = WordAt(0);
  const bool changes = word == SqlWord::kInsert || word == SqlWord::kUpdate ||
                       word == SqlWord::kDelete || word == SqlWord::kMerge;
  if (changes) Push(Form::kStatement);
}

void SqlParser::StepQuery() {
  if (top().state == State::kStart) return StepQueryStart();
  const SqlWord word = WordAt(0);
  const bool is_set = word == SqlWord::kUnion || word == SqlWord::kIntersect ||
                      word == SqlWord::kExcept || StartsMinus();
  if (is_set) {
    if (word == SqlWord::kMinus) Mark(SqlMark::kMinus, Peek().region);
    const bool all =
        WordAt(1) == SqlWord::kAll || WordAt(1) == SqlWord::kDistinct;
    const Region name = Span(all ? 2 : 1);
    Opaque(SqlKind::kSetOperator, at_ + (all ? 2 : 1));
    nodes_.back().name = name;
    top().state = State::kStart;
    return;
  }
  if (word == SqlWord::kOrder) {
    return OpenClause(SqlClause::kOrderBy, WordAt(1) == SqlWord::kBy   ? 2
                                           : WordAt(2) == SqlWord::kBy ? 3
                                                                       : 1);
  }
  if (StartsRowsClause()) {
    if (word == SqlWord::kLimit) Mark(SqlMark::kLimit, Peek().region);
    return OpenClause(SqlClause::kLimit, 1);
  }
  if (word == SqlWord::kFor || StartsOption()) return TakeFor();
  if (KindAt(0) == Kind::kCode) return Leaf(SqlKind::kCode);
  if (!EndsAt(at_) && KindAt(0) != Kind::kClose && !StartsStatement() &&
      !MayEndQuery(word)) {
    return SkipNotUnderstood();
  }
  Close(SqlKind::kQuery);
}

// FOR UPDATE, FOR XML, OPTION (...).
void SqlParser::TakeFor() {
  OpenClause(SqlClause::kFor, 1);
  std::size_t end = at_;
  while (end < lexemes_.size() && At(end).kind != Kind::kClose &&
         !EndsAt(end) && !StartsStatementLine(end)) {
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  Opaque(SqlKind::kOpaque, end);
  Close(SqlKind::kClause);
}

// INSERT ... SELECT goes on behind its query; so does a value in parentheses.
bool SqlParser::MayEndQuery(SqlWord word) const {
  const Frame& around = below();
  if (around.form != Form::kStatement) return true;
  if (around.verb == SqlVerb::kCreate) return word == SqlWord::kWith;
  return around.verb == SqlVerb::kInsert &&
         (word == SqlWord::kOn || word == SqlWord::kReturning);
}

// One of what UNION and its kin join, or WITH before the first.
void SqlParser::StepQueryStart() {
  const bool first = top().first == Count();
  switch (WordAt(0)) {
    case SqlWord::kSelect:
      top().state = State::kAfter;
      return StartSelect();
    case SqlWord::kValues:
      top().state = State::kAfter;
      return OpenClause(SqlClause::kValues, 1);
    case SqlWord::kWith: {
      if (!first) break;
      OpenClause(SqlClause::kWith, WordAt(1) == SqlWord::kRecursive ? 2 : 1);
      top().form = Form::kWith;
      return;
    }
    case SqlWord::kInsert:
    case SqlWord::kUpdate:
    case SqlWord::kDelete:
    case SqlWord::kMerge:
      // WITH x AS (...) DELETE: the statement's own, no query.
      if (first || below().form != Form::kStatement) break;
      frames_.pop_back();
      return StartByWord(WordAt(0));
    default:
      break;
  }
  top().state = State::kAfter;
  if (KindAt(0) == Kind::kOpen) return OpenParens(Form::kGroup);
  if (KindAt(0) == Kind::kCode) return Leaf(SqlKind::kCode);
  MissPart(SqlFaultKind::kQueryExpected);
}

// SELECT with what may stand before its columns.
void SqlParser::StartSelect() {
  Push(Form::kSelect).name = Peek().region;
  OpenClause(SqlClause::kSelect, 1);
  const auto is_open = [&] { return KindAt(0) == Kind::kOpen; };
  if (WordAt(0) == SqlWord::kDistinct || WordAt(0) == SqlWord::kAll ||
      (WordAt(0) == SqlWord::kUnique && KindAt(1) != Kind::kDot)) {
    Next();
    // PostgreSQL: DISTINCT ON (a, b).
    if (WordAt(0) == SqlWord::kOn) {
      Next();
      if (is_open()) Opaque(SqlKind::kOpaque, ParensEnd(at_));
    }
  }
  if (WordAt(0) == SqlWord::kSelectOption && KindAt(1) == Kind::kName) Next();
  if (WordAt(0) == SqlWord::kTop) TakeTop();
  top().item = Count();
}

// TOP 10, TOP (10) PERCENT WITH TIES; a column may be called so.
void SqlParser::TakeTop() {
  const Kind kind = KindAt(1);
  std::size_t end = at_ + 2;
  if (kind == Kind::kOpen) {
    end = ParensEnd(at_ + 1);
  } else if (kind != Kind::kNumber && kind != Kind::kParameter &&
             kind != Kind::kCode) {
    return;
  }
  Mark(SqlMark::kTop, Peek().region);
  if (At(end).word == SqlWord::kPercent) ++end;
  if (At(end).word == SqlWord::kWith && At(end + 1).word == SqlWord::kTies) {
    end += 2;
  }
  OpenClause(SqlClause::kLimit, 1);
  Opaque(SqlKind::kOpaque, end);
  Close(SqlKind::kClause);
  top().expects_operand = true;
}

void SqlParser::StepSelect() {
  const SqlWord word = WordAt(0);
  const std::size_t two = WordAt(1) == SqlWord::kBy ? 2 : 1;
  switch (word) {
    case SqlWord::kFrom:
      return OpenSources(SqlClause::kFrom, 1);
    case SqlWord::kInto:
      return OpenSources(SqlClause::kInto, 1);
    case SqlWord::kWhere:
      return OpenClause(SqlClause::kWhere, 1);
    case SqlWord::kGroup:
      return OpenClause(SqlClause::kGroupBy, two);
    case SqlWord::kHaving:
      return OpenClause(SqlClause::kHaving, 1);
    case SqlWord::kQualify:
      return OpenClause(SqlClause::kQualify, 1);
    case SqlWord::kConnect:
      if (two == 1) break;
      Mark(SqlMark::kConnectBy, Span(2));
      return OpenClause(SqlClause::kConnectBy, 2);
    case SqlWord::kStart:
      if (WordAt(1) != SqlWord::kWith) break;
      Mark(SqlMark::kConnectBy, Span(2));
      return OpenClause(SqlClause::kStartWith, 2);
    case SqlWord::kWindow:
      if (!StartsClause()) break;
      return TakeWindows();
    default:
      break;
  }
  // Code here may be a clause, or the end of one.
  if (KindAt(0) == Kind::kCode) return Leaf(SqlKind::kCode);
  Close(SqlKind::kSelect);
}

// WINDOW name AS (...), between commas: not read.
void SqlParser::TakeWindows() {
  OpenClause(SqlClause::kWindow, 1);
  std::size_t end = at_;
  while (At(end).kind == Kind::kName && At(end + 1).word == SqlWord::kAs &&
         At(end + 2).kind == Kind::kOpen) {
    end = ParensEnd(end + 2);
    if (At(end).kind == Kind::kComma) ++end;
  }
  Opaque(SqlKind::kOpaque, end);
  Close(SqlKind::kClause);
}

// Names of columns in parentheses; types may stand behind them.
void SqlParser::StepNames() {
  const Kind kind = KindAt(0);
  if (kind == Kind::kClose) {
    Next();
    return Close(SqlKind::kNames);
  }
  if (EndsAt(at_)) return Missing();
  if (kind == Kind::kComma) return Next();
  if (kind == Kind::kName || kind == Kind::kQuotedName) {
    const std::size_t end = DottedEnd(at_);
    Opaque(SqlKind::kName, end);
  } else if (kind == Kind::kCode) {
    Leaf(SqlKind::kCode);
  } else {
    AddFault(SqlFaultKind::kNameExpected, Peek().region);
    Emit(SqlKind::kError, Count(), Peek().region);
    Next();
  }
  std::size_t end = at_;
  while (end < lexemes_.size() && At(end).kind != Kind::kComma &&
         At(end).kind != Kind::kClose && !EndsAt(end)) {
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  Opaque(SqlKind::kOpaque, end);
}

}  // namespace audit
