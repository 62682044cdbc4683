#include "ruleset/selector.h"

#include <algorithm>
#include <string>

#include "core/suggestion.h"

namespace audit {
namespace {

Severity WorstSeverity(const Rule& rule) {
  return rule.severity.value_or(
      SeverityOf(rule.impact, rule.precision, Verdict::kConfirmed));
}

constexpr std::string_view kHardening = "hardening";

bool Matches(const Rule& rule, std::string_view word) {
  return rule.id == word || rule.category == word ||
         (!rule.pu.empty() && (word == "pu" || rule.pu == word)) ||
         (word == kHardening && IsHardening(rule)) ||
         ToString(WorstSeverity(rule)) == word || ToString(rule.impact) == word;
}

Error Unknown(const std::vector<Rule>& rules, const RuleGroups& groups,
              std::string_view word) {
  std::vector<std::string_view> known;
  for (const auto& [name, flags] : groups) known.push_back(name);
  for (const Rule& rule : rules) {
    known.push_back(rule.id);
    known.push_back(rule.category);
  }
  const std::string_view close = Closest(word, known);
  std::string message =
      groups.empty()
          ? "no rule, category, severity or impact is called '"
          : "no rule, category, severity, impact or group is called '";
  message += std::string(word) + "'";
  if (!close.empty()) message += "; did you mean '" + std::string(close) + "'?";
  return {message};
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

bool IsKnown(const std::vector<Rule>& rules, std::string_view word) {
  return word == "pu" || word == kHardening || SeverityFromString(word) ||
         ImpactFromString(word) ||
         std::any_of(rules.begin(), rules.end(),
                     [&](const Rule& rule) { return Matches(rule, word); });
}

Result<std::vector<bool>> SelectAll(const std::vector<Rule>& rules,
                                    const RuleGroups& groups,
                                    std::string_view conjunction) {
  std::vector<bool> selected(rules.size(), true);
  for (const std::string_view word : Split(conjunction, ':')) {
    const auto group = groups.find(word);
    if (group == groups.end() && !IsKnown(rules, word)) {
      return Fail(Unknown(rules, groups, word));
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const bool named =
          group != groups.end() ? group->second[i] : Matches(rules[i], word);
      selected[i] = selected[i] && named;
    }
  }
  return selected;
}

}  // namespace

bool IsHardening(const Rule& rule) {
  return std::find(rule.tags.begin(), rule.tags.end(), kHardening) !=
         rule.tags.end();
}

Result<std::vector<bool>> SelectRules(const std::vector<Rule>& rules,
                                      std::string_view selector,
                                      const RuleGroups& groups) {
  std::vector<bool> selected(rules.size(), false);
  for (const std::string_view part : Split(selector, ',')) {
    const auto chosen = SelectAll(rules, groups, part);
    if (!chosen) return Fail(chosen.error());
    for (std::size_t i = 0; i < rules.size(); ++i) {
      selected[i] = selected[i] || (*chosen)[i];
    }
  }
  return selected;
}

}  // namespace audit
