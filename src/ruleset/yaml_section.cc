#include "ruleset/yaml_section.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/suggestion.h"

namespace audit {

// More than anybody reads at once; a hostile file has hundreds of thousands.
constexpr std::size_t kMostFaults = 100;

void YamlFaults::Add(Error error) {
  if (errors_.size() == kMostFaults) return;
  error.file = path_;
  errors_.push_back(std::move(error));
}

void YamlFaults::At(const YamlNode& node, std::string message) {
  if (errors_.size() == kMostFaults) return;  // counting lines takes time
  const YamlPlace place = PlaceOf(text_, node.offset);
  Add({std::move(message), {}, place.line, place.column});
}

void YamlFaults::Inside(const YamlNode& scalar, const Error& inner) {
  const YamlPlace place = PlaceInScalar(text_, scalar, std::max(inner.line, 1u),
                                        std::max(inner.column, 1u));
  Add({inner.message, {}, place.line, place.column});
}

void YamlFaults::InsideAt(const YamlNode& scalar, std::size_t offset,
                          std::string message) {
  const YamlPlace inner = PlaceOf(scalar.scalar, offset);
  Inside(scalar, {std::move(message), {}, inner.line, inner.column});
}

std::vector<Error> YamlFaults::Take() {
  std::stable_sort(
      errors_.begin(), errors_.end(), [](const Error& a, const Error& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
      });
  return std::move(errors_);
}

void ReadString(const YamlNode& value, std::string* into, YamlFaults* faults) {
  if (value.kind != YamlNode::Kind::kScalar) {
    faults->At(value, "expected text");
  } else if (value.scalar.find_first_not_of(" \n") == std::string::npos) {
    faults->At(value, "expected text that is not empty");
  } else {
    *into = value.scalar;
    // The line end that closes a block is YAML's, not the pattern's.
    if (into->back() == '\n') into->pop_back();
  }
}

void ReadStrings(const YamlNode& value, std::vector<std::string>* into,
                 YamlFaults* faults) {
  if (value.kind != YamlNode::Kind::kSequence) {
    faults->At(value, "expected a list");
    return;
  }
  for (const YamlNode& item : value.items) {
    ReadString(item, &into->emplace_back(), faults);
  }
}

void ReadBoolean(const YamlNode& value, bool* into, YamlFaults* faults) {
  if (value.scalar != "true" && value.scalar != "false") {
    faults->At(value, "expected true or false");
  }
  *into = value.scalar == "true";
}

std::vector<int> MatchKeys(const YamlNode& map,
                           std::span<const std::string_view> names,
                           YamlFaults* faults) {
  if (map.kind != YamlNode::Kind::kMap) {
    faults->At(map, "expected keys and values");
    return {};
  }
  std::vector<int> matched;
  std::vector<bool> seen(names.size());
  for (const auto& [key, content] : map.entries) {
    const auto name = std::find(names.begin(), names.end(), key.scalar);
    const auto index = static_cast<std::size_t>(name - names.begin());
    matched.push_back(-1);
    if (name == names.end()) {
      const std::string_view close = Closest(key.scalar, names);
      faults->At(key, "unknown key '" + key.scalar + "'" +
                          (close.empty() ? "" : "; did you mean '") +
                          std::string(close) + (close.empty() ? "" : "'?"));
    } else if (seen[index]) {
      // Checks look at the first one: what another says must not count.
      faults->At(key, "'" + key.scalar + "' stands twice");
    } else {
      seen[index] = true;
      matched.back() = static_cast<int>(index);
    }
  }
  return matched;
}

}  // namespace audit
