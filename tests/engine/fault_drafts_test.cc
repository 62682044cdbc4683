#include "engine/fault_drafts.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace audit {
namespace {

TEST(FaultDrafts, SayOnceWhatIsDoubtfulInAnEncoding) {
  const struct {
    const char* bytes;
    Region region;  // of the UTF-8 text
    const char* sentence;
  } rows[] = {
      {"<?xml encoding='utf-8'?>\xE9",
       {24, 27},
       "these bytes do not exist in UTF-8"},
      {"<?xml encoding='utf-8'?>\xC3\xA9\xE9 \xE8",
       {26, 29},
       "these bytes do not exist in UTF-8, here and at 1 more place"},
      {"<?xml encoding='utf-8'?>\xE9 \xE8 \xE0",
       {24, 27},
       "these bytes do not exist in UTF-8, here and at 2 more places"},
      {"<?xml encoding='x-a'?>",
       {16, 19},
       "no encoding is named 'x-a'; the file was read as UTF-8"},
      {"<?xml encoding='x-a'?>\xE9\x81",
       {16, 19},
       "no encoding is named 'x-a'; the file was read as windows-1252, in "
       "which the bytes at 1 place do not exist"},
      {"<?xml encoding='UTF-16'?>",
       {16, 22},
       "UTF-16 is declared; the file was read as UTF-8"},
      {"<a b='\xE9 \x81 \x81'/>",
       {6, 8},
       "none is declared; the file was read as windows-1252, in which the "
       "bytes "
       "at 2 places do not exist"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.sentence);
    const auto draft = DraftOfEncoding(3, SourceFile("f", row.bytes));
    ASSERT_TRUE(draft);
    EXPECT_EQ(draft->rule, 3u);
    EXPECT_EQ(draft->region, row.region);
    ASSERT_EQ(draft->captures.size(), 1u);
    EXPECT_EQ(draft->captures[0].second, row.sentence);
  }
}

TEST(FaultDrafts, CountEncodingFaultsBeyondThoseListed) {
  const std::string bytes =
      "<?xml encoding='utf-8'?>" + std::string(500, '\xE9');
  const auto draft = DraftOfEncoding(0, SourceFile("f", bytes));
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->captures[0].second,
            "these bytes do not exist in UTF-8, here and at 499 more places");
}

TEST(FaultDrafts, SayNothingOfAnEncodingThatFits) {
  for (const char* bytes : {"", "abc", "<?xml encoding='latin1'?>\xE9"}) {
    EXPECT_FALSE(DraftOfEncoding(0, SourceFile("f", bytes))) << bytes;
  }
}

// Design section 3: an error when content is lost or ambiguous.
TEST(FaultDrafts, OnlyWarnWhereMarkupLosesNothing) {
  using Kind = XmlFault::Kind;
  const struct {
    const char* name;
    Kind kind;
    std::optional<Severity> severity;
  } rows[] = {
      {"the parser stopped", Kind::kSyntax, std::nullopt},
      {"an attribute twice", Kind::kDuplicateAttribute, std::nullopt},
      {"an undeclared prefix", Kind::kUndeclaredPrefix, Severity::kWarning},
      {"a null character", Kind::kNullReference, std::nullopt},
      {"an undeclared entity", Kind::kUndeclaredEntity, std::nullopt},
      {"declared entities", Kind::kEntityDeclaration, Severity::kWarning},
      {"several roots", Kind::kSeveralRoots, Severity::kWarning},
      {"a cap", Kind::kLimit, std::nullopt},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const Draft draft = DraftOfFault(2, XmlFault{row.kind, {1, 4}, "words", 0});
    EXPECT_EQ(draft.rule, 2u);
    EXPECT_EQ(draft.region, (Region{1, 4}));
    EXPECT_EQ(draft.severity, row.severity);
    EXPECT_EQ(draft.captures[0].second, "words");
  }
}

}  // namespace
}  // namespace audit
