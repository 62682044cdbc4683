// YAML to a Config by tables of fields, each with the check of its own value.
#include <algorithm>
#include <span>
#include <utility>

#include "core/date.h"
#include "core/finding.h"
#include "core/text.h"
#include "engine/config.h"
#include "ruleset/versions.h"
#include "ruleset/yaml_section.h"

namespace audit {
namespace {

// A config while it is read: the source every value refers to.
struct ConfigDraft {
  std::shared_ptr<const ConfigSource> source;
  Config config;
};
struct OverrideDraft {
  const ConfigDraft* draft;
  ConfigOverride entry;
};
struct SuppressionDraft {
  const ConfigDraft* draft;
  ConfigSuppression suppression;
};

const std::shared_ptr<const ConfigSource>& SourceOf(const ConfigDraft& draft) {
  return draft.source;
}
template <class T>
const std::shared_ptr<const ConfigSource>& SourceOf(const T& draft) {
  return draft.draft->source;
}
Config& Target(ConfigDraft* draft) { return draft->config; }
ConfigOverride& Target(OverrideDraft* draft) { return draft->entry; }
ConfigSuppression& Target(SuppressionDraft* draft) {
  return draft->suppression;
}

using Judge = void (*)(const YamlNode& value, YamlFaults* faults);

void AnyText(const YamlNode& /*value*/, YamlFaults* /*faults*/) {}

void JudgeFrom(const YamlNode& value, YamlFaults* faults) {
  if (ParseVersion(value.scalar)) return;
  faults->At(value, "'" + value.scalar +
                        "' is no version; known are 5.11, 6.02, 6.1 and 7");
}

void JudgeTo(const YamlNode& value, YamlFaults* faults) {
  if (ParseTarget(value.scalar)) return;
  faults->At(value, "'" + value.scalar + "' is no version of Campaign v7");
}

void JudgeFailOn(const YamlNode& value, YamlFaults* faults) {
  if (value.scalar == "never" || SeverityFromString(value.scalar)) return;
  faults->At(value, "expected one of error, warning, note, never");
}

void JudgeSeverity(const YamlNode& value, YamlFaults* faults) {
  if (value.scalar == "off" || SeverityFromString(value.scalar)) return;
  faults->At(value, "expected one of error, warning, note, off");
}

// What is switched off for some places only would be gone without a trace.
void JudgeOverrideSeverity(const YamlNode& value, YamlFaults* faults) {
  if (value.scalar == "off") {
    return faults->At(value,
                      "'off' holds for the whole run only; for some places "
                      "write a suppression, which reports keep");
  }
  if (SeverityFromString(value.scalar)) return;
  faults->At(value, "expected one of error, warning, note");
}

void JudgeBoolean(const YamlNode& value, YamlFaults* faults) {
  bool ignored = false;
  ReadBoolean(value, &ignored, faults);
}

void JudgeDate(const YamlNode& value, YamlFaults* faults) {
  if (ParseDate(value.scalar)) return;
  faults->At(value, "expected a day, such as 2027-03-31");
}

void JudgeEntity(const YamlNode& value, YamlFaults* faults) {
  if (value.scalar.find('|') != std::string::npos) return;
  faults->At(value,
             "an entity is named schema|key as in the reports, such as "
             "xtk:workflow|WKF12 or xtk:workflow|*");
}

void JudgeExtends(const YamlNode& value, YamlFaults* faults) {
  if (value.scalar.find("://") == std::string::npos) return;
  faults->At(value, "expected a file; nothing is fetched from a network");
}

ConfigText TextOf(const YamlNode& value,
                  const std::shared_ptr<const ConfigSource>& source,
                  Judge judge, YamlFaults* faults) {
  ConfigText text;
  text.source = source;
  text.offset = value.offset;
  ReadString(value, &text.text, faults);
  if (!text.text.empty()) judge(value, faults);
  return text;
}

// One word, or a list of them.
ConfigList ListOf(const YamlNode& value,
                  const std::shared_ptr<const ConfigSource>& source,
                  Judge judge, YamlFaults* faults) {
  ConfigList list;
  if (value.kind != YamlNode::Kind::kSequence) {
    list.push_back(TextOf(value, source, judge, faults));
    return list;
  }
  if (value.items.empty()) faults->At(value, "expected at least one entry");
  for (const YamlNode& item : value.items) {
    list.push_back(TextOf(item, source, judge, faults));
  }
  return list;
}

template <class D, auto member, Judge judge = AnyText>
void Text(const YamlNode& value, D* draft, YamlFaults* faults) {
  Target(draft).*member = TextOf(value, SourceOf(*draft), judge, faults);
}

template <class D, auto member, Judge judge = AnyText>
void List(const YamlNode& value, D* draft, YamlFaults* faults) {
  Target(draft).*member = ListOf(value, SourceOf(*draft), judge, faults);
}

// Keys that the reader does not know beforehand.
template <class Take>
void ForEachEntry(const YamlNode& map, YamlFaults* faults, Take&& take) {
  if (map.kind != YamlNode::Kind::kMap) {
    return faults->At(map, "expected keys and values");
  }
  std::vector<std::string_view> names;
  for (const YamlEntry& entry : map.entries) {
    names.push_back(entry.key.scalar);
  }
  std::sort(names.begin(), names.end());
  for (const YamlEntry& entry : map.entries) {
    const auto same =
        std::equal_range(names.begin(), names.end(), entry.key.scalar);
    if (same.second - same.first > 1) {
      faults->At(entry.key, "'" + entry.key.scalar + "' stands twice");
    }
    take(entry);
  }
}

template <class D, Judge judge>
void Rules(const YamlNode& value, D* draft, YamlFaults* faults) {
  ForEachEntry(value, faults, [&](const YamlEntry& entry) {
    ConfigRule rule;
    rule.selector = TextOf(entry.key, SourceOf(*draft), AnyText, faults);
    rule.severity = TextOf(entry.value, SourceOf(*draft), judge, faults);
    Target(draft).rules.push_back(std::move(rule));
  });
}

void Groups(const YamlNode& value, ConfigDraft* draft, YamlFaults* faults) {
  ForEachEntry(value, faults, [&](const YamlEntry& entry) {
    ConfigGroup group;
    group.name = TextOf(entry.key, draft->source, AnyText, faults);
    group.selectors = ListOf(entry.value, draft->source, AnyText, faults);
    draft->config.groups.push_back(std::move(group));
  });
}

// A list of sections; each into a draft of its own.
template <class D, class Take>
void ForEachItem(const YamlNode& value, std::span<const Field<D>> fields,
                 const ConfigDraft* draft, YamlFaults* faults, Take&& take) {
  if (value.kind != YamlNode::Kind::kSequence) {
    return faults->At(value, "expected a list");
  }
  for (const YamlNode& item : value.items) {
    D part{draft, {}};
    ReadSection<D>(item, fields, &part, faults);
    take(item, std::move(part));
  }
}

constexpr Field<OverrideDraft> kOverrideFields[] = {
    {"paths", Need::kOptional, List<OverrideDraft, &ConfigOverride::paths>},
    {"entities", Need::kOptional,
     List<OverrideDraft, &ConfigOverride::entities, JudgeEntity>},
    {"rules", Need::kRequired, Rules<OverrideDraft, JudgeOverrideSeverity>},
};

constexpr Field<SuppressionDraft> kSuppressionFields[] = {
    {"rules", Need::kRequired,
     List<SuppressionDraft, &ConfigSuppression::rules>},
    {"paths", Need::kOptional,
     List<SuppressionDraft, &ConfigSuppression::paths>},
    {"entities", Need::kOptional,
     List<SuppressionDraft, &ConfigSuppression::entities, JudgeEntity>},
    {"reason", Need::kOptional,
     Text<SuppressionDraft, &ConfigSuppression::reason>},
    {"owner", Need::kOptional,
     Text<SuppressionDraft, &ConfigSuppression::owner>},
    {"until", Need::kOptional,
     Text<SuppressionDraft, &ConfigSuppression::until, JudgeDate>},
};

void Overrides(const YamlNode& value, ConfigDraft* draft, YamlFaults* faults) {
  ForEachItem<OverrideDraft>(
      value, kOverrideFields, draft, faults,
      [&](const YamlNode& item, OverrideDraft part) {
        if (part.entry.paths.empty() && part.entry.entities.empty()) {
          faults->At(item, "an override says where: 'paths' or 'entities'");
        }
        draft->config.overrides.push_back(std::move(part.entry));
      });
}

void Suppressions(const YamlNode& value, ConfigDraft* draft,
                  YamlFaults* faults) {
  ForEachItem<SuppressionDraft>(
      value, kSuppressionFields, draft, faults,
      [&](const YamlNode& item, SuppressionDraft part) {
        ConfigSuppression& suppression = part.suppression;
        if (suppression.paths.empty() && suppression.entities.empty()) {
          faults->At(item, "a suppression says where: 'entities' or 'paths'");
        }
        suppression.place.source = draft->source;
        suppression.place.offset = item.offset;
        draft->config.suppressions.push_back(std::move(suppression));
      });
}

constexpr Field<ConfigDraft> kFields[] = {
    {"extends", Need::kOptional,
     List<ConfigDraft, &Config::extends, JudgeExtends>},
    {"from", Need::kOptional, Text<ConfigDraft, &Config::from, JudgeFrom>},
    {"to", Need::kOptional, Text<ConfigDraft, &Config::to, JudgeTo>},
    {"fail-on", Need::kOptional,
     Text<ConfigDraft, &Config::fail_on, JudgeFailOn>},
    {"fail-on-incomplete", Need::kOptional,
     Text<ConfigDraft, &Config::fail_on_incomplete, JudgeBoolean>},
    {"require-reason", Need::kOptional,
     Text<ConfigDraft, &Config::require_reason, JudgeBoolean>},
    {"select", Need::kOptional, List<ConfigDraft, &Config::select>},
    {"ignore", Need::kOptional, List<ConfigDraft, &Config::ignore>},
    {"include", Need::kOptional, List<ConfigDraft, &Config::include>},
    {"exclude", Need::kOptional, List<ConfigDraft, &Config::exclude>},
    {"groups", Need::kOptional, Groups},
    {"rules", Need::kOptional, Rules<ConfigDraft, JudgeSeverity>},
    {"overrides", Need::kOptional, Overrides},
    {"suppressions", Need::kOptional, Suppressions},
};

// YAML calls a file of comments empty; as a config it says nothing, as what
// `config init` writes may.
bool SaysNothing(std::string_view yaml) {
  while (!yaml.empty()) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size());
    const std::string_view line = Trim(yaml.substr(0, end));
    if (!line.empty() && line.front() != '#') return false;
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
  }
  return true;
}

