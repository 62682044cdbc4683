// Any bytes as a config: every fault has words and a place, and what is read
// can be written and read again.
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/config_policy.h"
#include "engine/config_yaml.h"
#include "ruleset/builtin.h"
#include "tests/fuzz/require.h"

namespace {

using audit::fuzz::Require;

void RequireWords(const std::vector<audit::Error>& errors) {
  Require(!errors.empty());
  for (const audit::Error& error : errors) {
    Require(!error.message.empty());
    Require(error.file == "c.yml");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  static const std::vector<audit::Rule> rules = audit::BuiltinRules();
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  const auto config = audit::ReadConfig(yaml, "c.yml");
  if (!config) {
    RequireWords(config.error());
    return 0;
  }
  const std::string shown = audit::ConfigYaml(*config);
  const auto again = audit::ReadConfig(shown, "c.yml");
  Require(again.has_value());
  const auto resolved = audit::ResolveConfig(*config, rules);
  const auto same = audit::ResolveConfig(*again, rules);
  Require(resolved.has_value() == same.has_value());
  if (!resolved) {
    RequireWords(resolved.error());
    return 0;
  }
  Require(resolved->enabled == same->enabled);
  Require(resolved->policy.severities == same->policy.severities);
  Require(resolved->policy.suppressions.size() ==
          same->policy.suppressions.size());
  return 0;
}
