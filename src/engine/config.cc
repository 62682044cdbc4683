#include "engine/config.h"

#include <iterator>
#include <utility>

#include "ruleset/yaml_tree.h"

namespace audit {
namespace {

template <class T>
void Append(std::vector<T>* far, std::vector<T> near) {
  far->insert(far->end(), std::make_move_iterator(near.begin()),
              std::make_move_iterator(near.end()));
}

void Replace(ConfigText* far, ConfigText near) {
  if (near) *far = std::move(near);
}

void Replace(ConfigList* far, ConfigList near) {
  if (!near.empty()) *far = std::move(near);
}

// A group of the same name is another's replacement.
void JoinGroups(std::vector<ConfigGroup>* far, std::vector<ConfigGroup> near) {
  for (const ConfigGroup& group : near) {
    std::erase_if(*far, [&](const ConfigGroup& one) {
      return one.name.text == group.name.text;
    });
  }
  Append(far, std::move(near));
}

}  // namespace

Config Join(Config far, Config near) {
  Append(&far.extends, std::move(near.extends));
  Replace(&far.from, std::move(near.from));
  Replace(&far.to, std::move(near.to));
  Replace(&far.fail_on, std::move(near.fail_on));
  Replace(&far.fail_on_incomplete, std::move(near.fail_on_incomplete));
  Replace(&far.require_reason, std::move(near.require_reason));
  Replace(&far.select, std::move(near.select));
  Replace(&far.include, std::move(near.include));
  Append(&far.ignore, std::move(near.ignore));
  Append(&far.exclude, std::move(near.exclude));
  JoinGroups(&far.groups, std::move(near.groups));
  Append(&far.rules, std::move(near.rules));
  Append(&far.overrides, std::move(near.overrides));
  Append(&far.suppressions, std::move(near.suppressions));
  return far;
}

Error ErrorAt(const ConfigText& value, std::string message) {
  if (!value) return {std::move(message)};
  if (value.source->text.empty())
    return {std::move(message), value.source->path};
  const YamlPlace place = PlaceOf(value.source->text, value.offset);
  return {std::move(message), value.source->path, place.line, place.column};
}

}  // namespace audit
