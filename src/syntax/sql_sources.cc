// What stands behind FROM and its like: tables, derived tables, functions, with
// their aliases and joins.
#include "syntax/sql_parser.h"

namespace audit {
namespace {

bool IsSideOfJoin(SqlWord word) {
  switch (word) {
    case SqlWord::kLeft:
    case SqlWord::kRight:
    case SqlWord::kFull:
    case SqlWord::kCross:
    case SqlWord::kNatural:
    case SqlWord::kInner:
    case SqlWord::kOuter:
      return true;
    default:
      return false;
  }
}

// What a word before JOIN makes of the join so far.
SqlOperator WithSide(SqlOperator join, SqlWord word) {
  if (join == SqlOperator::kNaturalJoin) return join;
  switch (word) {
    case SqlWord::kLeft:
      return SqlOperator::kLeftJoin;
    case SqlWord::kRight:
      return SqlOperator::kRightJoin;
    case SqlWord::kFull:
      return SqlOperator::kFullJoin;
    case SqlWord::kCross:
      return SqlOperator::kCrossJoin;
    case SqlWord::kNatural:
      return SqlOperator::kNaturalJoin;
    default:
      return join;
  }
}

}  // namespace

void SqlParser::StepSources() {
  switch (top().state) {
    case State::kStart:
      return TakeSource();
    case State::kAfter:
      return TakeBehindSource();
    case State::kCondition:
      break;
  }
  const Frame& frame = top();
  const bool ends = KindAt(0) == Kind::kComma || KindAt(0) == Kind::kClose ||
                    EndsAt(at_) || StartsJoin() || StartsClause() ||
                    StartsStatement() || WordAt(0) == SqlWord::kOn;
  const bool stray =
      KindAt(0) == Kind::kClose && !frame.in_parens && open_parens_ == 0;
  if (!ends || stray) return StepValue();
  FinishItem();
  top().state = State::kAfter;
}

void SqlParser::TakeSource() {
  const SqlWord word = WordAt(0);
  const Kind kind = KindAt(0);
  if (word == SqlWord::kLateral || word == SqlWord::kOnly) {
    const Kind next = KindAt(1);
    if (next == Kind::kOpen || next == Kind::kName ||
        next == Kind::kQuotedName) {
      if (word == SqlWord::kLateral) Mark(SqlMark::kLateral, Peek().region);
      Next();
      return;
    }
  }
  top().state = State::kAfter;
  top().aliased = false;
  top().item = Count();
  if (kind == Kind::kOpen) {
    return OpenParens(StartsQuery(1) ? Form::kGroup : Form::kSources);
  }
  const bool named =
      kind == Kind::kQuotedName || (kind == Kind::kName && !IsReserved(word));
  if (named) {
    const std::size_t end = DottedEnd(at_);
    const bool call = At(end).kind == Kind::kOpen &&
                      top().clause != SqlClause::kTarget &&
                      At(end + 1).word != SqlWord::kLockHint;
    if (call) return OpenCall(end);
    if (word == SqlWord::kDual && end == at_ + 1) {
      Mark(SqlMark::kDual, Peek().region);
    }
    return EmitDotted(SqlKind::kTable, end);
  }
  if (kind == Kind::kParameter) return Leaf(SqlKind::kParameter);
  if (kind == Kind::kCode) {
    const std::size_t end = DottedEnd(at_);
    if (end == at_ + 1) return Leaf(SqlKind::kCode);
    return EmitDotted(SqlKind::kTable, end);
  }
  MissPart(SqlFaultKind::kSourceExpected);
}

void SqlParser::TakeBehindSource() {
  const Kind kind = KindAt(0);
  if (kind == Kind::kComma) {
    EndJoin();
    Next();
    top().state = State::kStart;
    return;
  }
  if (StartsJoin()) return TakeJoin();
  if (TakeJoinCondition() || TakeHint() || TakeSourceAlias()) return;
  // UNION and its kin join what stands in parentheses.
  const SqlWord word = WordAt(0);
  const bool joins = word == SqlWord::kUnion || word == SqlWord::kExcept ||
                     word == SqlWord::kIntersect || StartsMinus();
  if (joins && top().in_parens && top().join == SqlOperator::kNone &&
      top().item < Count() && nodes_.back().kind == SqlKind::kSubquery) {
    return TurnIntoQuery();
  }
  const bool of_target = top().clause == SqlClause::kTarget &&
                         (kind == Kind::kOpen || word == SqlWord::kDefault ||
                          word == SqlWord::kValue);
  const bool closes =
      kind == Kind::kClose && (top().in_parens || open_parens_ > 0);
  if (of_target || closes || EndsAt(at_) || StartsClause() ||
      StartsStatement()) {
    return CloseSources();
  }
  if (kind == Kind::kCode) return Leaf(SqlKind::kCode);
  if (kind == Kind::kClose) return Stray();
  SkipNotUnderstood();
}

// ON condition, USING (names).
bool SqlParser::TakeJoinCondition() {
  const SqlWord word = WordAt(0);
  const bool names = word == SqlWord::kUsing && KindAt(1) == Kind::kOpen;
  // ON CONFLICT, ON DUPLICATE KEY: of the statement.
  const bool condition = word == SqlWord::kOn &&
                         WordAt(1) != SqlWord::kDuplicate &&
                         WordAt(1) != SqlWord::kConflict && !top().conditioned;
  if (top().join == SqlOperator::kNone || (!names && !condition)) return false;
  Next();
  if (names) {
    OpenParens(Form::kNames);
    return true;
  }
  top().conditioned = true;
  top().state = State::kCondition;
  top().expects_operand = true;
  top().item = Count();
  return true;
}

// The query that began with what stands in parentheses goes on.
void SqlParser::TurnIntoQuery() {
  const std::uint32_t first = nodes_.back().end;
  const std::uint32_t begin = nodes_.back().region.begin;
  Frame& frame = Push(Form::kQuery);
  frame.first = first;
  frame.begin = begin;
  frame.state = State::kAfter;
}

// WITH (NOLOCK), (NOLOCK), USE INDEX (x), TABLESAMPLE x (10), PIVOT (...) say
// nothing that we tell.
bool SqlParser::TakeHint() {
  const SqlWord word = WordAt(0);
  std::size_t open = 0;
  if (word == SqlWord::kWith && KindAt(1) == Kind::kOpen) open = 1;
  if (word == SqlWord::kTablesample && KindAt(2) == Kind::kOpen) open = 2;
  const bool index = word == SqlWord::kUse || word == SqlWord::kForce ||
                     word == SqlWord::kIgnore;
  if (index && WordAt(1) == SqlWord::kIndex && KindAt(2) == Kind::kOpen)
    open = 2;
  const bool parens = word == SqlWord::kPartition || word == SqlWord::kPivot;
  if (parens && KindAt(1) == Kind::kOpen) open = 1;
  const bool lock = KindAt(0) == Kind::kOpen && WordAt(1) == SqlWord::kLockHint;
  if (open == 0 && !lock) return false;
  if (WordAt(open + 1) == SqlWord::kLockHint) Mark(SqlMark::kLockHint, Span(1));
  const Region name = Peek().region;
  Opaque(SqlKind::kOpaque, ParensEnd(at_ + open));
  if (word != SqlWord::kPivot) return true;
  // What comes of it may have an alias of its own.
  nodes_.back().name = name;
  top().aliased = false;
  return true;
}

// Also the names of an alias's columns.
bool SqlParser::TakeSourceAlias() {
  const bool as = WordAt(0) == SqlWord::kAs;
  const std::size_t at = as ? 1 : 0;
  const Kind kind = KindAt(at);
  const SqlWord word = WordAt(at);
  const bool insert =
      top().clause == SqlClause::kTarget && below().verb == SqlVerb::kInsert;
  const bool name = kind == Kind::kQuotedName ||
                    (kind == Kind::kName && !IsReserved(word)) ||
                    (kind == Kind::kCode && as);
  const bool known = !as && (StartsClause(at) || StartsStatement() || insert);
  const bool possible =
      name && !known && !top().aliased && top().item < Count() &&
      (nodes_.back().kind != SqlKind::kOpaque || !nodes_.back().name.empty()) &&
      !top().conditioned;
  if (!possible) return false;
  Next(at);
  TakeAlias();
  top().aliased = true;
  if (KindAt(0) == Kind::kOpen && WordAt(1) != SqlWord::kLockHint && !insert) {
    OpenParens(Form::kNames);
  }
  return true;
}

// LEFT OUTER JOIN, CROSS APPLY, NATURAL JOIN and their kin.
void SqlParser::TakeJoin() {
  EndJoin();
  std::size_t words = 0;
  SqlOperator join = SqlOperator::kInnerJoin;
  while (IsSideOfJoin(WordAt(words))) {
    join = WithSide(join, WordAt(words++));
  }
  const SqlWord last = WordAt(words);
  const bool whole = last == SqlWord::kJoin || last == SqlWord::kApply;
  if (last == SqlWord::kApply) {
    Mark(SqlMark::kApply, Peek(words).region);
    join = SqlOperator::kApply;
  }
  words += whole ? 1 : 0;
  Frame& frame = top();
  frame.join = join;
  frame.inner = Count();
  frame.inner_name = Span(words);
  frame.state = State::kStart;
  Next(words);
  if (!whole) MissPart(SqlFaultKind::kNotUnderstood);
}

void SqlParser::EndJoin() {
  Frame& frame = top();
  if (frame.join != SqlOperator::kNone) {
    Emit(SqlKind::kJoin, frame.inner, {frame.inner_name.begin, Here()});
    nodes_.back().op = frame.join;
    nodes_.back().name = frame.inner_name;
  }
  frame.join = SqlOperator::kNone;
  frame.conditioned = false;
}

void SqlParser::CloseSources() {
  EndJoin();
  if (!top().in_parens) return Close(SqlKind::kClause);
  if (KindAt(0) != Kind::kClose) return Missing();
  Next();
  const bool query = !nodes_.empty() && nodes_.back().kind == SqlKind::kQuery &&
                     nodes_.back().end == top().first;
  Close(query ? SqlKind::kSubquery : SqlKind::kSources);
}

}  // namespace audit
