// The rules of rules/, compiled to C++ at build time by rule_compiler.
#pragma once

#include <vector>

#include "ruleset/rule.h"

namespace audit {

std::vector<Rule> BuiltinRules();  // sorted by id

}  // namespace audit
