#include "engine/triage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

Finding At(RuleIndex rule, FileId file, Region region,
           std::string entity = "e") {
  Finding finding;
  finding.rule = rule;
  finding.place.location = {file, region};
  finding.entity = std::move(entity);
  return finding;
}

std::vector<Rule> Rules() {
  Rule general;
  general.id = "general";
  general.yields_to = {"specific", "shape"};
  Rule specific;
  specific.id = "specific";
  specific.yields_to = {"shape"};
  Rule shape;
  shape.id = "shape";
  return {general, specific, shape};
}

Triaged RunTriage(std::vector<Finding> findings, std::uint32_t cap = 1000) {
  SecondPass pass;
  pass.sources.resize(findings.size());
  pass.findings = std::move(findings);
  return Triage(Rules(), std::move(pass), cap);
}

TEST(Triage, SortsByFileRegionRule) {
  const auto run =
      RunTriage({At(1, 1, {0, 1}), At(0, 0, {5, 6}), At(1, 0, {1, 2})});
  ASSERT_EQ(run.findings.size(), 3u);
  EXPECT_EQ(run.findings[0].place.location.region, (Region{1, 2}));
  EXPECT_EQ(run.findings[1].place.location.region, (Region{5, 6}));
  EXPECT_EQ(run.findings[2].place.location.file, 1u);
}

TEST(Triage, TheMoreSpecificWinsAndNamesTheOther) {
  const auto run = RunTriage({At(0, 0, {0, 20}), At(1, 0, {5, 10})});
  ASSERT_EQ(run.findings.size(), 1u);
  EXPECT_EQ(run.findings[0].rule, 1u);
  EXPECT_EQ(run.findings[0].also, std::vector<std::string>{"general"});
}

TEST(Triage, TheMostSpecificNamesAllThatGaveWay) {
  const auto run =
      RunTriage({At(0, 0, {5, 10}), At(1, 0, {5, 10}), At(2, 0, {0, 20})});
  ASSERT_EQ(run.findings.size(), 1u);
  EXPECT_EQ(run.findings[0].rule, 2u);
  EXPECT_THAT(run.findings[0].also,
              testing::UnorderedElementsAre("general", "specific"));
}

TEST(Triage, NeighboursThatDoNotOverlapBothStay) {
  EXPECT_EQ(RunTriage({At(0, 0, {0, 5}), At(1, 0, {5, 10})}).findings.size(),
            2u);
  EXPECT_EQ(RunTriage({At(0, 0, {0, 5}), At(1, 1, {0, 5})}).findings.size(),
            2u);
}

TEST(Triage, RepeatsAreOneFinding) {
  EXPECT_EQ(RunTriage({At(1, 0, {0, 5}), At(1, 0, {0, 5})}).findings.size(),
            1u);
}

TEST(Triage, BeyondTheCapFindingsAreCounted) {
  std::vector<Finding> findings;
  for (std::uint32_t i = 0; i < 10; ++i) {
    findings.push_back(At(1, 0, {2 * i, 2 * i + 1}, i < 8 ? "many" : "few"));
  }
  const auto run = RunTriage(std::move(findings), 3);
  EXPECT_EQ(run.findings.size(), 5u);
  EXPECT_EQ(run.capped, 5u);
}

}  // namespace
}  // namespace audit
