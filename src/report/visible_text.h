// Text from packages made fit for a terminal: nothing in it is obeyed, nothing
// is invisible, and each code point's place on the line is known.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

// One code point as shown.
struct Cell {
  std::string shown;  // ESC is shown as its picture, U+202E as \u{202e}
  int width = 1;      // terminal columns of `shown`
};

// One cell per code point. A tab reaches to the next multiple of kTabStop.
inline constexpr int kTabStop = 4;
std::vector<Cell> CellsOf(std::string_view line);

// The same as one string, for messages and names; a tab is a space.
std::string VisibleText(std::string_view text);

// A path for the start of a line: CI services obey lines that begin with "::"
// or "##[", so no line begins with a path that does.
std::string ShownPath(std::string_view path);

// Terminal columns of what VisibleText() gave.
int WidthOf(std::string_view visible);

}  // namespace audit
