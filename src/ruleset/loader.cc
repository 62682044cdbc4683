#include "ruleset/loader.h"

#include "ruleset/rule_checks.h"
#include "ruleset/rule_reader.h"
#include "ruleset/rule_words.h"
#include "ruleset/yaml_tree.h"

namespace audit {

tl::expected<Rule, std::vector<Error>> LoadRule(std::string_view yaml,
                                                std::string_view path,
                                                const KnownChecks& checks) {
  YamlFaults faults(yaml, path);
  const auto root = ParseYaml(yaml);
  Rule rule;
  if (!root) {
    faults.Add(root.error());
    return tl::unexpected(faults.Take());
  }
  rule.category = CategoryOf(path);
  ReadRule(*root, &rule, &faults);
  if (root->kind == YamlNode::Kind::kMap) {
    CheckRule(rule, *root, path, checks, &faults);
  }
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return rule;
}

}  // namespace audit
