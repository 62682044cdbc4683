#include "ruleset/example_markers.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(ExampleMarkers, AreTakenOut) {
  const struct {
    const char* name;
    const char* marked;
    const char* text;
    std::vector<Region> regions;
  } rows[] = {
      {"none", "a[0] | b", "a[0] | b", {}},
      {"one", "a [|b|] c", "a b c", {{2, 3}}},
      {"two", "[|a|][|b|]", "ab", {{0, 1}, {1, 2}}},
      {"nested", "[|a[|b|]c|]", "abc", {{0, 3}, {1, 2}}},
      {"empty", "a[||]b", "ab", {{1, 1}}},
      {"a key in brackets", "t[[|x|]] = 1", "t[x] = 1", {{2, 3}}},
      {"a bracket before the end",
       "([|[SQLDATA[|]x)",
       "([SQLDATA[x)",
       {{1, 10}}},
      {"brackets before the end", "[|[a]]|]", "[a]]", {{0, 4}}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const auto read = ReadMarkers(row.marked);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, row.text);
    EXPECT_EQ(read->regions, row.regions);
  }
}

TEST(ExampleMarkers, FaultsNameTheirPlace) {
  const auto open = ReadMarkers("a\n b[|c");
  ASSERT_FALSE(open);
  EXPECT_EQ(open.error().line, 2u);
  EXPECT_EQ(open.error().column, 3u);
  const auto closed = ReadMarkers("a|]");
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().column, 2u);
}

}  // namespace
}  // namespace audit
