// What the next words of SQL begin, asked before they are taken.
#include "syntax/sql_parser.h"

namespace audit {

bool SqlParser::StartsQuery(std::size_t ahead) const {
  const SqlWord word = WordAt(ahead);
  if (word == SqlWord::kSelect) return true;
  if (word == SqlWord::kValues) return KindAt(ahead + 1) == Kind::kOpen;
  if (word != SqlWord::kWith) return false;
  const Kind next = KindAt(ahead + 1);
  return next == Kind::kName || next == Kind::kQuotedName ||
         next == Kind::kCode;
}

// MINUS is a name, too.
bool SqlParser::StartsMinus() const {
  return WordAt(0) == SqlWord::kMinus &&
         (WordAt(1) == SqlWord::kSelect ||
          (KindAt(1) == Kind::kOpen && StartsQuery(2)));
}

bool SqlParser::StartsOption() const {
  return WordAt(0) == SqlWord::kOption && KindAt(1) == Kind::kOpen;
}

bool SqlParser::StartsRowsClause(std::size_t ahead) const {
  const SqlWord word = WordAt(ahead);
  const SqlWord next = WordAt(ahead + 1);
  if (word == SqlWord::kFetch) {
    return next == SqlWord::kFirst || next == SqlWord::kNext;
  }
  if (word != SqlWord::kLimit && word != SqlWord::kOffset) return false;
  const Kind kind = KindAt(ahead + 1);
  return kind == Kind::kNumber || kind == Kind::kParameter ||
         kind == Kind::kCode || kind == Kind::kOpen || next == SqlWord::kAll ||
         next == SqlWord::kNull;
}

bool SqlParser::StartsJoin() const {
  switch (WordAt(0)) {
    case SqlWord::kJoin:
    case SqlWord::kInner:
    case SqlWord::kCross:
    case SqlWord::kNatural:
      return true;
    case SqlWord::kLeft:
    case SqlWord::kRight:
    case SqlWord::kFull:
      return KindAt(1) != Kind::kOpen;  // a function
    case SqlWord::kOuter:
      return WordAt(1) == SqlWord::kApply;
    default:
      return false;
  }
}

bool SqlParser::StartsClause(std::size_t ahead) const {
  switch (WordAt(ahead)) {
    case SqlWord::kFrom:
    case SqlWord::kWhere:
    case SqlWord::kGroup:
    case SqlWord::kHaving:
    case SqlWord::kOrder:
    case SqlWord::kUnion:
    case SqlWord::kIntersect:
    case SqlWord::kExcept:
    case SqlWord::kInto:
    case SqlWord::kSet:
    case SqlWord::kUsing:
    case SqlWord::kOn:
    case SqlWord::kFor:
    case SqlWord::kWith:
    case SqlWord::kThen:
    case SqlWord::kWhen:
      return true;
    default:
      return StartsRowsClause(ahead) || StartsNamedClause(ahead);
  }
}

// Words that are names, too, where something else stands behind them.
bool SqlParser::StartsNamedClause(std::size_t ahead) const {
  const SqlWord next = WordAt(ahead + 1);
  const Kind kind = KindAt(ahead + 1);
  switch (WordAt(ahead)) {
    case SqlWord::kValues:
    case SqlWord::kOption:
      return kind == Kind::kOpen;
    case SqlWord::kConnect:
      return next == SqlWord::kBy;
    case SqlWord::kStart:
      return next == SqlWord::kWith;
    case SqlWord::kMinus:
      return next == SqlWord::kSelect ||
             (kind == Kind::kOpen && StartsQuery(ahead + 2));
    case SqlWord::kWindow:
      return kind == Kind::kName && WordAt(ahead + 2) == SqlWord::kAs;
    case SqlWord::kQualify:
      return kind == Kind::kName;
    case SqlWord::kReturning:
      return kind == Kind::kName || kind == Kind::kQuotedName ||
             kind == Kind::kOperator;
    case SqlWord::kOutput:
      return kind == Kind::kName && KindAt(ahead + 2) == Kind::kDot;
    default:
      return false;
  }
}

// A word that begins statements where it can be nothing else. SQL Server needs
// no semicolon before it.
bool SqlParser::StartsStatement() const {
  const SqlWord word = WordAt(0);
  if (KindAt(1) == Kind::kOpen && word != SqlWord::kSelect) return false;
  if (word == SqlWord::kSelect ||
      (word >= SqlWord::kAlter && word <= SqlWord::kUpdate)) {
    return true;
  }
  switch (word) {
    case SqlWord::kBegin:
    case SqlWord::kCall:
    case SqlWord::kCommit:
    case SqlWord::kDeclare:
    case SqlWord::kExec:
    case SqlWord::kExecute:
    case SqlWord::kIf:
    case SqlWord::kPrint:
    case SqlWord::kRollback:
    case SqlWord::kUse:
    case SqlWord::kSet:
      return at_ > 0 && StartsLine(at_) && KindAt(1) != Kind::kComma &&
             KindAt(1) != Kind::kDot && KindAt(1) != Kind::kOperator;
    default:
      return false;
  }
}

// A part is an expression where no statement begins it.
bool SqlParser::StartsPartStatement() const {
  const SqlWord word = WordAt(0);
  const bool begins = word >= SqlWord::kAlter && word <= SqlWord::kUpdate;
  return StartsQuery(0) || StartsStatement() ||
         (begins && KindAt(1) != Kind::kOpen);
}

}  // namespace audit
