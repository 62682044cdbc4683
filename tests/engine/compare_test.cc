#include "engine/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ComparedFinding At(std::string fingerprint, std::string text = "",
                   std::string entity = "e", std::string file = "a.xml") {
  ComparedFinding finding;
  finding.known.fingerprint = std::move(fingerprint);
  finding.known.entity = std::move(entity);
  finding.known.file = std::move(file);
  finding.text_fingerprint = std::move(text);
  return finding;
}

std::vector<std::string> Names(const std::vector<ComparedFinding>& findings) {
  std::vector<std::string> names;
  for (const ComparedFinding& finding : findings) {
    names.push_back(finding.known.fingerprint);
  }
  return names;
}

std::vector<std::string> Moves(const Comparison& comparison) {
  std::vector<std::string> moves;
  for (const MovedFinding& each : comparison.moved) {
    moves.push_back(each.before.known.fingerprint + ">" +
                    each.after.known.fingerprint);
  }
  return moves;
}

TEST(Compare, TellsFixedIntroducedAndRemainingApart) {
  const Comparison comparison =
      CompareFindings({At("a"), At("b")}, {At("c"), At("b")});
  EXPECT_THAT(Names(comparison.fixed), ElementsAre("a"));
  EXPECT_THAT(Names(comparison.introduced), ElementsAre("c"));
  EXPECT_THAT(Names(comparison.remaining), ElementsAre("b"));
  EXPECT_THAT(comparison.moved, IsEmpty());
}

TEST(Compare, OneTextAtAnotherPlaceHasMoved) {
  const Comparison comparison =
      CompareFindings({At("a", "t", "e")}, {At("b", "t", "f")});
  EXPECT_THAT(Moves(comparison), ElementsAre("a>b"));
  EXPECT_THAT(comparison.fixed, IsEmpty());
  EXPECT_THAT(comparison.introduced, IsEmpty());
}

TEST(Compare, WhatMovedWithinItsEntityIsPairedFirst) {
  const Comparison comparison = CompareFindings(
      {At("a", "t", "e"), At("b", "t", "f")}, {At("c", "t", "f")});
  EXPECT_THAT(Moves(comparison), ElementsAre("b>c"));
  EXPECT_THAT(Names(comparison.fixed), ElementsAre("a"));
}

TEST(Compare, EachIsPairedOnce) {
  const Comparison comparison = CompareFindings(
      {At("a", "t")}, {At("b", "t"), At("c", "t"), At("d", "t")});
  EXPECT_THAT(Moves(comparison), ElementsAre("a>b"));
  EXPECT_THAT(Names(comparison.introduced), ElementsAre("c", "d"));
}

TEST(Compare, AnotherFileIsAMoveButAnotherFolderIsNot) {
  EXPECT_THAT(Moves(CompareFindings({At("a", "t", "e", "old.xml")},
                                    {At("a", "t", "e", "new.xml")})),
              ElementsAre("a>a"));
  EXPECT_THAT(Names(CompareFindings({At("a", "t", "e", "before/x.xml")},
                                    {At("a", "t", "e", "after/x.xml")})
                        .remaining),
              ElementsAre("a"));
}

TEST(Compare, WithoutTextNothingMoves) {
  const Comparison comparison = CompareFindings({At("a")}, {At("b")});
  EXPECT_THAT(Names(comparison.fixed), ElementsAre("a"));
  EXPECT_THAT(Names(comparison.introduced), ElementsAre("b"));
}

TEST(Compare, EntitiesChangedForNoFinding) {
  Comparison comparison =
      CompareFindings({At("a", "", "fixed")}, {At("b", "", "worse")});
  const std::vector<EntityDigest> before = {{"fixed", "1"},
                                            {"worse", "1"},
                                            {"same", "1"},
                                            {"edited", "1"},
                                            {"removed", "1"}};
  const std::vector<EntityDigest> after = {{"fixed", "2"},
                                           {"worse", "2"},
                                           {"same", "1"},
                                           {"edited", "2"},
                                           {"added", "1"}};
  CompareEntities(before, after, &comparison);
  EXPECT_THAT(*comparison.changed, ElementsAre("edited"));
}

TEST(EntityDigest, IsOfWhatAPersonMade) {
  struct Row {
    const char* name;
    const char* before;
    const char* after;
    bool same;
  };
  const Row rows[] = {
      {"numbers and dates",
       "<queryFilter name='a' id='1' lastModified='x'><where/></queryFilter>",
       "<queryFilter name='a' id='2' lastModified='y'><where/></queryFilter>",
       true},
      {"who did it",
       "<queryFilter name='a'><createdBy type='1'/><where/></queryFilter>",
       "<queryFilter name='a'><createdBy type='2'/><where/></queryFilter>",
       true},
      {"order of attributes, escapes, indentation",
       "<queryFilter name='a' label='&#98;'><where/></queryFilter>",
       "<queryFilter label=\"b\" name='a'>\n  <where/>\n</queryFilter>", true},
      {"a label", "<queryFilter name='a' label='x'/>",
       "<queryFilter name='a' label='y'/>", false},
      {"a text", "<queryFilter name='a'><d>x</d></queryFilter>",
       "<queryFilter name='a'><d>y</d></queryFilter>", false},
      {"what stands in what", "<queryFilter name='a'><b><c/></b></queryFilter>",
       "<queryFilter name='a'><b/><c/></queryFilter>", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto digest = [](const char* entity) {
      const auto digests = DigestEntities(
          "a.xml", std::string("<package buildVersion='6.1'><entities "
                               "schema='xtk:queryFilter'>") +
                       entity + "</entities></package>");
      return digests.size() == 1 ? digests[0].digest : std::string();
    };
    EXPECT_FALSE(digest(row.before).empty());
    EXPECT_EQ(digest(row.before) == digest(row.after), row.same);
  }
}

}  // namespace
}  // namespace audit
