#include "core/stem_set.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(StemSet, FindsEachStemAtEveryPlace) {
  std::vector<std::string> stems;
  for (char c = 'a'; c <= 'z'; ++c) {
    stems.push_back({c, 'q', c});
    stems.push_back(std::string("://") + c + "[x");
  }
  const StemSet set(stems);  // more than there are bits
  for (const std::string& stem : stems) {
    SCOPED_TRACE(stem);
    for (std::size_t before = 0; before < 4; ++before) {
      for (std::size_t behind = 0; behind < 3; ++behind) {
        std::string text =
            std::string(before, '.') + stem + std::string(behind, '.');
        EXPECT_TRUE(set.AnyIn(text)) << text;
        text[before] = static_cast<char>(std::toupper(text[before]));
        EXPECT_TRUE(set.AnyIn(text)) << text;
        text.erase(before + 1, 1);
        EXPECT_FALSE(set.AnyIn(text)) << text;
      }
    }
  }
}

TEST(StemSet, IsNotMisledByNearMisses) {
  const StemSet set({"sqldata", "$(n"});
  for (const std::string_view text :
       {"", "s", "sq", "sqldat", "xsqldat", "sqldbta", "$(", "$(m", "4(n"}) {
    EXPECT_FALSE(set.AnyIn(text)) << text;
  }
  EXPECT_TRUE(set.AnyIn("sqsqldata"));
  EXPECT_TRUE(set.AnyIn("\xC3\xA9$(N"));
  EXPECT_FALSE(StemSet({}).AnyIn("anything"));
}

TEST(StemSet, TellsEachPlaceOfEachStem) {
  const StemSet set({"abc", "abcd", "bcd"});
  std::vector<std::string> seen;
  EXPECT_FALSE(
      set.Scan("xABCD abc", [&](std::uint32_t stem, std::string_view rest) {
        seen.push_back(std::to_string(stem) + std::string(rest));
        return false;
      }));
  EXPECT_EQ(seen, std::vector<std::string>(
                      {"0ABCD abc", "1ABCD abc", "2BCD abc", "0abc"}));
}

}  // namespace
}  // namespace audit
