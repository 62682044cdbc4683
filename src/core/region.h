// Byte regions: the only form of place there is before a reporter.
#pragma once

#include <compare>
#include <cstdint>

namespace audit {

// Half-open range of bytes. Of which text is said where it is used; 32 bits do
// because a source file is at most 2 GiB (design section 7).
struct Region {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool Contains(Region other) const {
    return begin <= other.begin && other.end <= end;
  }
  constexpr auto operator<=>(const Region&) const = default;
};

// Index of a source file in the run's list, which is sorted by path.
using FileId = std::uint32_t;

// A region of the ORIGINAL bytes of a source file.
struct Location {
  FileId file = 0;
  Region region;
  constexpr auto operator<=>(const Location&) const = default;
};

}  // namespace audit
