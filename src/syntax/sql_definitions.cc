// Statements of SQL that make, change and drop things, those of procedures, and
// what is delimited but not read.
#include <algorithm>

#include "core/text.h"
#include "syntax/sql_parser.h"

namespace audit {
namespace {

using Kind = SqlLexemeKind;

SqlObject ObjectOf(SqlWord word) {
  switch (word) {
    case SqlWord::kTable:
      return SqlObject::kTable;
    case SqlWord::kView:
      return SqlObject::kView;
    case SqlWord::kIndex:
      return SqlObject::kIndex;
    case SqlWord::kSequence:
      return SqlObject::kSequence;
    case SqlWord::kFunction:
    case SqlWord::kProcedure:
    case SqlWord::kTrigger:
    case SqlWord::kPackage:
      return SqlObject::kRoutine;
    default:
      return SqlObject::kNone;
  }
}

// What may stand between CREATE and what it makes. Behind any other word comes
// something that we do not tell apart: CREATE TYPE x AS TABLE OF y.
bool IsModifier(SqlWord word, std::string_view text) {
  static constexpr std::string_view kWords[] = {
      "temporary", "temp",    "global",      "local",
      "unlogged",  "private", "editionable", "noforce"};
  switch (word) {
    case SqlWord::kOr:
    case SqlWord::kReplace:
    case SqlWord::kUnique:
    case SqlWord::kForce:
    case SqlWord::kMaterialized:
      return true;
    default:
      return std::any_of(std::begin(kWords), std::end(kWords),
                         [&](std::string_view known) {
                           return EqualsIgnoreCase(text, known);
                         });
  }
}

}  // namespace

// The verb and its object are taken. kOther: nothing that we tell apart.
SqlObject SqlParser::TakeObject() {
  std::size_t words = 1;
  SqlObject object = SqlObject::kNone;
  while (IsModifier(WordAt(words), TextOf(Peek(words).region))) ++words;
  object = ObjectOf(WordAt(words));
  if (object != SqlObject::kNone) ++words;
  if (object == SqlObject::kNone) {
    words = KindAt(1) == Kind::kName ? 2 : 1;
    object = SqlObject::kOther;
  }
  top().name = Span(words);
  top().object = object;
  Next(words);
  return object;
}

// IF [NOT] EXISTS, CONCURRENTLY, ONLY: nothing of them is claimed.
void SqlParser::SkipConditions() {
  if (WordAt(0) == SqlWord::kConcurrently) Next();
  if (WordAt(0) == SqlWord::kIf) {
    const std::size_t nots = WordAt(1) == SqlWord::kNot ? 1 : 0;
    if (WordAt(1 + nots) == SqlWord::kExists) Next(2 + nots);
  }
  if (WordAt(0) == SqlWord::kOnly) Next();
}

void SqlParser::StartCreate() {
  top().verb = SqlVerb::kCreate;
  const std::size_t begin = at_;
  switch (TakeObject()) {
    case SqlObject::kTable:
    case SqlObject::kView:
      SkipConditions();
      return TakeMadeTable();
    case SqlObject::kIndex: {
      SkipConditions();
      if (WordAt(0) != SqlWord::kOn && KindAt(0) == Kind::kName) {
        EmitDotted(SqlKind::kWord, DottedEnd(at_));
      } else if (KindAt(0) == Kind::kQuotedName || KindAt(0) == Kind::kCode) {
        Leaf(SqlKind::kWord);
      }
      if (WordAt(0) == SqlWord::kOn) TakeTableList(1);
      return TakeRest(false);
    }
    case SqlObject::kRoutine:
      return TakeRoutine(begin);
    default:
      return TakeRest(false);
  }
}

// CREATE TABLE x (...) or AS query, CREATE VIEW x (...) AS query.
void SqlParser::TakeMadeTable() {
  TakeTableList(1);
  std::size_t end = at_;
  while (end < lexemes_.size() && !EndsAt(end)) {
    const std::size_t inner = At(end + 1).kind == Kind::kOpen ? 2 : 1;
    const std::size_t now = at_;
    at_ = end;
    const bool query = WordAt(0) == SqlWord::kAs && StartsQuery(inner);
    at_ = now;
    if (query) {
      Opaque(SqlKind::kOpaque, end);
      Next();
      top().clause = SqlClause::kSelect;
      Push(Form::kQuery);
      return;
    }
    if (StartsStatementLine(end)) break;
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  const bool view = top().object == SqlObject::kView;
  if (view && end == at_) MissPart(SqlFaultKind::kQueryExpected);
  Opaque(SqlKind::kOpaque, end);
}

void SqlParser::StartTables(SqlVerb verb) {
  top().verb = verb;
  SqlObject object = SqlObject::kTable;
  if (verb == SqlVerb::kTruncate) {
    const std::size_t words = WordAt(1) == SqlWord::kTable ? 2 : 1;
    top().name = Span(words);
    top().object = object;
    Next(words);
  } else {
    object = TakeObject();
  }
  SkipConditions();
  if (object == SqlObject::kTable || object == SqlObject::kView) {
    TakeTableList(verb == SqlVerb::kAlter ? 1 : lexemes_.size());
  } else if (object == SqlObject::kIndex && KindAt(0) == Kind::kName) {
    EmitDotted(SqlKind::kWord, DottedEnd(at_));
    if (WordAt(0) == SqlWord::kOn) TakeTableList(1);
  }
  TakeRest(false);
}

// GRANT rights ON [TABLE] a, b TO x; rights on anything else are opaque.
void SqlParser::StartGrant(SqlVerb verb) {
  top().verb = verb;
  top().name = Peek().region;
  Next();
  std::size_t on = at_;
  const std::size_t end = RestEnd(false);
  while (on < end && At(on).word != SqlWord::kOn) ++on;
  Opaque(SqlKind::kOpaque, on);
  const bool tables =
      WordAt(0) == SqlWord::kOn &&
      (WordAt(1) == SqlWord::kTable || KindAt(2) == Kind::kDot ||
       KindAt(2) == Kind::kComma || WordAt(2) == SqlWord::kTo ||
       WordAt(2) == SqlWord::kFrom);
  if (tables) TakeTableList(lexemes_.size());
  TakeRest(false);
}

// Tables between commas behind ON or TABLE, as a clause.
void SqlParser::TakeTableList(std::size_t most) {
  const bool on = WordAt(0) == SqlWord::kOn;
  OpenClause(SqlClause::kTarget, !on                            ? 0
                                 : WordAt(1) == SqlWord::kTable ? 2
                                                                : 1);
  for (std::size_t taken = 0; taken < most; ++taken) {
    const Kind kind = KindAt(0);
    if (kind == Kind::kName && !IsReserved(WordAt(0))) {
      EmitDotted(SqlKind::kTable, DottedEnd(at_));
    } else if (kind == Kind::kQuotedName) {
      EmitDotted(SqlKind::kTable, DottedEnd(at_));
    } else if (kind == Kind::kCode) {
      Leaf(SqlKind::kCode);
    } else {
      MissPart(SqlFaultKind::kSourceExpected);
    }
    if (KindAt(0) != Kind::kComma || taken + 1 == most) break;
    Next();
  }
  Close(SqlKind::kClause);
}

// A statement that begins a line: SQL Server needs no semicolon before it.
bool SqlParser::StartsStatementLine(std::size_t at) const {
  const SqlWord word = At(at).word;
  const bool begins = word == SqlWord::kSelect ||
                      (word >= SqlWord::kAlter && word <= SqlWord::kUpdate);
  if (!begins || at <= at_ || IsReserved(At(at - 1).word) ||
      At(at - 1).kind == Kind::kComma) {
    return false;
  }
  return StartsLine(at);
}

// Behind what belongs to an opaque statement.
std::size_t SqlParser::RestEnd(bool stops_at_words) const {
  std::size_t end = at_;
  while (end < lexemes_.size() && !EndsAt(end) && !StartsStatementLine(end)) {
    const SqlWord word = At(end).word;
    const bool begins = word == SqlWord::kSelect || word == SqlWord::kBegin ||
                        (word >= SqlWord::kAlter && word <= SqlWord::kUpdate);
    if (stops_at_words && begins && end > at_) break;
    end = At(end).kind == Kind::kOpen ? ParensEnd(end) : end + 1;
  }
  return end;
}

void SqlParser::TakeRest(bool stops_at_words) {
  Opaque(SqlKind::kOpaque, RestEnd(stops_at_words));
}

// Behind the END of the first BEGIN from `at` on; `at` where there is no BEGIN
// before the end. CASE has an END, too, while that of IF and LOOP says so.
std::size_t SqlParser::BlockEnd(std::size_t at) const {
  std::size_t depth = 0;
  for (std::size_t end = at; end < lexemes_.size(); ++end) {
    const SqlWord word = At(end).word;
    if (At(end).kind == Kind::kBatchEnd) return depth == 0 ? at : end;
    if (word == SqlWord::kBegin || word == SqlWord::kCase) {
      const bool ends = end > 0 && At(end - 1).word == SqlWord::kEnd;
      const bool work = At(end + 1).word == SqlWord::kTransaction;
      depth += ends || work ? 0 : 1;
    } else if (word == SqlWord::kEnd && depth > 0) {
      const SqlWord of = At(end + 1).word;
      const bool other =
          (of == SqlWord::kIf || of == SqlWord::kLoop) && !StartsLine(end + 1);
      depth -= other ? 0 : 1;
      if (depth == 0) return end + 1;
    }
  }
  return depth == 0 ? at : lexemes_.size() + 1;
}

// A block, or the making of a procedure with one: opaque up to what ends it.
void SqlParser::TakeRoutine(std::size_t begin) {
  top().verb = SqlVerb::kBlock;
  if (top().name.empty()) top().name = Peek().region;
  std::size_t at = at_;
  bool has_body = begin == at_;  // BEGIN, DECLARE
  while (!has_body && at < lexemes_.size() && !EndsAt(at)) {
    // AS '...' and AS $$...$$ hold the body in a string.
    const bool as = At(at).word == SqlWord::kAs || At(at).word == SqlWord::kIs;
    has_body = (as && At(at + 1).kind != Kind::kString) ||
               At(at).word == SqlWord::kBegin;
    if (!has_body) ++at;
  }
  std::size_t end = at;
  if (has_body) {
    end = BlockEnd(at);
    const bool unclosed = end > lexemes_.size() || (end == at && begin == at_);
    if (unclosed) MissPart(SqlFaultKind::kUnclosedBlock);
    if (end == at) end = BatchEnd(at);
    end = std::min(end, lexemes_.size());
  }
  while (end < lexemes_.size() && !EndsAt(end) && !StartsStatementLine(end)) {
    ++end;
  }
  Opaque(SqlKind::kOpaque, end);
}

// SQL Server's procedures without BEGIN go on to the end of the batch.
std::size_t SqlParser::BatchEnd(std::size_t at) const {
  while (at < lexemes_.size() && At(at).kind != Kind::kBatchEnd) ++at;
  return at;
}

}  // namespace audit
