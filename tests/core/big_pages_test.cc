#include "core/big_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace audit {
namespace {

TEST(AdviseBigPages, ChangesNothingThatIsThere) {
  for (const std::size_t size : {0U, 1U, 4096U, 3U << 20, 9U << 20}) {
    std::vector<char> memory(size, 'x');
    AdviseBigPages(memory.data(), memory.size());
    EXPECT_EQ(
        static_cast<std::size_t>(std::count(memory.begin(), memory.end(), 'x')),
        size);
    std::fill(memory.begin(), memory.end(), 'y');
    EXPECT_EQ(memory.empty() ? 'y' : memory.back(), 'y');
  }
}

}  // namespace
}  // namespace audit
