#include "model/schemas.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/text.h"
#include "model/platform.h"
#include "model/platform_sources.h"
#include "model/references.h"

namespace audit {
namespace {

// More extensions of extensions than anybody writes.
constexpr int kMaxExtensions = 16;
// More sources of one schema than are compared with each other.
constexpr std::size_t kMaxParts = 100;

using Key = std::optional<std::vector<std::string>>;

// A key is primary by @internal, or as the first one; autopk makes "@id".
Key PrimaryKeyOf(const SchemaSource& source) {
  const SchemaKey* primary = nullptr;
  int internal = 0;
  for (const SchemaKey& key : source.keys) {
    if (key.internal) {
      primary = &key;
      ++internal;
    }
  }
  if (source.autopk) {
    const std::vector<std::string> made = {"@id"};
    if (primary != nullptr && primary->fields != made) return std::nullopt;
    return made;
  }
  // One made by a template is not seen from here.
  if (source.main == kNoNode ||
      !source.nodes[source.main].template_of.empty() ||
      !source.nodes[source.main].ref.empty() || !source.template_of.empty()) {
    return std::nullopt;
  }
  if (primary == nullptr && !source.keys.empty()) primary = &source.keys[0];
  if (primary == nullptr || internal > 1 || primary->conditional) {
    return std::nullopt;
  }
  return primary->fields;
}

Key PlatformKeyOf(const PlatformKey& row) {
  if (row.xpath.empty()) return std::nullopt;
  std::vector<std::string> fields;
  for (const std::string_view field : ItemsOf(row.xpath)) {
    fields.emplace_back(field);
  }
  return fields;
}

}  // namespace

Schemas::Schemas(std::vector<SchemaSource> input)
    : sources_(PlatformSources()) {
  platform_ = sources_.size();
  std::stable_sort(
      input.begin(), input.end(),
      [](const SchemaSource& a, const SchemaSource& b) { return a.id < b.id; });
  std::move(input.begin(), input.end(), std::back_inserter(sources_));
  CountVersions();
  std::vector<std::pair<std::string, std::uint32_t>> indirect;
  for (std::uint32_t i = 0; i < sources_.size(); ++i) {
    bool is_indirect = false;
    std::string root = RootOf(i, &is_indirect);
    if (is_indirect) {
      indirect.emplace_back(std::move(root), i);
    } else {
      schemas_[root].push_back({i, false});
      AddReverseLinks(i);
    }
  }
  for (const auto& [root, source] : indirect) {
    if (!root.empty()) schemas_[root].push_back({source, true});
  }
}

void Schemas::CountVersions() {
  groups_.resize(sources_.size());
  for (std::uint32_t i = 0; i < sources_.size(); ++i) {
    groups_[i] = i;
    if (i < platform_) continue;
    const SchemaSource& source = sources_[i];
    Versions& all = by_id_[source.id];
    all.sources.push_back(i);
    groups_[i] = all.sources.front();
    all.has_full = all.has_full || source.extends.empty();
    all.one_target = all.one_target &&
                     source.extends == sources_[all.sources.front()].extends;
  }
  versions_.assign(sources_.size(), 1);
  for (const auto& [id, all] : by_id_) {
    for (const std::uint32_t i : all.sources) {
      versions_[i] = static_cast<std::uint32_t>(all.sources.size());
    }
  }
}

// What a source's fields belong to. Of an extension of an extension that is
// guessed at, and of a circle of them nothing is known.
std::string Schemas::RootOf(std::uint32_t source, bool* indirect) const {
  std::string schema = sources_[source].schema();
  if (sources_[source].extends.empty()) return schema;
  for (int hop = 0; hop < kMaxExtensions; ++hop) {
    const auto all = by_id_.find(schema);
    if (all == by_id_.end() || all->second.has_full ||
        FindPlatformSchema(schema) != nullptr) {
      return schema;
    }
    *indirect = true;
    if (!all->second.one_target) return "";
    schema = sources_[all->second.sources.front()].extends;
  }
  return "";
}

void Schemas::AddReverseLinks(std::uint32_t source) {
  const SchemaSource& of = sources_[source];
  if (of.main == kNoNode) return;
  for (std::uint32_t i = of.main + 1; i < of.nodes.size(); ++i) {
    const SchemaNode& node = of.nodes[i];
    if (node.depth == 0) return;
    if (node.link == kNoNode) continue;
    const SchemaLink& link = of.links[node.link];
    if (link.collection || link.target.empty() || link.reverse == "_NONE_") {
      continue;
    }
    // Whose name an extension's reverse link takes is not documented.
    if (link.reverse.empty() && !of.extends.empty()) continue;
    const std::string name =
        link.reverse.empty() ? std::string(LocalName(of.id)) : link.reverse;
    reverse_[link.target][name].push_back({source, i});
  }
}

bool Schemas::Knows(std::string_view schema) const {
  const auto parts = PartsOf(schema);
  return !parts.empty() && !parts.front().indirect;
}

std::span<const SchemaSource> Schemas::input() const {
  return std::span(sources_).subspan(platform_);
}

std::span<const Schemas::Part> Schemas::PartsOf(std::string_view schema) const {
  const auto parts = schemas_.find(schema);
  if (parts == schemas_.end()) return {};
  return parts->second;
}

bool Schemas::IsFull(const Part& part) const {
  return sources_[part.source].extends.empty();
}

Key Schemas::KeyOf(std::string_view schema) const {
  if (const PlatformKey* row = FindPlatformKey(schema)) {
    return PlatformKeyOf(*row);
  }
  const auto parts = PartsOf(schema);
  if (parts.size() > kMaxParts) return std::nullopt;
  Key agreed;
  for (const Part& part : parts) {
    const SchemaSource& source = sources_[part.source];
    if (!IsFull(part)) {
      const bool adds =
          std::any_of(source.keys.begin(), source.keys.end(),
                      [](const SchemaKey& k) { return k.internal; });
      if (adds || source.autopk) return std::nullopt;
      continue;
    }
    // What the platform says of keys is in its table.
    if (part.source < platform_) continue;
    const Key key = PrimaryKeyOf(source);
    if (!key || (agreed && *agreed != *key)) return std::nullopt;
    agreed = key;
  }
  return agreed;
}

SqlName Schemas::TableOf(std::string_view schema) const {
  const auto parts = PartsOf(schema);
  if (parts.size() > kMaxParts) return {};
  SqlName agreed;
  for (const Part& part : parts) {
    if (!IsFull(part)) continue;
    SqlName table = audit::TableOf(sources_[part.source]);
    if (table.by == SqlName::By::kNothing) {
      if (part.source < platform_) continue;  // none is known
      return {};
    }
    if (agreed.by == SqlName::By::kNothing) {
      agreed = std::move(table);
    } else if (!EqualsIgnoreCase(agreed.text, table.text)) {
      return {};
    }
  }
  return agreed;
}

const SchemaEnumeration* Schemas::FindEnumeration(std::string_view schema,
                                                  std::string_view name) const {
  const std::size_t last = name.rfind(':');
  if (last != std::string_view::npos) {
    schema = name.substr(0, last);
    name = name.substr(last + 1);
  }
  const auto parts = PartsOf(schema);
  if (name.empty() || parts.size() > kMaxParts) return nullptr;
  const SchemaEnumeration* agreed = nullptr;
  std::map<std::uint32_t, std::set<std::uint32_t>> met;  // sources of an id
  for (const Part& part : parts) {
    for (const SchemaEnumeration& e : sources_[part.source].enumerations) {
      if (e.name != name) continue;
      if (part.indirect || (agreed != nullptr && *agreed != e)) return nullptr;
      agreed = &e;
      met[groups_[part.source]].insert(part.source);
    }
  }
  for (const auto& [group, sources] : met) {
    if (sources.size() != versions_[group]) return nullptr;
  }
  return agreed;
}

}  // namespace audit
