#include "engine/draft_translation.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

Draft At(Region region) {
  Draft draft;
  draft.region = region;
  return draft;
}

TEST(DraftTranslation, MovesRegionsNotesAndEdits) {
  const OriginMap origin = OriginMap::Verbatim(100, 20);
  Draft draft = At({2, 5});
  draft.notes.push_back({{0, 1}, "here"});
  draft.edits.push_back({{2, 2}, "x"});
  draft.flow.push_back({{3, 4}, "there"});
  std::vector<Draft> drafts = {draft};
  TranslateDrafts(origin, &drafts);
  EXPECT_EQ(drafts[0].region, (Region{102, 105}));
  EXPECT_EQ(drafts[0].notes[0].region, (Region{100, 101}));
  EXPECT_EQ(drafts[0].edits[0].region, (Region{102, 102}));
  EXPECT_EQ(drafts[0].flow[0].region, (Region{103, 104}));
}

TEST(DraftTranslation, EditsOnEscapedTextAreGivenUp) {
  OriginMap origin;
  origin.AppendVerbatim(0, 2);
  origin.AppendReplaced({2, 7}, 1);  // &amp;
  Draft draft = At({0, 3});
  draft.edits.push_back({{2, 3}, "x"});
  std::vector<Draft> drafts = {draft};
  TranslateDrafts(origin, &drafts);
  EXPECT_TRUE(drafts[0].edits.empty());
  EXPECT_EQ(drafts[0].region, (Region{0, 7}));
}

TEST(DraftTranslation, FurtherPiecesBecomeNotes) {
  OriginMap origin;
  origin.AppendVerbatim(10, 3);
  origin.StartPiece();
  origin.AppendVerbatim(20, 3);
  std::vector<Draft> drafts = {At({1, 5})};
  TranslateDrafts(origin, &drafts);
  EXPECT_EQ(drafts[0].region, (Region{11, 13}));
  ASSERT_EQ(drafts[0].notes.size(), 1u);
  EXPECT_EQ(drafts[0].notes[0].region, (Region{20, 22}));
}

TEST(DraftTranslation, OfTwoAtOnePlaceTheSurerStays) {
  Draft unsure = At({1, 2});
  unsure.verdict = Verdict::kNeedsReview;
  std::vector<Draft> drafts = {At({5, 6}), unsure, At({1, 2})};
  SortDrafts(&drafts);
  ASSERT_EQ(drafts.size(), 2u);
  EXPECT_EQ(drafts[0].region, (Region{1, 2}));
  EXPECT_EQ(drafts[0].verdict, Verdict::kConfirmed);
}

}  // namespace
}  // namespace audit
