// Statements of SQL and their clauses, as far as those are not a query's own.
#include "syntax/sql_parser.h"

namespace audit {

namespace {

SqlVerb VerbOf(SqlWord word) {
  switch (word) {
    case SqlWord::kInsert:
    case SqlWord::kReplace:
      return SqlVerb::kInsert;
    case SqlWord::kUpdate:
      return SqlVerb::kUpdate;
    case SqlWord::kDelete:
      return SqlVerb::kDelete;
    case SqlWord::kMerge:
      return SqlVerb::kMerge;
    case SqlWord::kAlter:
      return SqlVerb::kAlter;
    case SqlWord::kDrop:
      return SqlVerb::kDrop;
    case SqlWord::kTruncate:
      return SqlVerb::kTruncate;
    case SqlWord::kGrant:
      return SqlVerb::kGrant;
    case SqlWord::kRevoke:
      return SqlVerb::kRevoke;
    case SqlWord::kCall:
    case SqlWord::kExec:
    case SqlWord::kExecute:
      return SqlVerb::kCall;
    default:
      return SqlVerb::kOther;
  }
}

}  // namespace

// The statement's frame is open, and nothing of it is read, but for code.
void SqlParser::StartStatement() {
  if (EndsAt(at_)) {
    top().verb = SqlVerb::kCode;
    return Close(SqlKind::kStatement);
  }
  const SqlWord word = WordAt(0);
  if (form_ == SqlForm::kPart && !StartsPartStatement()) {
    top().verb = SqlVerb::kExpression;
    top().state = State::kAfter;
    return OpenClause(SqlClause::kExpression, 0);
  }
  if (KindAt(0) == Kind::kCode) {
    top().verb = SqlVerb::kCode;
    return Leaf(SqlKind::kCode);
  }
  std::size_t inner = 0;
  while (KindAt(inner) == Kind::kOpen) ++inner;
  if (StartsQuery(inner)) {
    top().verb = SqlVerb::kSelect;
    top().state = State::kAfter;
    Push(Form::kQuery);
    return;
  }
  const bool begins =
      (word >= SqlWord::kAlter && word <= SqlWord::kLastStatement) ||
      word == SqlWord::kSet || word == SqlWord::kElse;
  if (begins && KindAt(1) != Kind::kDot) return StartByWord(word);
  StartUnknown();
}

// What is made by code may go on in any way.
void SqlParser::StartUnknown() {
  const bool code = top().verb == SqlVerb::kCode;
  if (!code) {
    top().verb = SqlVerb::kUnknown;
    AddFault(SqlFaultKind::kNotAStatement, Peek().region);
  }
  const std::size_t end = RestEnd(false);
  Opaque(code ? SqlKind::kOpaque : SqlKind::kError, std::max(end, at_ + 1));
  Close(SqlKind::kStatement);
}

void SqlParser::StartByWord(SqlWord word) {
  top().state = State::kAfter;
  switch (word) {
    case SqlWord::kInsert:
    case SqlWord::kReplace:
    case SqlWord::kUpdate:
    case SqlWord::kDelete:
    case SqlWord::kMerge:
      return StartChange(VerbOf(word));
    case SqlWord::kCreate:
      return StartCreate();
    case SqlWord::kAlter:
    case SqlWord::kDrop:
    case SqlWord::kTruncate:
      return StartTables(VerbOf(word));
    case SqlWord::kGrant:
    case SqlWord::kRevoke:
      return StartGrant(VerbOf(word));
    case SqlWord::kBegin:
      if (EndsAt(at_ + 1) || WordAt(1) == SqlWord::kTransaction) {
        return StartOther(SqlVerb::kOther);
      }
      return TakeRoutine(at_);
    case SqlWord::kDeclare:
      if (KindAt(1) == Kind::kParameter || WordAt(2) == SqlWord::kCursor) {
        return StartOther(SqlVerb::kOther);
      }
      return TakeRoutine(at_);
    default:
      return StartOther(VerbOf(word));
  }
}

// SET, EXEC, COMMIT: opaque. IF is so up to the statement that it decides on.
void SqlParser::StartOther(SqlVerb verb) {
  top().verb = verb;
  top().name = Peek().region;
  Next();
  if (verb == SqlVerb::kCall && KindAt(0) == Kind::kName) {
    EmitDotted(SqlKind::kWord, DottedEnd(at_));
  }
  TakeRest(true);
}

void SqlParser::StartChange(SqlVerb verb) {
  std::size_t words = 1;
  top().verb = verb;
  const bool into = verb == SqlVerb::kInsert || verb == SqlVerb::kMerge;
  // Oracle's INSERT ALL names several targets.
  if (into && WordAt(1) == SqlWord::kAll) {
    top().name = Peek().region;
    return SkipNotUnderstood();
  }
  if (WordAt(words) == SqlWord::kIgnore) ++words;
  const SqlWord wanted = into ? SqlWord::kInto : SqlWord::kFrom;
  const bool has_word = verb != SqlVerb::kUpdate && WordAt(words) == wanted;
  top().name = Span(has_word ? words + 1 : words);
  Next(words);
  if (WordAt(0) == SqlWord::kTop) TakeTop();
  const bool has_it = verb != SqlVerb::kUpdate && WordAt(0) == wanted;
  OpenSources(SqlClause::kTarget, has_it ? 1 : 0);
}

void SqlParser::StepStatement() {
  if (top().state == State::kStart) return StartStatement();
  const bool closes = KindAt(0) == Kind::kClose && open_parens_ > 0;
  if (EndsAt(at_) || closes) return Close(SqlKind::kStatement);
  const SqlVerb verb = top().verb;
  if (verb == SqlVerb::kOther || verb == SqlVerb::kCall ||
      verb == SqlVerb::kBlock) {
    return Close(SqlKind::kStatement);  // all of it is opaque
  }
  if (TakeClause()) return;
  if (top().verb == SqlVerb::kMerge && TakeMergeAction()) return;
  if (StartsStatement()) return Close(SqlKind::kStatement);
  SkipNotUnderstood();
}

bool SqlParser::TakeClause() {
  const SqlVerb verb = top().verb;
  if (TakeStatementQuery()) return true;
  if (StartsOption()) {
    TakeFor();
    return true;
  }
  if (verb == SqlVerb::kCreate && WordAt(0) == SqlWord::kWith) {
    TakeRest(false);  // WITH CHECK OPTION
    return true;
  }
  if (verb < SqlVerb::kInsert || verb > SqlVerb::kMerge) return false;
  switch (WordAt(0)) {
    case SqlWord::kFrom:
      OpenSources(SqlClause::kFrom, 1);
      return true;
    case SqlWord::kUsing:
      OpenSources(SqlClause::kUsing, 1);
      return true;
    case SqlWord::kInto:
      OpenSources(SqlClause::kInto, 1);
      return true;
    case SqlWord::kWhere:
      OpenClause(SqlClause::kWhere, 1);
      return true;
    case SqlWord::kOutput:
    case SqlWord::kReturning:
      Mark(WordAt(0) == SqlWord::kOutput ? SqlMark::kOutput
                                         : SqlMark::kReturning,
           Peek().region);
      OpenClause(SqlClause::kReturning, 1);
      return true;
    case SqlWord::kOn:
      TakeOn();
      return true;
    default:
      return TakeRows();
  }
}

// The columns that INSERT names, and the query of it or of CREATE.
bool SqlParser::TakeStatementQuery() {
  const SqlVerb verb = top().verb;
  const bool queries = verb == SqlVerb::kInsert || verb == SqlVerb::kCreate;
  const bool open = KindAt(0) == Kind::kOpen && verb == SqlVerb::kInsert;
  const bool starts = open || (StartsQuery(0) && WordAt(0) != SqlWord::kValues);
  if (!queries || !starts || top().clause != SqlClause::kNone) return false;
  if (open && KindAt(1) != Kind::kOpen && !StartsQuery(1)) {
    OpenParens(Form::kNames);
    return true;
  }
  top().clause = SqlClause::kSelect;  // one query is enough
  Push(Form::kQuery);
  return true;
}

// SET, VALUES, DEFAULT VALUES, and MySQL's ORDER BY and LIMIT.
bool SqlParser::TakeRows() {
  const SqlWord word = WordAt(0);
  const bool values = word == SqlWord::kValues || word == SqlWord::kValue;
  if (word == SqlWord::kSet) {
    const bool sets =
        top().word == SqlWord::kSet && top().verb != SqlVerb::kMerge;
    if (sets) return false;  // the next statement's
    top().word = word;
    OpenClause(SqlClause::kSet, 1);
  } else if (values && KindAt(1) == Kind::kOpen) {
    OpenClause(SqlClause::kValues, 1);
  } else if (word == SqlWord::kDefault && WordAt(1) == SqlWord::kValues) {
    Opaque(SqlKind::kOpaque, at_ + 2);
  } else if (word == SqlWord::kOrder) {
    OpenClause(SqlClause::kOrderBy, WordAt(1) == SqlWord::kBy ? 2 : 1);
  } else if (StartsRowsClause()) {
    if (word == SqlWord::kLimit) Mark(SqlMark::kLimit, Peek().region);
    OpenClause(SqlClause::kLimit, 1);
  } else {
    return false;
  }
  return true;
}

void SqlParser::TakeOn() {
  if (WordAt(1) == SqlWord::kDuplicate) {
    Mark(SqlMark::kDuplicateKey, Span(3));
    const bool whole =
        WordAt(2) == SqlWord::kKey && WordAt(3) == SqlWord::kUpdate;
    top().word = SqlWord::kSet;
    return OpenClause(SqlClause::kSet, whole ? 4 : 2);
  }
  if (WordAt(1) != SqlWord::kConflict) return OpenClause(SqlClause::kOn, 1);
  Mark(SqlMark::kOnConflict, Span(2));
  OpenClause(SqlClause::kConflict, 2);
  std::size_t end = at_;
  while (end < lexemes_.size() && At(end).word != SqlWord::kSet &&
         At(end).word != SqlWord::kReturning && !EndsAt(end)) {
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
    if (At(end).kind == Kind::kClose) break;
  }
  Opaque(SqlKind::kOpaque, end);
  Close(SqlKind::kClause);
}

// WHEN [NOT] MATCHED [BY x] [AND condition] THEN, then an action.
bool SqlParser::TakeMergeAction() {
  const SqlWord word = WordAt(0);
  if (word == SqlWord::kWhen) {
    TakeWhen();
  } else if (word == SqlWord::kThen) {
    Next();
    top().state = State::kCondition;
  } else if (top().state == State::kCondition &&
             (word == SqlWord::kUpdate || word == SqlWord::kDelete ||
              word == SqlWord::kInsert || word == SqlWord::kDo)) {
    const bool nothing = word == SqlWord::kDo && KindAt(1) == Kind::kName;
    Opaque(SqlKind::kOpaque, at_ + (nothing ? 2 : 1));
    top().state = State::kAfter;
    if (word == SqlWord::kInsert && KindAt(0) == Kind::kOpen) {
      OpenParens(Form::kNames);
    }
  } else {
    return false;
  }
  return true;
}

void SqlParser::TakeWhen() {
  std::size_t words = WordAt(1) == SqlWord::kNot ? 2 : 1;
  words = WordAt(words) == SqlWord::kMatched ? words + 1 : 1;
  if (WordAt(words) == SqlWord::kBy && KindAt(words + 1) == Kind::kName) {
    words += 2;
  }
  OpenClause(SqlClause::kWhen, words);
  if (WordAt(0) == SqlWord::kAnd) return Next();
  Close(SqlKind::kClause);
}

}  // namespace audit
