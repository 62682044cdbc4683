// Calls that hand SQL to the database, and those of sqlSelect that want it to
// bind parameters.
#include <re2/re2.h>

#include <algorithm>

#include "checks/checks.h"
#include "checks/script_texts.h"
#include "checks/shipped.h"
#include "checks/sql_calls.h"
#include "checks/taint_names.h"

namespace audit {
namespace {

bool IsOfServer(const ScriptView& script) {
  return script.kind.side == Side::kServer;
}

// $(sz), $(l): what sqlExec and the query method bind values to.
bool HoldsPlaceholder(std::string_view sql) {
  static const RE2 pattern("\\$\\([a-z]{1,4}\\d{0,2}\\)");
  return RE2::PartialMatch({sql.data(), sql.size()}, pattern);
}

bool HoldsPlaceholder(const BuiltText& statement) {
  return std::any_of(
      statement.pieces.begin(), statement.pieces.end(),
      [](const TextPiece& piece) { return HoldsPlaceholder(piece.text); });
}

void CheckRawSql(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (!IsOfServer(script)) return;
  ScriptTexts texts(script.root, &script.values);
  for (const SqlCall& call : FindSqlCalls(wanted, &script.values)) {
    // A connection that binds its values is what the vendor's page asks for.
    const bool bound = StatementOfMethod(call.function) &&
                       HoldsPlaceholder(texts.Of(call.statement));
    if (bound) continue;
    Draft draft;
    draft.region = {call.name.begin, call.call.region().end};
    draft.captures = {{"function", std::string(call.function)}};
    draft.questions = {{"shipped", ""}};
    emit(std::move(draft));
  }
}

// What the vendor ships is the vendor's to change.
Answer AnswerRawSql(const AnswerContext& context, Draft*) {
  return IsShipped(context) ? Answer::kDrop : Answer::kKeep;
}

void CheckSqlSelect(const ScriptView& script, std::span<const Node> wanted,
                    const Emit& emit) {
  if (!IsOfServer(script)) return;
  ScriptTexts texts(script.root, &script.values);
  for (const SqlCall& call : FindSqlCalls(wanted, &script.values)) {
    if (call.function != "sqlSelect") continue;
    const bool more = ArgumentsOf(call.call).size() > 2;
    if (!more && !HoldsPlaceholder(texts.Of(call.statement))) continue;
    Draft draft;
    draft.region = call.name;
    draft.captures = {
        {"what", more ? "more than a format and a query" : "$(...) in it"}};
    emit(std::move(draft));
  }
}

}  // namespace

constinit const Check kRawSql = {.name = "raw-sql",
                                 .node_types = kSqlCallNodeTypes,
                                 .script = CheckRawSql,
                                 .answer = AnswerRawSql};
constinit const Check kSqlSelectParameters = {.name = "sql-select-parameters",
                                              .node_types = kSqlCallNodeTypes,
                                              .script = CheckSqlSelect};

}  // namespace audit
