// Text as bytes of UTF-8: the few questions everybody asks of it. ASCII only
// where letter case or white space is meant; Campaign's names are ASCII.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace audit {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char ToLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
// A byte that continues a character.
constexpr bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string ToLower(std::string_view text);
bool EqualsIgnoreCase(std::string_view a, std::string_view b);
// Without white space at either end.
std::string_view Trim(std::string_view text);
bool IsBlank(std::string_view text);

// Surrogates and what lies above U+10FFFF are appended as U+FFFD.
void AppendUtf8(char32_t code_point, std::string* out);
std::size_t CountCodePoints(std::string_view utf8);

// One character read from the front of a text.
struct Utf8Step {
  char32_t code_point;
  std::uint8_t size;  // bytes; of an invalid sequence: what U+FFFD stands for
  bool valid;
};
// Precondition: not empty. An invalid sequence is cut as Unicode recommends:
// the longest start of a valid one, at least one byte.
Utf8Step ReadUtf8(std::string_view text);

// Offset of the first byte at or behind `from` that is not ASCII; the size if
// there is none.
std::size_t FindNonAscii(std::string_view text, std::size_t from);
// Offset of the first byte that is not valid UTF-8; the size if there is none.
std::size_t FindInvalidUtf8(std::string_view text);

// The start of the character that holds the byte at `offset`.
std::size_t CharacterBegin(std::string_view utf8, std::size_t offset);

}  // namespace audit
