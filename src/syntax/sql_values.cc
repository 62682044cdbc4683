// Values of SQL between commas: in clauses, parentheses, calls, CASE.
#include "core/text.h"
#include "syntax/sql_parser.h"

namespace audit {

void SqlParser::StepValue() {
  switch (KindAt(0)) {
    case Kind::kSemicolon:
    case Kind::kBatchEnd:
      return CloseValues();
    case Kind::kClose:
      if (top().in_parens && top().form != Form::kSubscript) {
        return CloseParens();
      }
      return open_parens_ == 0 ? Stray() : CloseValues();
    case Kind::kCloseBracket:
      if (top().form != Form::kSubscript) return Stray();
      return CloseParens();
    case Kind::kComma:
      return TakeComma();
    case Kind::kName:
      return StepName();
    case Kind::kOperator:
      return TakeOperator();
    case Kind::kCast:
      return TakeCast();
    case Kind::kOpenBracket:
      return TakeSubscript();
    case Kind::kBad:
    case Kind::kDot:
      return Stray();
    default:
      break;
  }
  if (!top().expects_operand) {
    if (MayAlias() && IsQuotedAlias()) return TakeAlias();
    PushJoining();
  }
  TakeOperand();
}

// A word ends what stands open, is an operator, or a value.
void SqlParser::StepName() {
  const SqlWord word = WordAt(0);
  const Form form = top().form;
  if (form == Form::kCase && StepCase(word)) return;
  if (form == Form::kCall && StepCall(word)) return;
  if (StepOwnWord(word)) return;
  const bool rollup = word == SqlWord::kWith && KindAt(1) == Kind::kName &&
                      top().clause == SqlClause::kGroupBy;
  const bool query = top().expects_operand && IsEmptyItem() && top().in_parens;
  const bool set = query ? StartsQuery(0) : false;
  if (set) {
    Push(Form::kQuery);
    return;
  }
  const bool call = top().expects_operand && KindAt(1) == Kind::kOpen &&
                    (word == SqlWord::kValues || word == SqlWord::kLeft ||
                     word == SqlWord::kRight);
  const bool joins = StartsQueryPart();
  if (joins && JoinsQueries()) return;
  const bool ends = !call && !rollup && (StartsClause() || StartsStatement());
  if (ends) {
    if (form == Form::kClause || form == Form::kCase) return CloseValues();
    if (!top().expects_operand) PushJoiner(SqlKind::kError);
    SkipNotUnderstood();
    top().expects_operand = false;
    return;
  }
  if (rollup) return Next(2);
  if (!top().expects_operand) return TakeOperatorWord();
  TakeNamedOperand();
}

// Words with a meaning of their own in one kind of clause.
bool SqlParser::StepOwnWord(SqlWord word) {
  const SqlClause clause = top().clause;
  if (top().form != Form::kClause) return false;
  if (clause == SqlClause::kLimit) {
    const bool ties = word == SqlWord::kWith && WordAt(1) == SqlWord::kTies;
    const bool skipped = ties || word == SqlWord::kRow ||
                         word == SqlWord::kRows || word == SqlWord::kOnly ||
                         word == SqlWord::kNext || word == SqlWord::kFirst ||
                         word == SqlWord::kPercent;
    // FETCH FIRST ROW ONLY, LIMIT ALL.
    const bool value = top().expects_operand && IsEmptyItem() &&
                       (word == SqlWord::kRow || word == SqlWord::kAll);
    if (value) top().expects_operand = false;
    if (value) Leaf(SqlKind::kWord);
    if (skipped && !value) Next(ties ? 2 : 1);
    if (skipped || value) return true;
  }
  // The frame of a window: ROWS BETWEEN ...
  const bool rows = word == SqlWord::kRows && !top().expects_operand &&
                    below().form == Form::kWindow;
  if (rows) CloseValues();
  return rows;
}

// Where a subquery stands before UNION and its kin, they make one query.
bool SqlParser::JoinsQueries() {
  const bool alone = !top().expects_operand && top().in_parens &&
                     operators_.size() == top().operators &&
                     nodes_.back().kind == SqlKind::kSubquery;
  if (alone) TurnIntoQuery();
  return alone;
}

bool SqlParser::StartsQueryPart() const {
  const SqlWord word = WordAt(0);
  return word == SqlWord::kUnion || word == SqlWord::kExcept ||
         word == SqlWord::kIntersect || word == SqlWord::kOrder ||
         StartsMinus() || StartsRowsClause();
}

bool SqlParser::StepCase(SqlWord word) {
  const bool branch = word == SqlWord::kWhen || word == SqlWord::kThen ||
                      word == SqlWord::kElse;
  if (!branch && word != SqlWord::kEnd) return false;
  const bool first = top().word == SqlWord::kCase;
  if (!first || !IsEmptyItem()) FinishItem();
  EndBranch();
  top().word = word;
  top().inner = Count();
  top().inner_name = Peek().region;
  Next();
  if (word == SqlWord::kEnd) {
    Close(SqlKind::kCase);
    return true;
  }
  top().expects_operand = true;
  return true;
}

void SqlParser::EndBranch() {
  if (top().word == SqlWord::kCase) return;
  Emit(SqlKind::kBranch, top().inner, {top().inner_name.begin, Here()});
  nodes_.back().name = top().inner_name;
  top().item = Count();
}

// Words that stand between the arguments of some functions.
bool SqlParser::StepCall(SqlWord word) {
  return top().expects_operand ? StepBeforeArgument(word)
                               : StepBehindArgument(word);
}

bool SqlParser::StepBeforeArgument(SqlWord word) {
  if (!IsEmptyItem()) return false;
  switch (word) {
    case SqlWord::kDistinct:
    case SqlWord::kAll:
    case SqlWord::kFrom:  // TRIM(BOTH FROM a)
      Next();
      return true;
    case SqlWord::kLeading:
    case SqlWord::kBoth:
      if (KindAt(1) == Kind::kComma || KindAt(1) == Kind::kClose) return false;
      Leaf(SqlKind::kWord);
      top().item = Count();
      return true;
    default:
      return false;
  }
}

bool SqlParser::StepBehindArgument(SqlWord word) {
  switch (word) {
    case SqlWord::kIn:
      if (KindAt(1) == Kind::kOpen ||
          !EqualsIgnoreCase(TextOf(top().name), "position")) {
        return false;
      }
      [[fallthrough]];
    case SqlWord::kFrom:
    case SqlWord::kFor:
    case SqlWord::kUsing:
    case SqlWord::kSeparator:
      FinishItem();
      Next();
      if (word != SqlWord::kUsing || KindAt(0) != Kind::kName) return true;
      top().expects_operand = false;
      Leaf(SqlKind::kWord);  // USING utf8
      return true;
    case SqlWord::kAs:
      FinishItem();
      Next();
      TakeType();
      top().expects_operand = false;
      return true;
    case SqlWord::kOrder:
      FinishItem();
      OpenClause(SqlClause::kOrderBy, WordAt(1) == SqlWord::kBy ? 2 : 1);
      return true;
    default:
      return false;
  }
}

bool SqlParser::IsEmptyItem() const {
  return Count() == top().item && operators_.size() == top().operators;
}

void SqlParser::TakeComma() {
  const Frame& frame = top();
  if (frame.form == Form::kCase) return CloseValues();
  const bool condition =
      frame.form == Form::kClause &&
      (frame.clause == SqlClause::kWhere ||
       frame.clause == SqlClause::kHaving || frame.clause == SqlClause::kOn ||
       frame.clause == SqlClause::kWhen ||
       frame.clause == SqlClause::kConnectBy ||
       frame.clause == SqlClause::kStartWith ||
       frame.clause == SqlClause::kExpression);
  FinishItem();
  if (condition) return Stray();
  Next();
}

// Everything since the last comma is one value now.
void SqlParser::FinishItem() {
  if (top().expects_operand) Miss();
  ReduceTo(0);
  ReadFirstArguments();
  Frame& frame = top();
  ++frame.items;
  frame.item = Count();
  frame.expects_operand = true;
  frame.aliased = false;
}

// What looks like a column and may be something else.
void SqlParser::ReadFirstArguments() {
  const Frame& frame = top();
  const std::uint32_t root = Count() - 1;
  if (frame.form == Form::kCall) {
    const bool unit = frame.items == 0 && (frame.word == SqlWord::kDatePart ||
                                           frame.word == SqlWord::kExtract);
    const bool type = frame.items < 2 && frame.word == SqlWord::kConvert;
    if (unit || type) Unname(root);
    if (type && nodes_[root].kind == SqlKind::kCall && frame.items == 0) {
      nodes_[root].kind = SqlKind::kType;
    }
  }
  // SQL Server: alias = value.
  const bool equal = nodes_[root].kind == SqlKind::kBinary &&
                     nodes_[root].op == SqlOperator::kEqual;
  if (frame.clause == SqlClause::kSelect && frame.form == Form::kClause &&
      equal) {
    Unname(nodes_[root - 1].end - 1);
  }
}

// At what cannot be part of it.
void SqlParser::CloseValues() {
  const bool none =
      IsEmptyItem() && top().expects_operand && top().form != Form::kClause;
  if (!none) FinishItem();
  if (top().form == Form::kSources) return CloseSources();
  if (top().form != Form::kClause) return Missing();
  Close(SqlKind::kClause);
}

void SqlParser::CloseParens() {
  const Form form = top().form;
  const bool empty = IsEmptyItem() && top().expects_operand;
  if (form != Form::kCall || !empty || top().items > 0) {
    FinishItem();
  }
  const bool one = top().items == 1;
  const SqlKind inner = nodes_.empty() ? SqlKind::kError : nodes_.back().kind;
  const bool query =
      one && (inner == SqlKind::kQuery || inner == SqlKind::kStatement);
  Next();
  switch (form) {
    case Form::kCall:
      return Close(SqlKind::kCall);
    case Form::kSubscript:
      return Close(SqlKind::kSubscript);
    case Form::kList:
      return Close(query ? SqlKind::kSubquery : SqlKind::kList);
    default:
      return Close(query ? SqlKind::kSubquery
                   : one ? SqlKind::kGroup
                         : SqlKind::kList);
  }
}

void SqlParser::StepWindow() {
  const SqlWord word = WordAt(0);
  if (KindAt(0) == Kind::kClose) {
    Next();
    return Close(SqlKind::kOver);
  }
  if (EndsAt(at_)) return Missing();
  if (word == SqlWord::kPartition || word == SqlWord::kOrder) {
    return OpenClause(
        word == SqlWord::kOrder ? SqlClause::kOrderBy : SqlClause::kPartitionBy,
        WordAt(1) == SqlWord::kBy ? 2 : 1);
  }
  if (word == SqlWord::kWhere) return OpenClause(SqlClause::kWhere, 1);
  std::size_t end = at_ + 1;
  while (end < lexemes_.size() && At(end).kind != Kind::kClose &&
         !EndsAt(end) && At(end).word != SqlWord::kOrder &&
         At(end).word != SqlWord::kPartition) {
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  Opaque(SqlKind::kOpaque, end);
}

}  // namespace audit
