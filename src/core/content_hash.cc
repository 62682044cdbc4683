#include "core/content_hash.h"

#include <fmt/core.h>
#include <xxhash.h>

namespace audit {

ContentHash HashOf(std::string_view content) {
  const XXH128_hash_t hash = XXH3_128bits(content.data(), content.size());
  return {hash.high64, hash.low64};
}

std::string ToHex(const ContentHash& hash) {
  return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

struct ContentHasher::State {
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

ContentHasher::ContentHasher() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(state_->xxh.get());
}

ContentHasher::~ContentHasher() = default;

void ContentHasher::Add(std::string_view piece) {
  XXH3_128bits_update(state_->xxh.get(), piece.data(), piece.size());
}

ContentHash ContentHasher::Hash() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->xxh.get());
  return {hash.high64, hash.low64};
}

}  // namespace audit
