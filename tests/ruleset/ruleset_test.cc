#include "ruleset/ruleset.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/markup.h"

namespace audit {
namespace {

Rule RuleNamed(std::string id, std::string trigger = "") {
  Rule rule;
  rule.id = std::move(id);
  rule.trigger = std::move(trigger);
  return rule;
}

Rule Markup(std::string id, std::string select) {
  Rule rule = RuleNamed(std::move(id));
  rule.matches.emplace_back();
  rule.matches[0].select = std::move(select);
  rule.message = "{value}";
  return rule;
}

Rule Fragment(std::string id, std::vector<Language> languages) {
  Rule rule = RuleNamed(std::move(id));
  rule.matches.emplace_back();
  rule.matches[0].languages = std::move(languages);
  rule.message = "{text}";
  return rule;
}

Ruleset Compiled(std::vector<Rule> rules) {
  auto ruleset = Ruleset::Compile(std::move(rules));
  EXPECT_TRUE(ruleset) << ruleset.error().message;
  return std::move(*ruleset);
}

constexpr FragmentKind kScript{.language = Language::kJavaScript};

TEST(Ruleset, FindsRulesById) {
  const Ruleset ruleset = Compiled({RuleNamed("a"), RuleNamed("b")});
  EXPECT_EQ(ruleset.Find("b"), 1u);
  EXPECT_EQ(ruleset.Find("c"), 2u);
  EXPECT_FALSE(Ruleset::Compile({RuleNamed("b"), RuleNamed("a")}));
  EXPECT_FALSE(Ruleset::Compile({RuleNamed("a"), RuleNamed("a")}));
}

TEST(Ruleset, TriggersAreFoundInOnePass) {
  const Ruleset ruleset =
      Compiled({RuleNamed("a", "one"), RuleNamed("b"),
                RuleNamed("c", "(?i)two"), RuleNamed("d", "sql[=\\x00]")});
  using namespace std::string_view_literals;
  const struct {
    std::string_view text;
    std::vector<bool> hit;
  } rows[] = {
      {"", {false, true, false, false}},
      {"no, one TWO", {true, true, true, false}},
      {"line\ntwo", {false, true, true, false}},
      {"sql\0x"sv, {false, true, false, true}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    std::vector<bool> hit;
    ruleset.FindTriggers(row.text, &hit);
    EXPECT_EQ(hit, row.hit);
  }
}

TEST(Ruleset, RulesWithTheSameTriggerAreHitTogether) {
  const Ruleset ruleset = Compiled(
      {RuleNamed("a", "one"), RuleNamed("b", "two"), RuleNamed("c", "one")});
  std::vector<bool> hit;
  ruleset.FindTriggers("one", &hit);
  EXPECT_EQ(hit, (std::vector<bool>{true, false, true}));
}

TEST(Ruleset, StandsInTheEntitiesTheRuleNames) {
  Rule rule = RuleNamed("a");
  rule.entity = R"(^xtk:form\|cus:)";
  const Ruleset ruleset = Compiled({rule, RuleNamed("b")});
  EXPECT_TRUE(ruleset.StandsIn(0, "xtk:form|cus:shop"));
  EXPECT_FALSE(ruleset.StandsIn(0, "xtk:form|nms:shop"));
  EXPECT_FALSE(ruleset.StandsIn(0, ""));
  EXPECT_TRUE(ruleset.StandsIn(1, ""));
}

TEST(Ruleset, SelectsTakePartWithTheirRules) {
  const Ruleset ruleset =
      Compiled({Markup("a", "//a"), RuleNamed("b"), Markup("c", "//c | //d")});
  ASSERT_EQ(ruleset.selects().size(), 2u);
  EXPECT_EQ(ruleset.RuleOfSelect(1), 2u);
  EXPECT_EQ(ruleset.EnabledSelects({true, true, false}),
            (std::vector<bool>{true, false}));
}

TEST(Ruleset, WantsWhatTheRuleSays) {
  Rule rule = Fragment("a", {Language::kJavaScript, Language::kTemplate});
  rule.matches[0].regex = "x";
  rule.matches[0].side = Side::kClient;
  rule.matches[0].settings = {Setting::kPage};
  const Ruleset ruleset = Compiled({rule, Markup("b", "//a")});
  FragmentKind kind{.language = Language::kTemplate,
                    .side = Side::kClient,
                    .setting = Setting::kPage};
  EXPECT_TRUE(ruleset.Wants(0, kind));
  EXPECT_FALSE(ruleset.Wants(1, kind));
  kind.setting = Setting::kScript;
  EXPECT_FALSE(ruleset.Wants(0, kind));
  kind.setting = Setting::kPage;
  kind.side = Side::kServer;
  EXPECT_FALSE(ruleset.Wants(0, kind));
  kind.side = Side::kClient;
  kind.language = Language::kSql;
  EXPECT_FALSE(ruleset.Wants(0, kind));
}

TEST(Ruleset, DraftsEachMatchOfARegex) {
  Rule rule = Fragment("a", {Language::kJavaScript});
  rule.matches[0].regex = "(?s)<(?P<inner>x+)>";
  rule.matches[0].report = "inner";
  rule.matches[0].confirmed = "<xx>";
  rule.matches[0].unclear = "Not two.";
  rule.fix = RuleFix{.title = "t",
                     .safe = true,
                     .why_unsafe = "",
                     .replace = "{inner}!",
                     .before = "",
                     .after = ""};
  const Ruleset ruleset = Compiled({rule});
  std::vector<Draft> drafts;
  ruleset.DraftFragment(0, kScript, "<xx> <y> <x>", nullptr, nullptr, &drafts);
  ASSERT_EQ(drafts.size(), 2u);
  EXPECT_EQ(drafts[0].region, (Region{1, 3}));
  EXPECT_EQ(drafts[0].verdict, Verdict::kConfirmed);
  ASSERT_EQ(drafts[0].edits.size(), 1u);
  EXPECT_EQ(drafts[0].edits[0].replacement, "xx!");
  EXPECT_EQ(drafts[1].region, (Region{10, 11}));
  EXPECT_EQ(drafts[1].verdict, Verdict::kNeedsReview);
  EXPECT_EQ(drafts[1].unclear, "Not two.");
  EXPECT_EQ(ruleset.Message(drafts[1]), "x");
}

TEST(Ruleset, PassesOverWhatBeginsInAnException) {
  Rule rule = Fragment("a", {Language::kXtk});
  rule.matches[0].regex = "x+";
  rule.matches[0].except = "'[^']*'";
  const Ruleset ruleset = Compiled({rule});
  const struct {
    const char* text;
    std::vector<Region> regions;
  } rows[] = {
      {"'x'", {}},
      {"x", {{0, 1}}},
      {"x 'x' x", {{0, 1}, {6, 7}}},
      {"'' x 'x", {{3, 4}, {6, 7}}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    std::vector<Draft> drafts;
    ruleset.DraftFragment(0, {.language = Language::kXtk}, row.text, nullptr,
                          nullptr, &drafts);
    std::vector<Region> regions;
    for (const Draft& draft : drafts) regions.push_back(draft.region);
    EXPECT_EQ(regions, row.regions);
  }
}

TEST(Ruleset, TellsWhatStandsInSeveralPieces) {
  Rule rule = Fragment("a", {Language::kXtk});
  rule.matches[0].regex = "x.|y.";
  rule.matches[0].pieces = Pieces::kSeveral;
  const Ruleset ruleset = Compiled({rule});
  OriginMap origin;  // "xx" + "xyy"
  origin.AppendVerbatim(1, 3);
  origin.StartPiece();
  origin.AppendVerbatim(8, 2);
  std::vector<Draft> drafts;
  ruleset.DraftFragment(0, {.language = Language::kXtk}, "xxxyy", nullptr,
                        &origin, &drafts);
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].region, (Region{2, 4}));
  drafts.clear();
  ruleset.DraftFragment(0, {.language = Language::kXtk}, "xxxyy", nullptr,
                        nullptr, &drafts);
  EXPECT_TRUE(drafts.empty());
}

TEST(Ruleset, GuessedFragmentsNeedReview) {
  Rule rule = Fragment("a", {Language::kJavaScript});
  rule.matches[0].regex = "x";
  const Ruleset ruleset = Compiled({rule});
  FragmentKind kind = kScript;
  kind.certainty = Certainty::kGuessed;
  std::vector<Draft> drafts;
  ruleset.DraftFragment(0, kind, "x", nullptr, nullptr, &drafts);
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(drafts[0].verdict, Verdict::kNeedsReview);
  EXPECT_FALSE(drafts[0].unclear.empty());
}

TEST(Ruleset, DraftsQueries) {
  Rule rule = Fragment("a", {Language::kJavaScript});
  rule.matches[0].query = R"((call_expression function: (identifier) @name
                          arguments: (arguments (_) @argument)))";
  rule.matches[0].report = "argument";
  rule.message = "{name} takes {argument}.";
  const Ruleset ruleset = Compiled({rule});
  EXPECT_TRUE(ruleset.NeedsTree(0));
  const std::string_view script = "a(1); b(2, 3)";
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  ASSERT_TRUE(tree);
  std::vector<Draft> drafts;
  ruleset.DraftFragment(0, kScript, script, tree.get(), nullptr, &drafts);
  ASSERT_EQ(drafts.size(), 3u);
  EXPECT_EQ(drafts[0].region, (Region{2, 3}));
  EXPECT_EQ(ruleset.Message(drafts[2]), "b takes 3.");
}

