// What a config and the day say of findings, every name resolved: how severe
// they are, and where a person said "not here". Made by whoever reads configs,
// taken by the analyzer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/finding.h"
#include "core/glob.h"
#include "core/region.h"

namespace audit {

struct Policy {
  using Severities = std::vector<std::optional<Severity>>;  // by rule, or none

  // Where something holds; globs that are empty: anywhere.
  struct Scope {
    Globs paths;
    Globs entities;
  };
  struct Override {
    Scope scope;
    Severities severities;
  };
  // A word that names rules, and those it names: one flag per rule.
  struct NamedRules {
    std::string word;
    std::vector<bool> rules;
  };
  struct ExternalSuppression {
    Scope scope;
    std::vector<NamedRules> named;
    Suppression suppression;
    std::uint32_t config = 0;  // index into `configs`: where it is written
    Region region;             // of that file's text
  };
  struct ConfigFile {
    std::string path;  // as shown
    std::string text;
  };

  Severities severities;
  std::vector<Override> overrides;  // of several that hold the last one wins
  std::vector<ExternalSuppression> suppressions;
  bool reason_required = true;
  std::optional<Date> today;        // none: nothing expires
  std::vector<ConfigFile> configs;  // that have a say in the run
  // A file's path as globs see it, which begin in the config's folder; null:
  // as it is shown.
  std::function<std::string(std::string_view)> path_for_globs;

  // What it says of a rule's findings in a file and entity, if anything.
  std::optional<Severity> SeverityOf(RuleIndex rule, std::string_view path,
                                     std::string_view entity) const;
  bool Holds(const Scope& scope, std::string_view path,
             std::string_view entity) const;
};

}  // namespace audit
