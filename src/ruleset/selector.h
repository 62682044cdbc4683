// What --select and --ignore name: rule ids, categories, "pu" or a PU code,
// severities and impacts; ',' is or, ':' is and: "sql:error,js".
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/rule.h"

namespace audit {

// One flag per rule. A word that names nothing is an error that says so and
// what comes closest.
Result<std::vector<bool>> SelectRules(const std::vector<Rule>& rules,
                                      std::string_view selector);

}  // namespace audit
