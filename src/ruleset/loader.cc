#include "ruleset/loader.h"

#include "ruleset/rule_checks.h"
#include "ruleset/rule_reader.h"
#include "ruleset/yaml_tree.h"

namespace audit {
namespace {

// "rules/sql/sql-count-star.yaml": "sql".
std::string_view FolderOf(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string_view::npos) return {};
  path = path.substr(0, slash);
  const std::size_t before = path.find_last_of('/');
  return before == std::string_view::npos ? path : path.substr(before + 1);
}

}  // namespace

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
  rule.category = FolderOf(path);
  ReadRule(*root, &rule, &faults);
  if (root->kind == YamlNode::Kind::kMap) {
    CheckRule(rule, *root, path, checks, &faults);
  }
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return rule;
}

}  // namespace audit
