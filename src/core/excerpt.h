// What a reader is shown of a place: positions and redacted text. Made in one
// place, while the file's bytes are at hand, so that trees and bytes can go and
// no reporter opens a file again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/line_map.h"
#include "core/redaction.h"
#include "core/region.h"
#include "core/source_file.h"

namespace audit {

struct Excerpt {
  Position begin;                  // of the region's first byte
  Position end;                    // behind its last byte
  std::string snippet;             // the region's text, redacted, cut at
                                   // kMaxSnippet bytes on a character
  std::vector<std::string> lines;  // the frame: full source lines, redacted,
                                   // windowed to kMaxLine code points each
  std::uint32_t first_line = 1;    // number of lines[0]
  std::uint32_t window_begin = 0;  // code points cut off at the left of each
};

inline constexpr std::size_t kMaxSnippet = 400;  // a condition fits; a page not
inline constexpr std::size_t kMaxLine = 160;     // two terminals wide
inline constexpr std::size_t kMaxFrameLines = 3;

// A location with what is needed to show it.
struct Place {
  Location location;
  Excerpt excerpt;
};

// `secrets` are those of file.utf8().
Excerpt MakeExcerpt(const SourceFile& file, const LineMap& lines,
                    Region original, NearbySecrets* secrets);

}  // namespace audit
