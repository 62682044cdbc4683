// The rules of rules/ and what they cannot see, compiled in by rule_compiler.
#pragma once

#include <vector>

#include "ruleset/manual_check.h"
#include "ruleset/rule.h"

namespace audit {

std::vector<Rule> BuiltinRules();                // sorted by id
std::vector<ManualCheck> BuiltinManualChecks();  // sorted by id

}  // namespace audit
