// YAML to rules. Whatever is wrong in a rule is found here, with file, line
// and column; nothing about a rule can fail later.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/known_checks.h"
#include "ruleset/rule.h"

namespace audit {

// `path` is rules/<category>/<id>.yaml: id and category must agree with it.
// `checks`: the native checks there are. All faults, not the first.
tl::expected<Rule, std::vector<Error>> LoadRule(std::string_view yaml,
                                                std::string_view path,
                                                const KnownChecks& checks);

}  // namespace audit
