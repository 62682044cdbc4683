#include "report/rule_facts.h"

#include <fmt/format.h>

#include "report/visible_text.h"

namespace audit {
namespace {

std::string Joined(const std::vector<std::string>& words,
                   std::string_view separator) {
  std::string joined;
  for (const std::string& word : words) {
    if (!joined.empty()) joined += separator;
    joined += word;
  }
  return joined;
}

std::string ImpactOf(const Rule& rule) {
  std::string text(ToString(rule.impact));
  if (rule.impact_from_v7) {
    text += fmt::format("; {} where the input is v7 already",
                        ToString(*rule.impact_from_v7));
  }
  return text;
}

std::string EffortOf(const Rule& rule) {
  std::string text = fmt::format("about {} minute{} each", rule.effort_minutes,
                                 rule.effort_minutes == 1 ? "" : "s");
  if (rule.effort_auto == "yes") text += "; can be rewritten by a program";
  if (rule.effort_auto == "partial") text += "; partly by a program";
  if (rule.effort_auto == "no") text += ", by hand";
  return text;
}

}  // namespace

std::vector<RuleFact> FactsOf(const Rule& rule) {
  std::vector<RuleFact> facts = {
      {"impact", ImpactOf(rule)},
      {"precision", std::string(ToString(rule.precision))}};
  const auto add = [&](std::string_view label, std::string value) {
    if (!value.empty()) facts.push_back({label, std::move(value)});
  };
  add("versions", rule.applies);
  add("vendor", rule.pu);
  if (rule.effort_minutes > 0) add("effort", EffortOf(rule));
  add("evidence", Joined(rule.evidence, " or "));
  add("yields to", Joined(rule.yields_to, ", "));
  add("tags", Joined(rule.tags, ", "));
  add("since", rule.since);
  return facts;
}

Severity DefaultSeverity(const Rule& rule) {
  return rule.severity.value_or(
      SeverityOf(rule.impact, rule.precision, Verdict::kConfirmed));
}

std::string FixSentence(const RuleFix& fix) {
  std::string sentence = fix.title + '.';
  if (!fix.safe && !fix.why_unsafe.empty()) sentence += ' ' + fix.why_unsafe;
  return sentence;
}

std::string ExampleTitle(const RuleExample& example) {
  std::string title = VisibleText(example.name);
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  }
  return title;
}

}  // namespace audit
