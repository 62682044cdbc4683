// The words of a query's attributes and elements: for who reads queries.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "model/query_def.h"

namespace audit {

// Conditions have the same form in all that are read as where (formats.md 3.5).
inline constexpr std::array<std::pair<std::string_view, ClauseKind>, 8>
    kClauseNames = {{{"select", ClauseKind::kSelect},
                     {"where", ClauseKind::kWhere},
                     {"filtering", ClauseKind::kWhere},
                     {"sysFilter", ClauseKind::kWhere},
                     {"exclusions", ClauseKind::kWhere},
                     {"groupBy", ClauseKind::kGroupBy},
                     {"having", ClauseKind::kHaving},
                     {"orderBy", ClauseKind::kOrderBy}}};

bool HasCode(std::string_view text);
QueryOperation OperationOf(const QueryValue& value);
SetOperator SetOperatorOf(const QueryValue& value);  // any letter case
Junction JunctionOf(const QueryValue& value);        // any letter case
// `all` so far, and one more between the next two.
Junction Joined(Junction all, Junction next);

}  // namespace audit
