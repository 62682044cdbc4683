// Rules as C++ source: what the build makes of rules/**/*.yaml.
#pragma once

#include <span>
#include <string>

#include "ruleset/manual_check.h"
#include "ruleset/rule.h"

namespace audit {

// A source file that defines what ruleset/builtin.h declares.
std::string RuleSource(std::span<const Rule> rules,
                       std::span<const ManualCheck> checks);

}  // namespace audit
