#include "report/text_summary.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

std::vector<Rule> RulesNamed(const std::vector<std::string>& ids) {
  std::vector<Rule> rules;
  for (const std::string& id : ids) {
    rules.emplace_back().id = id;
  }
  return rules;
}

TEST(TextSummary, HardeningIsACountUnlessAskedFor) {
  std::vector<Rule> rules = RulesNamed({"a-rule", "b-rule"});
  rules[1].tags = {"hardening"};
  RunReport run;
  run.files.emplace_back().path = "a.xml";
  run.findings.resize(3);
  run.findings[0].message = "What breaks.";
  run.findings[1].rule = run.findings[2].rule = 1;
  run.findings[1].message = run.findings[2].message = "What could be safer.";
  struct Row {
    TextStyle::Detail detail;
    const char* others;
    bool listed;
  };
  constexpr Row kRows[] = {
      {TextStyle::Detail::kQuiet, " 2 on hardening; --verbose lists them.\n",
       false},
      {TextStyle::Detail::kNormal, " 2 on hardening; --verbose lists them.\n",
       false},
      {TextStyle::Detail::kVerbose, " 2 on hardening.\n", true},
  };
  for (const Row& row : kRows) {
    TextStyle style;
    style.detail = row.detail;
    std::string text;
    WriteText(run, rules, style, [&](std::string_view part) { text += part; });
    SCOPED_TRACE(text);
    EXPECT_NE(text.find("What breaks."), std::string::npos);
    EXPECT_EQ(text.find("What could be") != std::string::npos, row.listed);
    EXPECT_NE(text.find(row.others), std::string::npos);
  }
}

TEST(TextSummary, GroupsRulesNotAssessedByReason) {
  const std::string server = "no serverConf in the input";
  const std::string option = "no xtk:option in the input";
  struct Row {
    const char* name;
    std::vector<NotAssessed> not_assessed;
    int columns;
    std::string lines;
  };
  const std::vector<Row> rows = {
      {"one", {{0, server}}, 80, "  - no serverConf in the input: a-rule\n"},
      {"two of one reason",
       {{0, server}, {1, server}},
       80,
       "  - no serverConf in the input: a-rule, b-rule\n"},
      {"another reason in between",
       {{0, server}, {1, option}, {2, server}},
       80,
       "  - no serverConf in the input: a-rule, c-rule\n"
       "  - no xtk:option in the input: b-rule\n"},
      {"more than a line holds",
       {{0, server}, {1, server}, {2, server}},
       50,
       "  - no serverConf in the input: a-rule, b-rule,\n"
       "    c-rule\n"},
      {"as many as are named",
       {{0, option}, {1, option}, {2, option}, {3, option}},
       80,
       "  - no xtk:option in the input: a-rule, b-rule, c-rule, d-rule\n"},
      {"more than are named",
       {{0, option}, {1, option}, {2, option}, {3, option}, {4, option}},
       80,
       "  - no xtk:option in the input: 5 rules; --verbose names them\n"},
      {"hostile", {{0, "no \x1b[2J"}}, 80, "  - no ␛[2J: a-rule\n"},
  };
  const std::vector<Rule> rules =
      RulesNamed({"a-rule", "b-rule", "c-rule", "d-rule", "e-rule"});
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    RunReport run;
    run.not_assessed = row.not_assessed;
    TextStyle style;
    style.columns = row.columns;
    const std::string text = TextSummary(run, rules, style);
    const std::string title = Heading("not assessed", "", style) + '\n';
    const std::size_t begin = text.find(title);
    ASSERT_NE(begin, std::string::npos) << text;
    const std::string rest = text.substr(begin + title.size());
    EXPECT_EQ(rest.substr(0, row.lines.size() + 1), row.lines + '\n') << rest;
  }
}

}  // namespace
}  // namespace audit
