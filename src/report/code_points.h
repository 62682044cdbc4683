// How code points look on a terminal. For reporters: text from packages is
// shown, never obeyed.
#pragma once

namespace audit {

// Controls, bidi overrides, zero-width and tag characters: what a terminal
// obeys, or what a reader does not see.
bool IsHidden(char32_t value);

// Terminal cells of a code point that is not hidden: 0 for combining marks, 2
// for wide ones. A wrong answer shifts a caret, nothing else.
int CellWidth(char32_t value);

}  // namespace audit