template <class T>
void AppendKeys(std::string_view section, std::span<const Field<T>> fields,
                std::vector<ConfigKey>* keys) {
  for (const Field<T>& field : fields) {
    keys->push_back({section, field.name, field.need == Need::kRequired});
  }
}

}  // namespace

tl::expected<Config, std::vector<Error>> ReadConfig(std::string_view yaml,
                                                    std::string_view path) {
  YamlFaults faults(yaml, path);
  if (yaml.size() > kMaxConfigSize) {
    faults.Add({"larger than a config may be, which is 1 MiB"});
    return tl::unexpected(faults.Take());
  }
  if (SaysNothing(yaml)) return Config{};
  const auto root = ParseYaml(yaml);
  if (!root) {
    faults.Add(root.error());
    return tl::unexpected(faults.Take());
  }
  ConfigDraft draft;
  draft.source = std::make_shared<const ConfigSource>(
      ConfigSource{std::string(path), std::string(yaml)});
  ReadSection<ConfigDraft>(*root, kFields, &draft, &faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return std::move(draft.config);
}

std::vector<ConfigKey> ConfigKeys() {
  std::vector<ConfigKey> keys;
  AppendKeys<ConfigDraft>("", kFields, &keys);
  AppendKeys<OverrideDraft>("overrides", kOverrideFields, &keys);
  AppendKeys<SuppressionDraft>("suppressions", kSuppressionFields, &keys);
  return keys;
}

}  // namespace audit
