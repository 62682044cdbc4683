// YAML to rules. Whatever is wrong in a rule is found here, with file, line
// and column; nothing about a rule can fail later.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/rule.h"

namespace audit {

// `path` is rules/<category>/<id>.yaml: id and category must agree with it.
// `checks`: names of the native checks there are. All faults, not the first.
tl::expected<Rule, std::vector<Error>> LoadRule(
    std::string_view yaml, std::string_view path,
    std::span<const std::string_view> checks);

}  // namespace audit
