#include "engine/config_policy.h"

#include <algorithm>
#include <utility>

#include "core/line_map.h"

namespace audit {
namespace {

class Resolver {
 public:
  Resolver(const Config& config, const std::vector<Rule>& rules)
      : config_(config), rules_(rules) {}

  tl::expected<ResolvedConfig, std::vector<Error>> Run() {
    ResolveGroups();
    ResolveSelection();
    ResolveRules();
    for (const ConfigOverride& each : config_.overrides) AddOverride(each);
    resolved_.policy.reason_required = config_.require_reason.text != "false";
    for (const ConfigSuppression& each : config_.suppressions) {
      AddSuppression(each);
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    return std::move(resolved_);
  }

 private:
  std::vector<bool> Named(const ConfigText& selector) {
    auto named = SelectRules(rules_, selector.text, resolved_.groups);
    if (named) return std::move(*named);
    faults_.push_back(ErrorAt(selector, named.error().message));
    return std::vector<bool>(rules_.size(), false);
  }

  std::vector<bool> Named(const ConfigList& selectors) {
    std::vector<bool> any(rules_.size(), false);
    for (const ConfigText& selector : selectors) {
      const std::vector<bool> named = Named(selector);
      for (std::size_t i = 0; i < any.size(); ++i) any[i] = any[i] || named[i];
    }
    return any;
  }

  // A group holds selectors of rules, not other groups: then no order and no
  // circle has to be thought of.
  void ResolveGroups() {
    RuleGroups groups;
    for (const ConfigGroup& group : config_.groups) {
      if (group.name.text.find_first_of(",: ") != std::string::npos) {
        faults_.push_back(
            ErrorAt(group.name, "a group's name has no comma, colon or space"));
      } else if (SelectRules(rules_, group.name.text)) {
        faults_.push_back(ErrorAt(
            group.name, "'" + group.name.text + "' names rules already"));
      }
      groups[group.name.text] = Named(group.selectors);
    }
    resolved_.groups = std::move(groups);
  }

  void ResolveSelection() {
    resolved_.enabled = config_.select.empty()
                            ? std::vector<bool>(rules_.size(), true)
                            : Named(config_.select);
    const std::vector<bool> ignored = Named(config_.ignore);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      resolved_.enabled[i] = resolved_.enabled[i] && !ignored[i];
    }
  }

  // Of several entries that name a rule the last one wins. `off` is no
  // severity: such rules are told by the second value.
  Policy::Severities SeveritiesOf(const std::vector<ConfigRule>& entries,
                                  std::vector<bool>* off) {
    Policy::Severities severities(rules_.size());
    off->assign(rules_.size(), false);
    for (const ConfigRule& entry : entries) {
      const std::vector<bool> named = Named(entry.selector);
      for (std::size_t i = 0; i < rules_.size(); ++i) {
        if (!named[i]) continue;
        severities[i] = SeverityFromString(entry.severity.text);
        (*off)[i] = !severities[i];
      }
    }
    return severities;
  }

  void ResolveRules() {
    if (config_.rules.empty()) return;
    std::vector<bool> off;
    resolved_.policy.severities = SeveritiesOf(config_.rules, &off);
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      resolved_.enabled[i] = resolved_.enabled[i] && !off[i];
    }
  }

  Globs GlobsOf(const ConfigList& list, Globs::Kind kind) {
    std::vector<std::string> globs;
    for (const ConfigText& each : list) globs.push_back(each.text);
    auto compiled = Globs::Compile(globs, kind);
    if (compiled) return std::move(*compiled);
    faults_.push_back(ErrorAt(list.front(), compiled.error().message));
    return {};
  }

  Policy::Scope ScopeOf(const ConfigList& paths, const ConfigList& entities) {
    return {GlobsOf(paths, Globs::Kind::kPath),
            GlobsOf(entities, Globs::Kind::kName)};
  }

  void AddOverride(const ConfigOverride& each) {
    std::vector<bool> off;
    resolved_.policy.overrides.push_back(
        {ScopeOf(each.paths, each.entities), SeveritiesOf(each.rules, &off)});
  }

  // The file's index in Policy::configs.
  std::uint32_t FileOf(const ConfigSource& source) {
    std::vector<Policy::ConfigFile>& files = resolved_.policy.configs;
    const auto known = std::find_if(
        files.begin(), files.end(),
        [&](const auto& file) { return file.path == source.path; });
    const auto index = static_cast<std::uint32_t>(known - files.begin());
    if (known == files.end()) {
      files.push_back({source.path, source.text});
      lines_.emplace_back(source.text);
    }
    return index;
  }

  void AddSuppression(const ConfigSuppression& each) {
    if (!each.reason && resolved_.policy.reason_required) {
      faults_.push_back(
          ErrorAt(each.place,
                  "a suppression has a 'reason'; 'require-reason: false' would "
                  "waive it for all"));
    }
    Policy::ExternalSuppression made;
    made.scope = ScopeOf(each.paths, each.entities);
    for (const ConfigText& word : each.rules) {
      made.named.push_back({word.text, Named(word)});
    }
    const std::string& text = each.place.source->text;
    const std::uint32_t begin = each.place.offset;
    const auto end = static_cast<std::uint32_t>(
        std::min(text.find('\n', begin), text.size()));
    made.region = {std::min(begin, end), end};
    made.config = FileOf(*each.place.source);
    made.suppression.kind = Suppression::Kind::kExternal;
    made.suppression.rule = WordsOf(each.rules);
    made.suppression.reason = each.reason.text;
    made.suppression.owner = each.owner.text;
    made.suppression.until = each.until.text;
    made.suppression.source =
        each.place.source->path + ":" +
        std::to_string(lines_[made.config].At(made.region.begin).line);
    resolved_.policy.suppressions.push_back(std::move(made));
  }

  static std::string WordsOf(const ConfigList& list) {
    std::string words;
    for (const ConfigText& each : list) {
      words += (words.empty() ? "" : ", ") + each.text;
    }
    return words;
  }

  const Config& config_;
  const std::vector<Rule>& rules_;
  ResolvedConfig resolved_;
  std::vector<LineMap> lines_;  // by Policy::configs
  std::vector<Error> faults_;
};

}  // namespace

tl::expected<ResolvedConfig, std::vector<Error>> ResolveConfig(
    const Config& config, const std::vector<Rule>& rules) {
  return Resolver(config, rules).Run();
}

}  // namespace audit
