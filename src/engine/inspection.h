// What the analyses see of one file, for those who work on them: entities,
// fragments, references, and what the variables of scripts hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/line_map.h"
#include "core/source_file.h"

namespace audit {

struct Observation {
  std::uint32_t depth;  // below an entity, below a fragment
  Position at;          // in the file's text
  std::string what;     // one line; names in it are the file's, as they are
};

// In document order. Values of attributes and texts are not told, only names:
// no secret gets out.
std::vector<Observation> Inspect(const SourceFile& file);

}  // namespace audit
