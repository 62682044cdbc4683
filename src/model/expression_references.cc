// What xtk expressions name, and what queries ask for by its key.
#include <array>
#include <optional>
#include <utility>

#include "core/text.h"
#include "model/entity_table.h"
#include "model/metadata_comment.h"
#include "model/query_def.h"
#include "model/references.h"
#include "syntax/xtk_expression.h"

namespace audit {
namespace {

struct NamingFunction {
  std::string_view name;  // in lower case
  std::string_view schema;
};
constexpr auto kFunctions = std::to_array<NamingFunction>({
    {"countervalue", "xtk:counter"},
    {"defaultfolder", "xtk:folder"},
    {"folderfromname", "xtk:folder"},
    {"getoption", "xtk:option"},
    {"loadschema", "xtk:srcSchema"},
    {"schemaexists", "xtk:srcSchema"},
});

std::string_view Slice(std::string_view text, Region region) {
  return text.substr(region.begin, region.size());
}

bool IsLiteral(const XtkNode& node) {
  return node.kind == XtkKind::kString && !node.has_code && !node.has_error;
}

void AddCall(std::string_view text, const XtkExpression& expression,
             std::uint32_t call, std::vector<Reference>* out) {
  const auto arguments = ChildrenOf(expression, call);
  if (arguments.empty()) return;
  const XtkNode& first = expression.nodes[arguments.front()];
  if (!IsLiteral(first)) return;
  const std::string function =
      ToLower(Slice(text, expression.nodes[call].name));
  for (const NamingFunction& row : kFunctions) {
    if (row.name != function) continue;
    std::string key = XtkStringValue(text, first);
    const bool schema = row.schema == "xtk:srcSchema";
    if (!IsTellingKey(key) || (schema && !IsSchemaId(key))) return;
    const auto use = function == "schemaexists" ? ReferenceUse::kAsksFor
                                                : ReferenceUse::kNames;
    out->push_back(
        {std::string(row.schema), std::move(key), first.region, use});
  }
}

// [cus:order:@number], [cus:order:o:@number]
void AddJoin(std::string_view text, const XtkExpression& expression,
             std::uint32_t join, std::vector<Reference>* out) {
  const XtkNode& node = expression.nodes[join];
  const auto parts = ChildrenOf(expression, join);
  if (node.has_error || parts.size() < 2) return;
  const Region region{expression.nodes[parts[0]].region.begin,
                      expression.nodes[parts[1]].region.end};
  const std::string_view id = Slice(text, region);
  if (!IsSchemaId(id) || !IsTellingKey(id) || id.starts_with("temp:")) return;
  out->push_back({"xtk:srcSchema", std::string(id), region});
}

// The attribute that identifies entities of the schema; empty where it takes
// more than one, or nobody knows.
std::string_view KeyAttribute(std::string_view schema) {
  const EntityForm* form = FindEntityFormOfSchema(schema);
  if (form == nullptr) return {};
  switch (form->key) {
    case KeyForm::kName:
      return "@name";
    case KeyForm::kInternalName:
      return "@internalName";
    case KeyForm::kNamespaceName:
    case KeyForm::kTagId:
      break;
  }
  return {};
}

// The text that `comparison` asks the path `attribute` to be.
std::optional<std::string> AskedKey(std::string_view text,
                                    const XtkExpression& expression,
                                    std::uint32_t comparison,
                                    std::string_view attribute) {
  const XtkNode& node = expression.nodes[comparison];
  if (node.kind != XtkKind::kBinary || node.op != XtkOperator::kEqual) {
    return std::nullopt;
  }
  const auto sides = ChildrenOf(expression, comparison);
  if (sides.size() != 2) return std::nullopt;
  for (const auto& [path, value] :
       {std::pair(sides[0], sides[1]), std::pair(sides[1], sides[0])}) {
    const XtkNode& left = expression.nodes[path];
    std::string_view written = Slice(text, left.region);
    if (written.starts_with('[') && written.ends_with(']')) {
      written = written.substr(1, written.size() - 2);
    }
    if (left.kind != XtkKind::kPath || written != attribute) continue;
    if (!IsLiteral(expression.nodes[value])) continue;
    return XtkStringValue(text, expression.nodes[value]);
  }
  return std::nullopt;
}

void AddAsked(const QueryDef& query, const QueryCondition& condition,
              std::vector<Reference>* out) {
  const std::string& schema = query.levels[condition.level].schema.text;
  const std::string_view attribute = KeyAttribute(schema);
  if (attribute.empty()) return;
  const std::string& text = condition.expr.text;
  const XtkExpression expression = ParseXtk(text);
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    auto key = AskedKey(text, expression, i, attribute);
    if (!key || !IsTellingKey(*key)) continue;
    out->push_back({schema, *std::move(key), condition.expr.region,
                    ReferenceUse::kAsksFor});
  }
}

}  // namespace

void ReferencesOfExpression(std::string_view text,
                            std::vector<Reference>* out) {
  // Most expressions are a path or a comparison, and name nothing.
  const auto has = [&](char c) { return text.find(c) != text.npos; };
  const bool may_call = has('\'') && has('(');
  const bool may_join = has(':') && has('[');
  if (!may_call && !may_join) return;
  ReferencesOfExpression(text, ParseXtk(text), out);
}

void ReferencesOfExpression(std::string_view text,
                            const XtkExpression& expression,
                            std::vector<Reference>* out) {
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    const XtkKind kind = expression.nodes[i].kind;
    if (kind == XtkKind::kCall) AddCall(text, expression, i, out);
    if (kind == XtkKind::kJoin) AddJoin(text, expression, i, out);
  }
}

void ReferencesOfQueries(const NodeView& view, std::vector<Reference>* out) {
  for (const NodeId element : FindQueries(view)) {
    const QueryDef query = ReadQuery(view, element);
    for (const QueryCondition& condition : query.conditions) {
      AddAsked(query, condition, out);
    }
  }
}

}  // namespace audit
