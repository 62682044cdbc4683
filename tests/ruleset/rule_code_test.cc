#include "ruleset/rule_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

std::vector<std::string_view> Views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

Rule FullRule() {
  Rule rule;
  rule.id = "a-b";
  rule.category = "a";
  rule.title = "Title";
  rule.impact = Impact::kBlocksUpgrade;
  rule.impact_from_v7 = Impact::kBreaksAtRuntime;
  rule.precision = Precision::kHigh;
  rule.severity = Severity::kNote;
  rule.since = "0.1.0";
  rule.applies = "any -> 7";
  rule.tags = {"one", "two"};
  rule.references = {"page"};
  rule.effort_minutes = 15;
  rule.effort_auto = "no";
  rule.pu = "PU-0001";
  rule.evidence = {"javascript"};
  rule.entity = "^x";
  rule.yields_to = {"c-d"};
  rule.inferred = "all";
  rule.trigger = "t";
  RuleMatch& match = rule.matches.emplace_back();
  match.languages = {Language::kJavaScript};
  match.side = Side::kServer;
  match.settings = {Setting::kScript};
  match.regex = "r";
  match.pieces = Pieces::kSeveral;
  rule.matches.emplace_back().select = "//a";
  rule.message = "Message.";
  rule.why = "Why";
  rule.remedy = "Remedy";
  rule.fix.emplace();
  rule.fix->safe = true;
  rule.fix->after = "after";
  RuleExample& example = rule.examples.emplace_back();
  example.name = "example";
  example.bad = {{"a.js", "bad"}, {"b.js", "also"}};
  example.from = "7";
  return rule;
}

TEST(RuleCode, RulesComeBackAsTheyWere) {
  Rule plain;
  plain.id = "z";
  const std::vector<Rule> rules = {FullRule(), plain};
  const auto texts = EncodeRules(rules);
  const std::vector<Rule> back = DecodeRules(Views(texts));
  ASSERT_EQ(back.size(), 2U);
  EXPECT_EQ(EncodeRules(back), texts);
  const Rule& full = back[0];
  EXPECT_EQ(full.impact_from_v7, Impact::kBreaksAtRuntime);
  EXPECT_EQ(full.severity, Severity::kNote);
  EXPECT_EQ(full.matches.size(), 2U);
  EXPECT_EQ(full.matches[0].side, Side::kServer);
  EXPECT_EQ(full.matches[0].pieces, Pieces::kSeveral);
  EXPECT_EQ(full.matches[1].select, "//a");
  EXPECT_TRUE(full.fix && full.fix->safe);
  EXPECT_EQ(full.examples[0].bad[1].second, "also");
  EXPECT_FALSE(back[1].fix);
  EXPECT_FALSE(back[1].severity);
  EXPECT_EQ(back[1].id, "z");
}

TEST(RuleCode, ManualChecksComeBackAsTheyWere) {
  const std::vector<ManualCheck> checks = {
      {"a-b", "a", "Title", "any", "Why", "Look", {"page", "other"}}};
  const auto texts = EncodeManualChecks(checks);
  const auto back = DecodeManualChecks(Views(texts));
  ASSERT_EQ(back.size(), 1U);
  EXPECT_EQ(EncodeManualChecks(back), texts);
  EXPECT_EQ(back[0].look, "Look");
  EXPECT_EQ(back[0].references.size(), 2U);
}

}  // namespace
}  // namespace audit
