// campaign-audit.yml as values: what one file says, or several say together.
// Every value knows where it is written. What rules its words name is
// resolved by config_policy.h.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace audit {

// A file, or an option of the command line: that has no text.
struct ConfigSource {
  std::string path;  // as shown; "--select"
  std::string text;
};

// A scalar and where it is written.
struct ConfigText {
  std::string text;
  std::shared_ptr<const ConfigSource> source;  // null: nobody says it
  std::uint32_t offset = 0;                    // of its first byte

  explicit operator bool() const { return source != nullptr; }
};
using ConfigList = std::vector<ConfigText>;

struct ConfigGroup {
  ConfigText name;
  ConfigList selectors;
};
struct ConfigRule {
  ConfigText selector;
  ConfigText severity;  // error, warning, note, off
};
struct ConfigOverride {
  ConfigList paths;     // globs; none: any
  ConfigList entities;  // globs over "schema|key"; none: any
  std::vector<ConfigRule> rules;
};
struct ConfigSuppression {
  ConfigText place;  // of the entry; its text is empty
  ConfigList rules;
  ConfigList paths;
  ConfigList entities;
  ConfigText reason;
  ConfigText owner;
  ConfigText until;
};

struct Config {
  ConfigList extends;
  ConfigText from;
  ConfigText to;
  ConfigText fail_on;
  ConfigText fail_on_incomplete;  // true, false
  ConfigText require_reason;      // true, false
  ConfigList select;
  ConfigList ignore;
  ConfigList include;
  ConfigList exclude;
  std::vector<ConfigGroup> groups;
  std::vector<ConfigRule> rules;
  std::vector<ConfigOverride> overrides;
  std::vector<ConfigSuppression> suppressions;
};

inline constexpr std::string_view kConfigName = "campaign-audit.yml";
// A config is read by people; more is a mistake or an attack.
inline constexpr std::size_t kMaxConfigSize = std::size_t{1} << 20;

// All faults, not the first, in order of the file.
tl::expected<Config, std::vector<Error>> ReadConfig(std::string_view yaml,
                                                    std::string_view path);

// What `near` says on top of `far`, which it extends: single words replace,
// `select` and `include` too; whatever names something is joined, the near one
// last, where it wins.
Config Join(Config far, Config near);

// The error at a value's place.
Error ErrorAt(const ConfigText& value, std::string message);

// The keys of a config by section ("", "overrides", "suppressions"), for the
// test that holds the JSON Schema to them.
struct ConfigKey {
  std::string_view section;
  std::string_view name;
  bool required;
};
std::vector<ConfigKey> ConfigKeys();

}  // namespace audit
