// Looks for some words in a text, in any letter case, with one cheap look at
// the text however many they are: to leave out texts, or patterns, before
// anything dearer is asked.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

class StemSet {
 public:
  // Of at least so many bytes each: three bytes tell a stem.
  static constexpr std::size_t kShortest = 3;

  // Stems of ASCII, letters in lower case.
  explicit StemSet(std::vector<std::string> stems);

  // Whether a stem stands in the text; letter case of ASCII does not count.
  bool AnyIn(std::string_view text) const;

  // Calls `take` with the index of each stem, for each place of the text where
  // it stands, and the text from there on, until `take` returns true; whether
  // it did.
  template <class Take>
  bool Scan(std::string_view text, Take take) const {
    if (text.size() < kShortest) return false;
    std::uint32_t hash = Roll(Roll(0, text[0]), text[1]);
    for (std::size_t end = kShortest - 1; end < text.size(); ++end) {
      hash = Roll(hash, text[end]);
      if ((seen_[hash / 64] >> hash % 64 & 1U) == 0) continue;
      const std::string_view rest = text.substr(end + 1 - kShortest);
      for (const Begin& begin : BeginsOf(hash)) {
        if (StandsFirst(begin.stem, rest) && take(begin.stem, rest)) {
          return true;
        }
      }
    }
    return false;
  }

 private:
  // A stem, by the hash of its first bytes.
  struct Begin {
    std::uint32_t hash = 0;
    std::uint32_t stem = 0;
  };

  // Of three bytes, letters in either case; some others share one.
  static constexpr std::uint32_t kHashes = 1U << 15U;
  static std::uint32_t Roll(std::uint32_t hash, char c) {
    constexpr std::uint32_t kFolded = 0x1F;
    return (hash << 5U | (static_cast<unsigned char>(c) & kFolded)) &
           (kHashes - 1);
  }

  std::span<const Begin> BeginsOf(std::uint32_t hash) const;
  bool StandsFirst(std::uint32_t stem, std::string_view text) const;

  std::vector<std::string> stems_;
  std::vector<Begin> begins_;  // sorted by hash
  std::array<std::uint64_t, kHashes / 64>
      seen_{};  // a bit for each hash of a begin
};

}  // namespace audit
