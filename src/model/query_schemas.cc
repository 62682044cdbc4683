#include "model/query_schemas.h"

#include <algorithm>

namespace audit {
namespace {

// More levels than anybody writes; without a bound, deep queries would cost the
// square of their depth.
constexpr std::size_t kLevelsOut = 16;

LevelSchema Written(const QueryLevel& level) {
  if (level.schema.has_code) return {"", PathReason::kCode};
  if (level.schema.text.empty()) {
    return {"",
            level.has_code ? PathReason::kCode : PathReason::kUnknownSchema};
  }
  return {level.schema.text, PathReason::kNone};
}

LevelSchema Reached(const Schemas& known, const std::string& expr,
                    const std::vector<std::string_view>& around) {
  const XtkExpression expression = ParseXtk(expr);
  if (expression.nodes.empty()) return {"", PathReason::kNotAPath};
  const PathMeaning meaning = ResolvePath(known, around, expr, expression, 0);
  if (meaning.kind == PathMeaning::Kind::kUnknown) return {"", meaning.reason};
  if (meaning.kind == PathMeaning::Kind::kField) {
    return {"", PathReason::kBehindField};
  }
  const bool one = meaning.target.find_first_of(", ") == std::string::npos;
  if (!one || meaning.target.empty()) return {"", PathReason::kUnknownTarget};
  return {meaning.target, PathReason::kNone};
}

}  // namespace

std::vector<LevelSchema> SchemasOf(const QueryDef& query,
                                   const Schemas& known) {
  std::vector<LevelSchema> schemas;
  // Levels stand behind those around them.
  for (const QueryLevel& level : query.levels) {
    if (level.kind != QueryLevel::Kind::kCollection) {
      schemas.push_back(Written(level));
      continue;
    }
    const auto around = SchemaChain(query, schemas, level.parent);
    if (level.node != kNoIndex) {
      const QueryNode& node = query.nodes[level.node];
      schemas.push_back(Reached(known, node.expr.text, around));
      continue;
    }
    const QueryCondition& condition = query.conditions[level.condition];
    if (condition.set_operator == SetOperator::kCode) {
      schemas.push_back({"", PathReason::kCode});
    } else if (condition.set_operator == SetOperator::kOther) {
      schemas.push_back({"", PathReason::kNotAPath});
    } else {
      schemas.push_back(Reached(known, condition.expr.text, around));
    }
  }
  return schemas;
}

std::vector<std::string_view> SchemaChain(
    const QueryDef& query, const std::vector<LevelSchema>& schemas,
    std::uint32_t level) {
  std::vector<std::string_view> chain;
  for (std::uint32_t at = level; at != kNoIndex && chain.size() < kLevelsOut;
       at = query.levels[at].parent) {
    chain.push_back(schemas[at].name);
    if (query.levels[at].kind == QueryLevel::Kind::kCollection) break;
  }
  std::reverse(chain.begin(), chain.end());
  return chain;
}

}  // namespace audit
