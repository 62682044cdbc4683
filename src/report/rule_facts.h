// What every page of a rule says, whatever the page is written in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace audit {

struct RuleFact {
  std::string_view label;
  std::string value;
};

// Impact, precision, versions, vendor's code, effort, evidence: those that the
// rule has, in the order of a page.
std::vector<RuleFact> FactsOf(const Rule& rule);

// The level of its findings when nothing lowers them.
Severity DefaultSeverity(const Rule& rule);

// The fix's title and, where it is not proven safe, why.
std::string FixSentence(const RuleFix& fix);

// The example's name as a heading: with a capital letter.
std::string ExampleTitle(const RuleExample& example);

}  // namespace audit
