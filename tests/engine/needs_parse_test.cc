// Which scripts a rule on markup alone makes the engine parse.
#include <gtest/gtest.h>

#include "engine/analyzer.h"
#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

constexpr std::string_view kOnMarkup = R"(trigger: thing
match:
  select: "//thing[@sql]"
message: A thing.
)";

Coverage CoverageOf(std::string_view script, std::string_view match) {
  std::vector<Rule> rules;
  rules.push_back(LoadedRule("some-rule", match));
  const auto ruleset = Ruleset::Compile(std::move(rules));
  return Analyze({{"a.js", ""}},
                 [&](const InputFile&) -> Result<std::string> {
                   return std::string(script);
                 },
                 *ruleset, {})
      .coverage;
}

TEST(NeedsParse, OfRulesOnMarkupOnlyWhereMarkupMayStand) {
  for (const std::string_view script :
       {"thing(1);", "for (i = 0; i < thing; ++i) a <= 1, b <2;"}) {
    EXPECT_EQ(CoverageOf(script, kOnMarkup).untriggered, 1u) << script;
    EXPECT_EQ(CoverageOf(script, kSoundMatch).parsed, 1u) << script;
  }
  for (const std::string_view script :
       {"x = <thing/>;", "x = '<' + 'thing/>'; // <", R"(x = "\x3cthing/>")",
        R"(x = "\u003Cthing/>")", R"(x = "\74thing/>")", "x = '&lt;thing/&gt;'",
        "thing <"}) {
    EXPECT_EQ(CoverageOf(script, kOnMarkup).parsed, 1u) << script;
  }
}

TEST(NeedsParse, OfNoRuleWithoutItsTrigger) {
  EXPECT_EQ(CoverageOf("x = <other/>;", kOnMarkup).untriggered, 1u);
}

}  // namespace
}  // namespace audit
