#include "syntax/sql_parser.h"

namespace audit {

SqlTree SqlParser::Read() {
  while (at_ < lexemes_.size() || frames_.size() > 1) Step();
  return Finish();
}

// Takes a lexeme, or closes what stands open. The end of the text is like a
// semicolon that is never taken.
void SqlParser::Step() {
  switch (top().form) {
    case Form::kScript:
      return StepScript();
    case Form::kStatement:
      return StepStatement();
    case Form::kWith:
      return StepWith();
    case Form::kWithQuery:
      return StepWithQuery();
    case Form::kQuery:
      return StepQuery();
    case Form::kSelect:
      return StepSelect();
    case Form::kSources:
      return StepSources();
    case Form::kNames:
      return StepNames();
    case Form::kWindow:
      return StepWindow();
    default:
      return StepValue();
  }
}

void SqlParser::StepScript() {
  if (EndsAt(at_)) return Next();
  Push(Form::kStatement);
  // A statement that took nothing of what stands here would not do so again.
  if (at_ != begun_) {
    begun_ = at_;
    return;
  }
  top().verb = SqlVerb::kUnknown;
  SkipNotUnderstood();
  Close(SqlKind::kStatement);
}

void SqlParser::OpenParens(Form form) {
  Frame& frame = Push(form);
  frame.in_parens = true;
  ++open_parens_;
  Next();
  if (StartsQuery(0) && form != Form::kNames) Push(Form::kQuery);
}

// Up to where something begins that is known.
void SqlParser::SkipNotUnderstood() {
  const std::size_t begin = at_;
  std::uint32_t depth = 0;
  do {
    depth += KindAt(0) == Kind::kOpen ? 1 : 0;
    depth -= KindAt(0) == Kind::kClose && depth > 0 ? 1 : 0;
    Next();
  } while (!EndsAt(at_) &&
           (depth > 0 || (KindAt(0) != Kind::kClose && !StartsClause())));
  const std::size_t end = at_;
  at_ = begin;
  const Region region = Span(end - begin);
  const std::size_t faults = faults_.size();
  Opaque(SqlKind::kError, end);
  if (faults == faults_.size()) AddFault(SqlFaultKind::kNotUnderstood, region);
}

}  // namespace audit
