// What --select and --ignore name: rule ids, categories, "pu" or a PU code,
// severities, impacts, "hardening" and a config's groups; ',' is or, ':' is
// and: "sql:error,js".
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/rule.h"

namespace audit {

// A rule about a setting left as shipped, or general advice: it is tagged
// "hardening", which is a group of its own and never drowns what breaks.
bool IsHardening(const Rule& rule);

// Names that a config gives to selections: one flag per rule.
using RuleGroups = std::map<std::string, std::vector<bool>, std::less<>>;

// One flag per rule. A word that names nothing is an error that says so and
// what comes closest.
Result<std::vector<bool>> SelectRules(const std::vector<Rule>& rules,
                                      std::string_view selector,
                                      const RuleGroups& groups = {});

}  // namespace audit
