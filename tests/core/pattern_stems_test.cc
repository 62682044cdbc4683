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

// What stands in groups, and repeats with numbers, RE2 is asked for.
TEST(PatternStems, AreThoseOfGroupsWhereNothingElseTells) {
  EXPECT_THAT(StemsOf("(?i)(?:visible|enabled)If"),
              Optional(UnorderedElementsAre("enabledif", "visibleif")));
  EXPECT_EQ(StemsOf("(?:abc){2}x"), Stems({"abcabcx"}));
}

TEST(PatternStems, AreNoneWhereAnAlternativeHasNoWord) {
  for (const std::string_view pattern :
       {"", "ab", "abc|", "abc|x", R"(\.\s*@)", "(?:abc)?", "[abc]+", "abc|[",
        "\xC3\xA9\xC3\xA8\xC3\xAA"}) {
    EXPECT_EQ(StemsOf(pattern), std::nullopt) << pattern;
  }
}

}  // namespace
}  // namespace audit
