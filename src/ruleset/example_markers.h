// The [| |] around expected regions in a rule's examples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "core/result.h"

namespace audit {

struct MarkedText {
  std::string text;             // without the markers
  std::vector<Region> regions;  // of `text`, in order of their beginning
};

// Markers may nest. The error carries line and column inside `marked`.
Result<MarkedText> ReadMarkers(std::string_view marked);

}  // namespace audit
