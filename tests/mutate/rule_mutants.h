// Variants of a rule, each with one condition taken away or turned round: what
// a good set of examples notices.
#pragma once

#include <string>
#include <vector>

#include "ruleset/rule.h"

namespace audit {

struct RuleMutant {
  std::string what;  // "regex without 'DBUser'"
  Rule rule;         // may be one that does not compile
};

// Triggers, words and versions are left alone: they are no conditions on what
// is found in a text.
std::vector<RuleMutant> MutantsOf(const Rule& rule);

}  // namespace audit
