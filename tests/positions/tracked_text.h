// A text that knows where each character of the payload stands in it, kept up
// to date while layer after layer is written around it. Knows nothing of
// OriginMap: it is what OriginMap is checked against.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit::positions {

struct Mark {
  Region region;
  std::uint32_t piece = 0;  // of a folded constant
};

struct TrackedText {
  std::string text;
  std::vector<Mark> marks;  // one per character of the payload
};

// Every character of `payload` marks itself.
TrackedText Track(std::string_view payload);

TrackedText Surround(std::string_view before, TrackedText inner,
                     std::string_view after);
void Append(TrackedText* text, const TrackedText& more);

// How one character is written: `gap` stands before it and belongs to none.
struct Written {
  std::string raw;
  std::string gap = {};
};
// Called for each character in order: the whole text, the character's region.
using Write = std::function<Written(std::string_view text, Region character)>;

TrackedText Rewrite(const TrackedText& inner, const Write& write);

// The part [begin, end) of the text with the marks inside it.
TrackedText Cut(const TrackedText& text, Region part);
// True where a cut would go through the text of one payload character.
bool IsInsideMark(const TrackedText& text, std::uint32_t offset);

}  // namespace audit::positions
