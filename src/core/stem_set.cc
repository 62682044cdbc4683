#include "core/stem_set.h"

#include <bit>
#include <cassert>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

constexpr std::size_t kBits = 32;

// Two neighbouring bytes, letters in either case, as one small number; some
// pairs share one.
std::size_t PairAt(std::string_view text, std::size_t at) {
  constexpr unsigned kFolded = 0x1F;
  return (static_cast<unsigned char>(text[at]) & kFolded) << 5U |
         (static_cast<unsigned char>(text[at + 1]) & kFolded);
}

}  // namespace

StemSet::StemSet(std::vector<std::string> stems) : stems_(std::move(stems)) {
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    assert(stems_[i].size() >= kShortest);
    const std::uint32_t bit = 1U << (i % kBits);
    from_[PairAt(stems_[i], 0)] |= bit;
    from_before_[PairAt(stems_[i], 1)] |= bit;
  }
}

bool StemSet::AnyIn(std::string_view text) const {
  // Every second pair is enough: of a stem's first two, one is among them.
  for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
    const std::size_t pair = PairAt(text, at);
    if ((from_[pair] | from_before_[pair]) == 0) continue;
    if (IsOneAt(from_[pair], text, at) ||
        (at > 0 && IsOneAt(from_before_[pair], text, at - 1))) {
      return true;
    }
  }
  return false;
}

bool StemSet::IsOneAt(std::uint32_t bits, std::string_view text,
                      std::size_t at) const {
  for (; bits != 0; bits &= bits - 1) {
    for (auto i = static_cast<std::size_t>(std::countr_zero(bits));
         i < stems_.size(); i += kBits) {
      if (EqualsIgnoreCase(text.substr(at, stems_[i].size()), stems_[i])) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace audit
