#include "engine/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Rule> Rules() {
  Rule first;
  first.id = "rule-a";
  Rule second;
  second.id = "rule-b";
  return {first, second};
}

Finding Found(RuleIndex rule, std::string fingerprint) {
  Finding finding;
  finding.rule = rule;
  finding.fingerprint = std::move(fingerprint);
  return finding;
}

RunReport RunWith(std::vector<Finding> findings) {
  RunReport run;
  run.files.resize(1);
  run.files.front().path = "in/a.xml";
  run.files.front().local = "a.xml";
  run.findings = std::move(findings);
  return run;
}

std::vector<std::string> Fingerprints(const Baseline& baseline) {
  std::vector<std::string> all;
  for (const KnownFinding& finding : baseline) {
    all.push_back(finding.fingerprint);
  }
  return all;
}

TEST(Baseline, OfARunNamesWhatAPersonLooksFor) {
  RunReport run = RunWith({Found(0, "f")});
  Finding& finding = run.findings.front();
  finding.entity = "xtk:form|f";
  finding.entity_path = "input";
  finding.severity = Severity::kWarning;
  finding.place.excerpt.snippet = "a\n   b";
  const Baseline baseline = BaselineOf(run, Rules());
  ASSERT_EQ(baseline.size(), 1u);
  EXPECT_EQ(baseline[0].rule, "rule-a");
  EXPECT_EQ(baseline[0].entity, "xtk:form|f");
  EXPECT_EQ(baseline[0].path, "input");
  EXPECT_EQ(baseline[0].file, "a.xml");
  EXPECT_EQ(baseline[0].text, "a b");
  EXPECT_EQ(baseline[0].severity, Severity::kWarning);
}

TEST(Baseline, HoldsNothingThatIsSuppressed) {
  RunReport run = RunWith({Found(0, "f"), Found(0, "g")});
  run.findings[0].suppression = Suppression{};
  EXPECT_THAT(Fingerprints(BaselineOf(run, Rules())), ElementsAre("g"));
}

TEST(Baseline, IsSortedWhateverTheOrderOfTheRun) {
  EXPECT_THAT(
      Fingerprints(BaselineOf(
          RunWith({Found(1, "a"), Found(0, "c"), Found(0, "b")}), Rules())),
      ElementsAre("b", "c", "a"));
}

TEST(Baseline, CutsNoCharacterInTwo) {
  RunReport run = RunWith({Found(0, "f")});
  for (int i = 0; i < 99; ++i) run.findings[0].place.excerpt.snippet += "é";
  const std::string text = BaselineOf(run, Rules())[0].text;
  EXPECT_EQ(text.substr(text.size() - 5), "é…");
}

TEST(Baseline, TellsNewUnchangedAndAbsentApart) {
  const Baseline baseline =
      BaselineOf(RunWith({Found(0, "known"), Found(0, "fixed")}), Rules());
  RunReport run = RunWith({Found(0, "known"), Found(0, "added")});
  ApplyBaseline(baseline, "b.json", Rules(), {}, &run);
  EXPECT_EQ(run.findings[0].baseline, BaselineState::kUnchanged);
  EXPECT_EQ(run.findings[1].baseline, BaselineState::kNew);
  EXPECT_FALSE(IsActive(run.findings[0]));
  EXPECT_TRUE(IsActive(run.findings[1]));
  EXPECT_EQ(run.baseline->unchanged, 1u);
  EXPECT_THAT(Fingerprints(run.baseline->absent), ElementsAre("fixed"));
  EXPECT_THAT(Fingerprints(Pruned(baseline, run)), ElementsAre("known"));
}

TEST(Baseline, WhatNobodyLookedForIsNotAbsent) {
  const Baseline baseline =
      BaselineOf(RunWith({Found(0, "a"), Found(1, "b")}), Rules());
  RunReport run = RunWith({});
  ApplyBaseline(baseline, "b.json", Rules(), {false, true}, &run);
  EXPECT_THAT(Fingerprints(run.baseline->absent), ElementsAre("b"));
  EXPECT_THAT(Fingerprints(Pruned(baseline, run)), ElementsAre("a"));
}

TEST(Baseline, ARuleThatNoLongerExistsIsAbsent) {
  Baseline baseline = BaselineOf(RunWith({Found(0, "a")}), Rules());
  baseline[0].rule = "rule-of-old";
  RunReport run = RunWith({});
  ApplyBaseline(baseline, "b.json", Rules(), {}, &run);
  EXPECT_THAT(Fingerprints(run.baseline->absent), ElementsAre("a"));
}

TEST(Baseline, OfTwoBranchesJoinedHoldsEachOnce) {
  Baseline both = BaselineOf(RunWith({Found(0, "a"), Found(0, "b")}), Rules());
  both.push_back(both.front());
  SortBaseline(&both);
  EXPECT_THAT(Fingerprints(both), ElementsAre("a", "b"));
}

TEST(Baseline, AnEmptyOneMakesEverythingNew) {
  RunReport run = RunWith({Found(0, "a")});
  ApplyBaseline({}, "b.json", Rules(), {}, &run);
  EXPECT_EQ(run.findings[0].baseline, BaselineState::kNew);
  EXPECT_THAT(run.baseline->absent, IsEmpty());
}

}  // namespace
}  // namespace audit
