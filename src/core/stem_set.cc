#include "core/stem_set.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/text.h"

namespace audit {
StemSet::StemSet(std::vector<std::string> stems) : stems_(std::move(stems)) {
  begins_.reserve(stems_.size());
  for (std::uint32_t i = 0; i < stems_.size(); ++i) {
    assert(stems_[i].size() >= kShortest);
    std::uint32_t hash = 0;
    for (const char c : stems_[i].substr(0, kShortest)) hash = Roll(hash, c);
    begins_.push_back({hash, i});
    seen_[hash / 64] |= std::uint64_t{1} << hash % 64;
  }
  std::sort(begins_.begin(), begins_.end(),
            [](const Begin& a, const Begin& b) { return a.hash < b.hash; });
}

std::span<const StemSet::Begin> StemSet::BeginsOf(std::uint32_t hash) const {
  const auto first = std::lower_bound(
      begins_.begin(), begins_.end(), hash,
      [](const Begin& begin, std::uint32_t key) { return begin.hash < key; });
  auto last = first;
  while (last != begins_.end() && last->hash == hash) ++last;
  return {first, last};
}

bool StemSet::StandsFirst(std::uint32_t stem, std::string_view text) const {
  const std::string& word = stems_[stem];
  return EqualsIgnoreCase(text.substr(0, word.size()), word);
}

bool StemSet::AnyIn(std::string_view text) const {
  return Scan(text, [](std::uint32_t, std::string_view) { return true; });
}

}  // namespace audit
