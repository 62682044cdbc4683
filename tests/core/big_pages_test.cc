#include "core/big_pages.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
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

TEST(TextRoom, IsAsLargeAsAskedFor) {
  EXPECT_EQ(TextRoom().size(), 0U);
  for (const std::size_t size : {1U, 4096U, 4097U, 5U << 20}) {
    TextRoom room(size);
    room.Prepare();
    EXPECT_EQ(room.size(), size);
    const std::unique_ptr<char[]> bytes = room.Take();
    std::fill(bytes.get(), bytes.get() + size, 'x');
    EXPECT_EQ(bytes[size - 1], 'x');
  }
}

}  // namespace
}  // namespace audit
