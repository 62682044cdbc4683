// YAML to a Rule by tables of fields: names, types, what is missing or
// unknown. What the fields mean is checked by rule_checks.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/rule.h"
#include "ruleset/yaml_tree.h"

namespace audit {

// Collects what is wrong in one file.
class RuleFaults {
 public:
  RuleFaults(std::string_view text, std::string_view path)
      : text_(text), path_(path) {}

  void At(const YamlNode& node, std::string message);
  // `inner` counts lines and columns inside the scalar's value.
  void Inside(const YamlNode& scalar, const Error& inner);
  // At a byte of the scalar's value.
  void InsideAt(const YamlNode& scalar, std::size_t offset,
                std::string message);
  void Add(Error error);

  bool empty() const { return errors_.empty(); }
  // In order of the file.
  std::vector<Error> Take();

 private:
  std::string_view text_;
  std::string_view path_;
  std::vector<Error> errors_;
};

void ReadRule(const YamlNode& root, Rule* rule, RuleFaults* faults);

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
