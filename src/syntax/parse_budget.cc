#include "syntax/parse_budget.h"

#include <tree_sitter/api.h>

#include <cstdlib>

namespace audit {
namespace {

// Real scripts take 10 to 80 bytes per byte of script, minified ones with a
// bracket taken out up to 140. Together with the start this ends what is made
// to be slow within seconds.
constexpr std::uint64_t kBytesPerByte = 500;
// Short scripts cannot take long: 64 MB are a tenth of a second.
constexpr std::uint64_t kBytesAtLeast = 64'000'000;

thread_local std::uint64_t asked_for = 0;

// The runtime wants C's own functions behind its hooks.
// NOLINTBEGIN(cppcoreguidelines-no-malloc)
void* CountedMalloc(std::size_t size) {
  asked_for += size;
  return std::malloc(size);
}

void* CountedCalloc(std::size_t count, std::size_t size) {
  asked_for += count * size;
  return std::calloc(count, size);
}

void* CountedRealloc(void* block, std::size_t size) {
  asked_for += size;
  return std::realloc(block, size);
}
// NOLINTEND(cppcoreguidelines-no-malloc)

}  // namespace

void CountRuntimeMemory() {
  ts_set_allocator(CountedMalloc, CountedCalloc, CountedRealloc, std::free);
}

ParseBudget::ParseBudget(std::size_t script_size, std::uint64_t spared)
    : begin_(asked_for),
      limit_(kBytesAtLeast + kBytesPerByte * script_size - spared) {}

bool ParseBudget::spent() const { return used() > limit_; }

std::uint64_t ParseBudget::used() const { return asked_for - begin_; }

}  // namespace audit
