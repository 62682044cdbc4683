// A config against the rules there are: which take part, how severe their
// findings are, what is suppressed.
#pragma once

#include <vector>

#include "core/result.h"
#include "engine/config.h"
#include "engine/policy.h"
#include "ruleset/rule.h"
#include "ruleset/selector.h"

namespace audit {

struct ResolvedConfig {
  std::vector<bool> enabled;  // one flag per rule
  RuleGroups groups;
  Policy policy;  // without today and path_for_globs, which are the caller's
};

// All faults: words that name no rule, globs, missing reasons; each at its
// place. `config`: joined with all it extends.
tl::expected<ResolvedConfig, std::vector<Error>> ResolveConfig(
    const Config& config, const std::vector<Rule>& rules);

}  // namespace audit
