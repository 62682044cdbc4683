// UTF-8 of unknown origin, one code point at a time, and how each one looks on
// a terminal. For reporters: text from packages is shown, never obeyed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace audit {

// U+FFFD stands for each byte that is not part of valid UTF-8 (surrogates and
// overlong forms are not).
inline constexpr char32_t kReplacement = 0xFFFD;

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  // bytes taken; 1 for a byte that is not valid
  bool valid = true;
};

// Precondition: offset < text.size().
CodePoint CodePointAt(std::string_view text, std::size_t offset);

void AppendUtf8(char32_t value, std::string* out);

// Controls, bidi overrides, zero-width and tag characters: what a terminal
// obeys, or what a reader does not see.
bool IsHidden(char32_t value);

// Terminal cells of a code point that is not hidden: 0 for combining marks, 2
// for wide ones. A wrong answer shifts a caret, nothing else.
int CellWidth(char32_t value);

}  // namespace audit
