// A rule's examples as tests: for its author (`rules test`) and for ours.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ruleset/rule.h"

namespace audit {

struct ExampleOutcome {
  std::string name;             // of the example
  std::uint32_t reported = 0;   // found where it is expected
  std::uint32_t missing = 0;    // expected, not found
  std::uint32_t noisy = 0;      // found, not expected
  std::uint32_t misplaced = 0;  // found beside the expected region
  std::string failure;          // empty: the example holds; else what is wrong
                                // and where, in lines
  bool ok() const { return failure.empty(); }
};

// Runs one example with this rule alone, `from` its own version or the lowest
// the rule applies to; a rule on suppressions together with `others`, which
// find what is suppressed. Precondition: `rule` was validated by LoadRule.
ExampleOutcome RunExample(const Rule& rule, const RuleExample& example,
                          std::span<const Rule> others);

std::vector<ExampleOutcome> RunExamples(const Rule& rule,
                                        std::span<const Rule> others);

}  // namespace audit
