// Any bytes as a rule file: it becomes a rule that compiles, or every fault
// has words.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "ruleset/loader.h"
#include "ruleset/ruleset.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using audit::fuzz::Require;
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  auto rule = audit::LoadRule(yaml, "rules/sql/sql-attr-condition.yaml",
                              {audit::CheckNames(), audit::ScriptCheckNames()});
  if (rule) {
    std::vector<audit::Rule> rules;
    rules.push_back(std::move(*rule));
    // A rule that loads must not fail later.
    Require(audit::Ruleset::Compile(std::move(rules)).has_value());
    return 0;
  }
  Require(!rule.error().empty());
  for (const audit::Error& error : rule.error()) {
    Require(!error.message.empty());
  }
  return 0;
}
