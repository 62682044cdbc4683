// A distinct text that stands in a file, and what came of reading it: what
// coverage counts once for a whole run.
#pragma once

#include <compare>
#include <vector>

#include "core/content_hash.h"
#include "model/places.h"

namespace audit {

struct TextRecord {
  ContentHash hash;
  FragmentKind kind;
  bool parsed = false;  // as in FragmentResult
  bool untriggered = false;
  bool faulty = false;
  auto operator<=>(const TextRecord&) const = default;
};

}  // namespace audit
