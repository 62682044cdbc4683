#include "engine/fault_drafts.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

TEST(FaultDrafts, SayWhatIsDoubtfulInAnEncoding) {
  using Kind = EncodingFault::Kind;
  const struct {
    Kind kind;
    const char* detail;
    const char* sentence;
  } kRows[] = {
      {Kind::kInvalidBytes, "UTF-8", "these bytes do not exist in UTF-8"},
      {Kind::kUnknownEncoding, "x-a",
       "no encoding is named 'x-a'; the file was read as UTF-8"},
      {Kind::kWrongDeclaration, "UTF-16",
       "UTF-16 is declared; the file was read as UTF-8"},
      {Kind::kWrongDeclaration, "",
       "none is declared; the file was read as UTF-8"},
  };
  for (const auto& row : kRows) {
    SCOPED_TRACE(row.sentence);
    const EncodingFault fault{row.kind, {7, 9}, row.detail};
    const Draft draft = DraftOfFault(3, fault, {1, 2}, Encoding::kUtf8);
    EXPECT_EQ(draft.rule, 3u);
    EXPECT_EQ(draft.region, (Region{1, 2}));
    ASSERT_EQ(draft.captures.size(), 1u);
    EXPECT_EQ(draft.captures[0].second, row.sentence);
  }
}

TEST(FaultDrafts, SeveralRootsOnlyWarn) {
  XmlFault fault;
  fault.kind = XmlFault::Kind::kSeveralRoots;
  fault.detail = "words";
  EXPECT_EQ(DraftOfFault(0, fault).severity, Severity::kWarning);
  fault.kind = XmlFault::Kind::kDuplicateAttribute;
  const Draft draft = DraftOfFault(0, fault);
  EXPECT_FALSE(draft.severity);
  EXPECT_EQ(draft.captures[0].second, "words");
}

}  // namespace
}  // namespace audit
