// YAML to structs by tables of fields: the same way for rules and configs,
// with every fault at its place and the nearest known key.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "ruleset/yaml_tree.h"

namespace audit {

// Collects what is wrong in one file, up to a hundred faults.
class YamlFaults {
 public:
  YamlFaults(std::string_view text, std::string_view path)
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

enum class Need : std::uint8_t { kRequired, kOptional };

// One key of a section: how its value is read into a T.
template <class T>
struct Field {
  std::string_view name;
  Need need;
  void (*read)(const YamlNode& value, T* into, YamlFaults* faults);
};

// Text that is not empty.
void ReadString(const YamlNode& value, std::string* into, YamlFaults* faults);
void ReadStrings(const YamlNode& value, std::vector<std::string>* into,
                 YamlFaults* faults);
void ReadBoolean(const YamlNode& value, bool* into, YamlFaults* faults);

// Says of each entry of a map which of `names` it is: its index, or -1 where
// that is a fault, which has been said: unknown, there twice, or no map.
std::vector<int> MatchKeys(const YamlNode& map,
                           std::span<const std::string_view> names,
                           YamlFaults* faults);

template <class T>
void ReadSection(const YamlNode& value, std::span<const Field<T>> fields,
                 T* into, YamlFaults* faults) {
  std::vector<std::string_view> names;
  for (const Field<T>& field : fields) names.push_back(field.name);
  const std::vector<int> matched = MatchKeys(value, names, faults);
  if (value.kind != YamlNode::Kind::kMap) return;
  std::vector<bool> seen(fields.size());
  for (std::size_t i = 0; i < matched.size(); ++i) {
    if (matched[i] < 0) continue;
    const auto field = static_cast<std::size_t>(matched[i]);
    seen[field] = true;
    fields[field].read(value.entries[i].value, into, faults);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (seen[i] || fields[i].need == Need::kOptional) continue;
    faults->At(value, "'" + std::string(fields[i].name) + "' is missing");
  }
}

}  // namespace audit
