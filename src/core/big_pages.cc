#include "core/big_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace audit {

void AdviseBigPages(void* memory, std::size_t size) {
  constexpr std::size_t kPage = 2 * 1024 * 1024;
  // Whole big pages only: what lies around belongs to others.
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t first = (begin + kPage - 1) / kPage * kPage;
  const std::uintptr_t last = (begin + size) / kPage * kPage;
  if (last <= first) return;
  ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

TextRoom::TextRoom(std::size_t size)
    : bytes_(std::make_unique_for_overwrite<char[]>(size)), size_(size) {
  AdviseBigPages(bytes_.get(), size);
}

void TextRoom::Prepare() {
  constexpr std::size_t kSmallestPage = 4096;
  for (std::size_t at = 0; at < size_; at += kSmallestPage) bytes_[at] = '\0';
}

}  // namespace audit
