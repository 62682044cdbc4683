// Queries that read page by page in an order that several records share: before
// 18.4 the primary key came last by itself.
#include <algorithm>

#include "checks/checks.h"
#include "core/text.h"
#include "model/entity_table.h"
#include "model/query_def.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"queryDef"};
constexpr char kSchema[] = "schema";
constexpr char kField[] = "field";

bool IsPaged(const NodeView& view, NodeId query) {
  return FindAttribute(view, query, "lineCount") != 0 ||
         FindAttribute(view, query, "startLine") != 0;
}

// "@id" of "[@id]".
std::string PathOf(std::string_view expr) {
  expr = Trim(expr);
  if (expr.starts_with('[')) expr = expr.substr(1, expr.size() - 2);
  return std::string(Trim(expr));
}

// Records that are counted or put together have no key.
bool IsGrouped(const QueryDef& query) {
  return std::any_of(
      query.nodes.begin(), query.nodes.end(), [&](const QueryNode& node) {
        const std::string& group = node.group_by.text;
        const bool grouped =
            query.clauses[node.clause].kind == ClauseKind::kGroupBy ||
            group == "true" || group == "1";
        return grouped && node.level == 0;
      });
}

void CheckQuery(const ElementView& at, const Emit& emit) {
  if (!IsPaged(at.view, at.element)) return;
  const std::string_view distinct = ValueOf(at.view, at.element, "distinct");
  if (distinct == "true" || distinct == "1") return;
  const QueryDef query = ReadQuery(at.view, at.element);
  if (query.operation != QueryOperation::kSelect || IsGrouped(query)) return;
  Draft draft;
  for (const QueryClause& clause : query.clauses) {
    const bool orders = clause.kind == ClauseKind::kOrderBy;
    if (clause.level != 0) continue;
    if (clause.has_code && (orders || clause.kind == ClauseKind::kGroupBy)) {
      return;
    }
    if (orders) draft.region = clause.region;
  }
  const QueryValue& schema = query.levels[0].schema;
  if (schema.has_code || schema.text.empty()) return;
  draft.questions = {{kSchema, schema.text}};
  for (const QueryNode& node : query.nodes) {
    const QueryClause& clause = query.clauses[node.clause];
    if (clause.level != 0 || clause.kind != ClauseKind::kOrderBy) continue;
    if (node.has_code || node.expr.has_code || !node.sql.text.empty()) return;
    draft.questions.push_back({kField, PathOf(node.expr.text)});
  }
  if (draft.questions.size() == 1) return;
  draft.captures = {{"schema", schema.text}};
  emit(std::move(draft));
}

// Names that are a key wherever they stand, though nothing in the input says
// so.
bool IsNamedLikeKey(std::string_view schema, std::string_view field) {
  if (field == "@id" || field == "@internalName" || field == "@uuid") {
    return true;
  }
  const EntityForm* form = FindEntityFormOfSchema(schema);
  return form != nullptr && form->key == KeyForm::kName && field == "@name";
}

bool Holds(const std::vector<std::string>& ordered,
           const std::vector<std::string>& key) {
  return !key.empty() &&
         std::all_of(key.begin(), key.end(), [&](const std::string& field) {
           return std::find(ordered.begin(), ordered.end(), field) !=
                  ordered.end();
         });
}

Answer AnswerQuery(const AnswerContext& context, Draft* draft) {
  const std::string& schema = draft->questions[0].subject;
  std::vector<std::string> ordered;
  for (const Question& question : draft->questions) {
    if (IsNamedLikeKey(schema, question.subject)) return Answer::kDrop;
    ordered.push_back(question.subject);
  }
  const auto primary = context.facts.schemas.KeyOf(schema);
  if (primary && Holds(ordered, *primary)) return Answer::kDrop;
  for (const SchemaSource& source : context.facts.declarations.schemas) {
    if (source.schema() != schema) continue;
    for (const SchemaKey& key : source.keys) {
      if (Holds(ordered, key.fields)) return Answer::kDrop;
    }
  }
  return Answer::kKeep;
}

}  // namespace

constinit const Check kImplicitOrder = {.name = "implicit-order",
                                        .element_names = kElements,
                                        .element = CheckQuery,
                                        .answer = AnswerQuery};

}  // namespace audit
