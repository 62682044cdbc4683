// What secrets look like, and the quotes and names around them.
#pragma once

#include <cstddef>
#include <string_view>

namespace audit {

// Of names of attributes, variables, options: letters, digits, '_', '-', '.'.
bool IsNameByte(char c);
bool IsBase64Byte(char c);

// A value of a plain "key" that no schema or script would use as a name: long,
// without white space, letters and digits mixed.
bool LooksRandom(std::string_view value);
// Signed web tokens and the ids of cloud keys need no name to be known.
bool IsTokenByItself(std::string_view word);

// The quote that stands at `at`, as scripts and markup write it, escaped or
// not; empty: none.
std::string_view QuoteAt(std::string_view text, std::size_t at);
// Behind white space and comments of some 600 bytes at most: `at` or more, and
// no more than the text's size.
std::size_t SkipBlank(std::string_view text, std::size_t at);

// Attributes and properties that hold a name, and those that hold what such a
// name names.
bool IsNaming(std::string_view word);
bool IsHolding(std::string_view word);

}  // namespace audit
