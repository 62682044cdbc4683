#include "ruleset/message.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

TEST(Message, FillsCapturesForPeople) {
  const std::string exactly(60, 'x');
  const std::string wide = "\xC3\xA9";
  std::string sixty_wide;
  for (int i = 0; i < 60; ++i) sixty_wide += wide;
  const struct {
    const char* name;
    const char* words;
    std::string value;
    std::string filled;
  } rows[] = {
      {"a capture", "<{a}>.", "b", "<b>."},
      {"twice", "{a}{a}", "b", "bb"},
      {"nothing to fill", "words", "b", "words"},
      {"an empty capture", "<{a}>", "", "<>"},
      {"nobody set it", "{other}", "b", "{other}"},
      {"written braces", "{{a}} {a}", "b", "{a} b"},
      {"never closed", "x{a", "b", "xb"},
      {"a lone closing brace", "x}", "b", "x}"},
      {"white space becomes one blank", "<{a}>", " a \r\n\t b ", "<a b>"},
      {"control characters", "<{a}>", "a\x1B[31m\x7F\xC2\x9B z", "<a [31m z>"},
      {"a capture is not filled again", "{a}", "{a}", "{a}"},
      {"as long as may be", "{a}", exactly, exactly},
      {"a secret", "<{a}>", "sPassword = 'abc' or x",
       "<sPassword = '***' or x>"},
      {"an unknown part", "<{a}>", "id = \xEF\xBF\xBC;", "<id = {...};>"},
      {"too long", "{a}", exactly + "y", exactly + "\xE2\x80\xA6"},
      {"characters count, not bytes", "{a}", sixty_wide, sixty_wide},
      {"cut between characters", "{a}", sixty_wide + wide,
       sixty_wide + "\xE2\x80\xA6"},
      {"blanks at the end are no length", "{a}", exactly + "  ", exactly},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(FillForReading(row.words, {{"a", row.value}}), row.filled);
  }
}

TEST(Message, FillsCodeAsItIs) {
  const std::string code = "a(\n  " + std::string(100, 'x') + ")";
  EXPECT_EQ(FillVerbatim("{base}[\"{name}\"]", {{"base", code}, {"name", "n"}}),
            code + "[\"n\"]");
}

TEST(Message, ListsItsPlaceholders) {
  const auto found = Placeholders("a {b} {{c}} {../@d} {e");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].name, "b");
  EXPECT_EQ(found[0].offset, 2u);
  EXPECT_EQ(found[1].name, "../@d");
  EXPECT_EQ(found[2].name, "e");
}

}  // namespace
}  // namespace audit
