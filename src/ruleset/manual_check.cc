#include "ruleset/manual_check.h"

#include <set>

#include "ruleset/rule_words.h"
#include "ruleset/versions.h"
#include "ruleset/yaml_section.h"

namespace audit {
namespace {

template <std::string ManualCheck::*member>
void Text(const YamlNode& value, ManualCheck* into, YamlFaults* faults) {
  ReadString(value, &(into->*member), faults);
}

constexpr Field<ManualCheck> kFields[] = {
    {"id", Need::kRequired,
     [](const YamlNode& value, ManualCheck* into, YamlFaults* faults) {
       ReadString(value, &into->id, faults);
       if (!IsKebabCase(into->id)) faults->At(value, std::string(kNoKebabCase));
     }},
    {"title", Need::kRequired, Text<&ManualCheck::title>},
    {"applies", Need::kRequired,
     [](const YamlNode& value, ManualCheck* into, YamlFaults* faults) {
       ReadString(value, &into->applies, faults);
       if (const auto fault = CheckRange(into->applies)) {
         faults->Inside(value, *fault);
       }
     }},
    {"why", Need::kRequired, Text<&ManualCheck::why>},
    {"look", Need::kRequired, Text<&ManualCheck::look>},
    {"references", Need::kRequired,
     [](const YamlNode& value, ManualCheck* into, YamlFaults* faults) {
       ReadStrings(value, &into->references, faults);
       if (into->references.empty()) faults->At(value, "no source is named");
     }},
};

}  // namespace

tl::expected<std::vector<ManualCheck>, std::vector<Error>> LoadManualChecks(
    std::string_view yaml, std::string_view path) {
  YamlFaults faults(yaml, path);
  const auto root = ParseYaml(yaml);
  if (!root) {
    faults.Add(root.error());
    return tl::unexpected(faults.Take());
  }
  if (root->kind != YamlNode::Kind::kSequence) {
    faults.At(*root, "expected a list");
  }
  std::vector<ManualCheck> checks;
  std::set<std::string> ids;
  for (const YamlNode& item : root->items) {
    ManualCheck& check = checks.emplace_back();
    check.category = CategoryOf(path);
    ReadSection<ManualCheck>(item, kFields, &check, &faults);
    if (!ids.insert(check.id).second) {
      faults.At(item, "'" + check.id + "' stands twice");
    }
  }
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return checks;
}

}  // namespace audit
