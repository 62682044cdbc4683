// What globs name, and what they do not.
#include "core/glob.h"

#include <gtest/gtest.h>

#include <vector>

namespace audit {
namespace {

TEST(Globs, Name) {
  struct Row {
    const char* name;
    Globs::Kind kind;
    const char* glob;
    const char* text;
    bool named;
  };
  using enum Globs::Kind;
  const std::vector<Row> rows = {
      {"a file anywhere", kPath, "*.xml", "a/b/c.xml", true},
      {"a folder anywhere", kPath, "old", "a/old/c.xml", true},
      {"a folder's like", kPath, "old", "a/older/c.xml", false},
      {"one part only", kPath, "a/*.xml", "a/b/c.xml", false},
      {"across parts", kPath, "a/**/c.xml", "a/b/d/c.xml", true},
      {"across none", kPath, "a/**/c.xml", "a/c.xml", true},
      {"a member of an archive", kPath, "a.zip", "in/a.zip!/c.xml", true},
      {"one character", kPath, "?.xml", "\xC3\xA9.xml", true},
      {"dots are no wildcard", kPath, "a.xml", "aaxml", false},
      {"a name with any key", kName, "xtk:workflow|*", "xtk:workflow|a/b",
       true},
      {"a name with a slash", kName, "x|/R?ot*", "x|/Root/a", true},
      {"the whole name", kName, "xtk:workflow", "xtk:workflow|a", false},
      {"a bar is no alternative", kName, "a|b", "a", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto globs =
        Globs::Compile(std::vector<std::string>{row.glob}, row.kind);
    ASSERT_TRUE(globs.has_value());
    EXPECT_EQ(globs->Match(row.text), row.named);
  }
}

TEST(Globs, OfNothingNameNothing) {
  const auto globs = Globs::Compile({}, Globs::Kind::kPath);
  ASSERT_TRUE(globs.has_value());
  EXPECT_TRUE(globs->empty());
  EXPECT_FALSE(globs->Match(""));
}

TEST(Globs, AnEmptyOneIsAnError) {
  EXPECT_FALSE(
      Globs::Compile(std::vector<std::string>{"a", ""}, Globs::Kind::kName)
          .has_value());
}

}  // namespace
}  // namespace audit
