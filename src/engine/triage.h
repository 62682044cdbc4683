// One finding per cause, in one order, under one cap.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/finding.h"
#include "engine/second_pass.h"
#include "ruleset/rule.h"

namespace audit {

struct Triaged {
  std::vector<Finding> findings;  // sorted by file, region, rule; with
                                  // fingerprints
  std::uint64_t capped = 0;       // beyond the cap of a rule in an entity
};

// Of findings on overlapping regions, one whose rule yields to another's gives
// way and is named in Finding::also of the winner.
Triaged Triage(const std::vector<Rule>& rules, SecondPass pass,
               std::uint32_t max_per_entity);

}  // namespace audit
