#include "checks/query_paths.h"

#include "model/platform.h"
#include "model/xtk_paths.h"

namespace audit {
namespace {

// Of a schema with so many listed fields the list is more than its key.
constexpr std::size_t kWellKnown = 9;

bool IsTakenFromElsewhere(const SchemaNode& node) {
  return !node.ref.empty() || !node.template_of.empty() ||
         !node.aggregate.empty();
}

// The input holds the schema itself, with all that it declares.
bool IsWhole(const Facts& facts, std::string_view schema) {
  bool whole = false;
  for (const SchemaSource& source : facts.declarations.schemas) {
    if (source.schema() != schema) continue;
    if (source.id == schema && source.extends.empty()) {
      whole = source.main != kNoNode && source.template_of.empty();
    }
    // At the top: what is deeper hides behind a first step of its own.
    for (const SchemaNode& node : source.nodes) {
      const bool main = source.main != kNoNode && node.depth == 0;
      if (main && IsTakenFromElsewhere(node)) return false;
      const bool child = node.parent == source.main;
      if (child && !node.aggregate.empty()) return false;
    }
  }
  return whole;
}

}  // namespace

PathState StateOfPath(const Facts& facts, std::string_view schema,
                      std::string_view path) {
  const XtkExpression expression = ParseXtk(path);
  if (expression.nodes.empty() || !expression.faults.empty()) {
    return PathState::kUnknown;
  }
  const XtkNode& root = expression.nodes[0];
  if (root.kind != XtkKind::kPath || root.has_code) return PathState::kUnknown;
  const std::string_view schemas[] = {schema};
  const PathMeaning meaning =
      ResolvePath(facts.schemas, schemas, path, expression, 0);
  if (meaning.kind != PathMeaning::Kind::kUnknown) return PathState::kThere;
  if (meaning.reason == PathReason::kElement) return PathState::kThere;
  const bool first =
      expression.nodes.size() > 1 && meaning.step == expression.nodes[1].name;
  if (meaning.reason != PathReason::kNoSuchName || !first) {
    return PathState::kUnknown;
  }
  if (IsWhole(facts, schema)) return PathState::kLacking;
  return FieldsOfPlatformSchema(schema).size() >= kWellKnown
             ? PathState::kUnlisted
             : PathState::kUnknown;
}

}  // namespace audit
