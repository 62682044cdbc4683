// Looks for any of some words in a text, in any letter case, with one cheap
// look at the text: to leave out texts before anything dearer is asked.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

class StemSet {
 public:
  // Of at least so many bytes each; two pairs of bytes tell a stem.
  static constexpr std::size_t kShortest = 3;

  // Stems of ASCII, letters in lower case.
  explicit StemSet(std::vector<std::string> stems);

  // Whether a stem stands in the text; letter case of ASCII does not count.
  bool AnyIn(std::string_view text) const;

 private:
  // By pair of bytes, a bit for each stem that has it at its begin, or behind
  // its first byte. From the 33rd on stems share bits.
  using StemsByPair = std::array<std::uint32_t, 1024>;

  bool IsOneAt(std::uint32_t bits, std::string_view text, std::size_t at) const;

  std::vector<std::string> stems_;
  StemsByPair from_{};
  StemsByPair from_before_{};
};

}  // namespace audit
