#include "core/content_hash.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

TEST(ContentHash, TellsTextsApart) {
  EXPECT_EQ(HashOf("a"), HashOf("a"));
  EXPECT_NE(HashOf("a"), HashOf("b"));
  EXPECT_NE(HashOf(""), HashOf(std::string(1, '\0')));
}

TEST(ContentHash, IsWrittenInDigits) {
  EXPECT_EQ(ToHex({0x1, 0xabc}), "00000000000000010000000000000abc");
}

TEST(ContentHash, OfPiecesIsThatOfTheWhole) {
  const std::string text(100'000, 'x');
  for (const std::size_t cut : {0, 1, 64, 240, 1024, 99'999, 100'000}) {
    ContentHasher hasher;
    hasher.Add(std::string_view(text).substr(0, cut));
    hasher.Add(std::string_view(text).substr(cut));
    EXPECT_EQ(hasher.Hash(), HashOf(text)) << cut;
  }
}

}  // namespace
}  // namespace audit
