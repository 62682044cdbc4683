// YAML to a Rule by tables of fields: names, types, what is missing or
// unknown. What the fields mean is checked by rule_checks.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "ruleset/yaml_section.h"
#include "ruleset/yaml_tree.h"

namespace audit {

void ReadRule(const YamlNode& root, Rule* rule, YamlFaults* faults);

// The value of `match`: one match, or a list of several.
std::vector<const YamlNode*> MatchNodes(const YamlNode& match);

// The keys of a rule file by section ("", "match", "fix", "effort",
// "examples"), for the test that holds the JSON Schema to them.
struct RuleKey {
  std::string_view section;
  std::string_view name;
  bool required;
};
std::vector<RuleKey> RuleKeys();

}  // namespace audit
