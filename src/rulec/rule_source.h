// A rule as C++ source: what the build makes of rules/**/*.yaml.
#pragma once

#include <span>
#include <string>

#include "ruleset/rule.h"

namespace audit {

// A source file that defines BuiltinRules() of ruleset/builtin.h.
std::string RuleSource(std::span<const Rule> rules);

}  // namespace audit
