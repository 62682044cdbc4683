// What a fuzzer demands of an answer, beyond not crashing.
#pragma once

#include <cstdlib>

#include "core/region.h"

namespace audit::fuzz {

inline void Require(bool met) {
  if (!met) std::abort();
}

inline void RequireInside(Region region, std::size_t size) {
  Require(region.begin <= region.end && region.end <= size);
}

}  // namespace audit::fuzz
