// A constant table of rows found by name: built at compile time, one hash and
// usually one comparison per lookup. For tables asked once per attribute of an
// export, where a binary search would show.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace audit {

// `Row` has a member `name`. Rows of one name stand together; what their order
// means is the caller's affair.
template <class Row, std::size_t N>
class NameTable {
 public:
  explicit constexpr NameTable(const std::array<Row, N>& rows) : rows_(rows) {
    for (std::size_t i = 0; i < N; ++i) {
      if (i > 0 && rows_[i - 1].name == rows_[i].name) continue;
      std::size_t slot = Hash(rows_[i].name);
      while (first_[slot] != 0) slot = (slot + 1) % kSlots;
      first_[slot] = static_cast<std::uint16_t>(i + 1);
    }
  }

  // All rows of `name`, in the order of the table; empty when there are none.
  constexpr std::span<const Row> Find(std::string_view name) const {
    for (std::size_t slot = Hash(name); first_[slot] != 0;
         slot = (slot + 1) % kSlots) {
      const std::size_t begin = first_[slot] - 1U;
      if (rows_[begin].name != name) continue;
      std::size_t end = begin + 1;
      while (end < N && rows_[end].name == name) ++end;
      return std::span<const Row>(rows_).subspan(begin, end - begin);
    }
    return {};
  }

  constexpr std::span<const Row> rows() const { return rows_; }

 private:
  // A quarter full at most, so that a name that is not there meets an empty
  // slot at once.
  static constexpr std::size_t kSlots = std::bit_ceil(4 * N);
  static_assert(N < 65535);

  static constexpr std::size_t Hash(std::string_view name) {
    if (name.empty()) return 0;
    const auto at = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
    };
    const std::size_t size = name.size();
    return (size * 7 + at(0) * 31 + at(size / 2) * 131 + at(size - 1) * 17) %
           kSlots;
  }

  std::array<Row, N> rows_;
  std::array<std::uint16_t, kSlots> first_{};  // index + 1; 0: empty
};

// N of the rows is deduced.
template <class Row, std::size_t N>
constexpr NameTable<Row, N> MakeNameTable(const std::array<Row, N>& rows) {
  return NameTable<Row, N>(rows);
}

}  // namespace audit
