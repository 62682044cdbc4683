// The schema of each level of a query, and what its paths start from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/query_def.h"
#include "model/xtk_paths.h"

namespace audit {

struct LevelSchema {
  std::string name;  // empty: not known
  PathReason reason = PathReason::kNone;
};

// One for each level. A query's and a subquery's are written; a collection's is
// the target of the link that its condition's or node's expr names.
std::vector<LevelSchema> SchemasOf(const QueryDef& query, const Schemas& known);

// For ResolvePath: the schemas that ".." leads out to, the level's own last.
// From a subquery into the query around it; what ".." means in a collection is
// not documented, so that it leads nowhere there. The views are of `schemas`.
std::vector<std::string_view> SchemaChain(
    const QueryDef& query, const std::vector<LevelSchema>& schemas,
    std::uint32_t level);

}  // namespace audit
