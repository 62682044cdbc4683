#include "core/pattern_stems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audit {
namespace {

using Stems = std::vector<std::string>;
using testing::Optional;
using testing::UnorderedElementsAre;

TEST(PatternStems, AreTheLongestRunOfEachAlternative) {
  const std::pair<std::string_view, Stems> cases[] = {
      {"SoapMethodCall", {"soapmethodcall"}},
      {"(?i)nl5|neolane v[56]|x/y/z", {"nl5", "neolane v", "x/y/z"}},
      {R"(init\.d/nlserver\d|\bctx\b)", {"init.d/nlserver", "ctx"}},
      {R"((?s)<(?:a|\w+A)ttachment.*?[)\]|]node)", {"ttachment"}},
      {R"(abc[^]x]defg[]y]hi)", {"defg"}},
      {R"(abc+defg)", {"defg"}},
  };
  for (const auto& [pattern, stems] : cases) {
    EXPECT_EQ(StemsOf(pattern), stems) << pattern;
  }
}

TEST(PatternStems, LeaveOutWhatAPatternCanDoWithout) {
  const std::pair<std::string_view, Stems> cases[] = {
      {"abcd?xyz9", {"xyz9"}},        {"abcd*xyz9", {"xyz9"}},
      {"abc(?:defgh)?x", {"abc"}},    {"abc[defgh]*x", {"abc"}},
      {R"(abcd\??xyz9)", {"abcd"}},   {R"(abc\(defgh\))", {"abc(defgh)"}},
      {"abc(d(e|f)g[)]h)?", {"abc"}},
  };
  for (const auto& [pattern, stems] : cases) {
    EXPECT_EQ(StemsOf(pattern), stems) << pattern;
  }
}

TEST(PatternStems, AreThoseOfAGroupWhereNothingElseTells) {
  const std::pair<std::string_view, Stems> cases[] = {
      {"(?i)(?:visible|enabled)If", {"visible", "enabled"}},
      {"(?P<x>a(bcd|e(?:f[)]ghi|jkl)))", {"bcd", "ghi", "jkl"}},
      {"(?i:abc)x|(?s)y(abd|abe)+", {"abc", "abd", "abe"}},
      {"(ab|abc)(abd)", {"abd"}},
      {R"(\d{1,3}abc\d{2})", {"abc"}},
      {"abcd{2}efgh", {"efgh"}},
  };
  for (const auto& [pattern, stems] : cases) {
    EXPECT_EQ(StemsOf(pattern), stems) << pattern;
  }
}

// What this reads not RE2 is asked for.
TEST(PatternStems, AreWhatRe2TellsOfOthers) {
  EXPECT_THAT(StemsOf(R"(\x61bc[xy])"),
              Optional(UnorderedElementsAre("abcx", "abcy")));
  EXPECT_THAT(StemsOf("(?:ab){2}x"), Optional(UnorderedElementsAre("ababx")));
}

TEST(PatternStems, AreNoneWhereAnAlternativeHasNoWord) {
  for (const std::string_view pattern :
       {"", "ab", "abc|", "abc|x", R"(\.\s*@)", "(?:abc)?", "[abc]+", "abc|[",
        "(?:abc){0}", "(?:abc|x)", "(?i)", "\xC3\xA9\xC3\xA8\xC3\xAA"}) {
    EXPECT_EQ(StemsOf(pattern), std::nullopt) << pattern;
  }
}

}  // namespace
}  // namespace audit