// <a name='n'><b x='12' y='3'>text</b></a> as a virtual document.
class MarkupDrafts : public testing::Test {
 protected:
  MarkupDrafts() {
    audit::Markup::Element parent;
    parent.name = "a";
    parent.attributes.push_back({"name", "n", {3, 11}, {}});
    audit::Markup::Element child;
    child.name = "b";
    child.name_region = {13, 14};
    child.start_tag = {12, 28};
    child.attributes.push_back(
        {"x", "12", {15, 21}, OriginMap::Verbatim(18, 2)});
    child.attributes.push_back(
        {"y", "3", {22, 27}, OriginMap::Verbatim(25, 1)});
    child.text = "text";
    child.text_origin = OriginMap::Verbatim(28, 4);
    view_.Add(view_.Add(0, parent), child);
  }

  std::vector<Draft> DraftsOf(Rule rule) {
    ruleset_ = Compiled({std::move(rule)});
    std::vector<Draft> drafts;
    for (const SelectMatch& match : ruleset_->selects().Match(view_)) {
      ruleset_->DraftMarkup(view_, match, &drafts);
    }
    return drafts;
  }

  audit::Markup view_;
  std::optional<Ruleset> ruleset_;
};

TEST_F(MarkupDrafts, ReportWhatTheRuleAsksFor) {
  const struct {
    const char* name;
    const char* select;
    const char* regex;
    const char* report;
    Region region;
    const char* message;  // of "{element} {name} {value} {../@name} {text}"
  } rows[] = {
      {"an attribute", "//b/@x", "", "", {15, 21}, "b x 12 n 12"},
      {"its value", "//b/@x", "", "value", {18, 20}, "b x 12 n 12"},
      {"its name", "//b/@x", "", "name", {15, 16}, "b x 12 n 12"},
      {"the tag around it", "//b/@x", "", "tag", {12, 28}, "b x 12 n 12"},
      {"an element", "//b", "", "", {13, 14}, "b b text n text"},
      {"its tag", "//b", "", "tag", {12, 28}, "b b text n text"},
      {"a text", "//b/text()", "", "", {28, 32}, "b b text n text"},
      {"a part of a value", "//b/@x", "2", "", {19, 20}, "b x 12 n 2"},
      {"a group", "//b/text()", "t(?P<g>e)", "g", {29, 30}, "b b text n e"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    Rule rule = Markup("a", row.select);
    rule.matches[0].regex = row.regex;
    rule.matches[0].report = row.report;
    rule.message = "{element} {name} {value} {../@name} {text}";
    const std::vector<Draft> drafts = DraftsOf(rule);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_EQ(drafts[0].region, row.region);
    EXPECT_EQ(ruleset_->Message(drafts[0]), row.message);
  }
}

TEST_F(MarkupDrafts, OneForEachMatchAndNoneWithout) {
  Rule rule = Markup("a", "//b/text()");
  rule.matches[0].regex = "t";
  EXPECT_EQ(DraftsOf(rule).size(), 2u);
  rule.matches[0].regex = "z";
  EXPECT_TRUE(DraftsOf(rule).empty());
}

TEST_F(MarkupDrafts, EachMatchOfARuleFindsForItself) {
  Rule rule = Markup("a", "//b/@x");
  rule.matches[0].report = "value";
  rule.matches.emplace_back().select = "//b";
  rule.matches[1].report = "tag";
  rule.matches.emplace_back().languages = {Language::kXtk};
  rule.matches[2].regex = "z";
  const std::vector<Draft> drafts = DraftsOf(rule);
  ASSERT_EQ(drafts.size(), 2u);
  EXPECT_EQ(drafts[0].region, (Region{12, 28}));
  EXPECT_EQ(drafts[1].region, (Region{18, 20}));
  std::vector<Draft> more;
  ruleset_->DraftFragment(0, {.language = Language::kXtk}, "z", nullptr,
                          nullptr, &more);
  EXPECT_EQ(more.size(), 1u);
  EXPECT_EQ(ruleset_->EnabledSelects({true}), (std::vector<bool>{true, true}));
}

TEST(Ruleset, CodeThatIsNotKnownIsNotRewritten) {
  Rule rule = RuleNamed("a");
  rule.fix = RuleFix{.title = "t",
                     .safe = true,
                     .why_unsafe = "",
                     .replace = "f({x})",
                     .before = "",
                     .after = ""};
  const Ruleset ruleset = Compiled({rule});
  Draft draft;
  draft.captures = {{"x", std::string(kHole)}};
  ruleset.AddFix(&draft);
  EXPECT_TRUE(draft.edits.empty());
}

TEST(Ruleset, FixesOfChecksComeFromTheRule) {
  Rule rule = RuleNamed("a");
  rule.fix = RuleFix{.title = "t",
                     .safe = true,
                     .why_unsafe = "",
                     .replace = "",
                     .before = "String(",
                     .after = ")"};
  const Ruleset ruleset = Compiled({rule});
  Draft draft;
  draft.region = {3, 7};
  ruleset.AddFix(&draft);
  ASSERT_EQ(draft.edits.size(), 2u);
  EXPECT_EQ(draft.edits[0].region, (Region{3, 3}));
  EXPECT_EQ(draft.edits[0].replacement, "String(");
  EXPECT_EQ(draft.edits[1].region, (Region{7, 7}));
}

}  // namespace
}  // namespace audit
