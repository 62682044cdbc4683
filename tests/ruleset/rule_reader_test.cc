#include "ruleset/rule_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ruleset/loader.h"
#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

TEST(RuleReader, ReadsEveryField) {
  const auto rule = LoadRule(R"(id: sql-thing
title: A thing
impact: blocks-upgrade
impact_from_v7: breaks-at-runtime
precision: medium
severity: warning
since: 0.1.0
applies: 5.11 -> 7
tags: [a, b]
references:
  - page one
effort: {minutes: 5, auto: partial}
pu: PU-0005
evidence: [xtk:workflow]
yields_to: [sql-other]
inferred: all of it
trigger: sql
match:
  select: //a/@b
  regex: (?P<part>x+)
  report: part
  confirmed: x{2}
  unclear: One x is not enough.
message: "{part} in {../@name}."
why: |
  one
  two
remedy: act
fix:
  title: Take y
  safe: false
  why_unsafe: y may not be there
  replace: "y{part}"
examples:
  - name: one
    bad: <a b='[|xx|]'/>
    fixed: <a b='yxx'/>
    verdict: confirmed
    from: "5.11"
  - name: two
    bad: {x.xml: "<a b='[|xx|]'/>", y.xml: "<b/>"}
    good: <b/>
  - name: looks bad but is fine, b
    good: <b a='xx'/>
)",
                             "/somewhere/rules/sql/sql-thing.yaml", kChecks);
  ASSERT_TRUE(rule) << rule.error()[0].ToString();
  EXPECT_EQ(rule->id, "sql-thing");
  EXPECT_EQ(rule->category, "sql");
  EXPECT_EQ(rule->impact, Impact::kBlocksUpgrade);
  EXPECT_EQ(rule->impact_from_v7, Impact::kBreaksAtRuntime);
  EXPECT_EQ(rule->precision, Precision::kMedium);
  EXPECT_EQ(rule->severity, Severity::kWarning);
  EXPECT_EQ(rule->tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rule->effort_minutes, 5);
  EXPECT_EQ(rule->effort_auto, "partial");
  EXPECT_EQ(rule->why, "one\ntwo");
  ASSERT_TRUE(!rule->matches.empty() && rule->fix);
  EXPECT_EQ(rule->matches[0].select, "//a/@b");
  EXPECT_EQ(rule->matches[0].confirmed, "x{2}");
  EXPECT_EQ(rule->fix->replace, "y{part}");
  ASSERT_EQ(rule->examples.size(), 3u);
  EXPECT_EQ(rule->examples[0].bad[0].first, "package.xml");
  EXPECT_EQ(rule->examples[0].from, "5.11");
  EXPECT_EQ(rule->examples[1].bad[1].first, "y.xml");
}

}  // namespace
}  // namespace audit
