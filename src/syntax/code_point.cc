#include "syntax/code_point.h"

#include <algorithm>
#include <limits>

namespace audit {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::uint32_t kNoDigit = 99;

std::uint32_t DigitOf(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint32_t>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<std::uint32_t>(c - 'A') + 10;
  return kNoDigit;
}

std::optional<std::uint32_t> Parse(std::string_view digits,
                                   std::uint32_t radix) {
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    const std::uint32_t digit = DigitOf(c);
    if (digit >= radix) return std::nullopt;
    value = std::min<std::uint64_t>(value * radix + digit,
                                    std::numeric_limits<std::uint32_t>::max());
  }
  return static_cast<std::uint32_t>(value);
}

}  // namespace

void AppendUtf8(std::uint32_t code_point, std::string* out) {
  std::uint32_t c = code_point;
  if (c > kLastCodePoint || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
    return;
  }
  if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (c >> 6)));
  } else {
    if (c < 0x10000) {
      out->push_back(static_cast<char>(0xE0 | (c >> 12)));
    } else {
      out->push_back(static_cast<char>(0xF0 | (c >> 18)));
      out->push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
    }
    out->push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
  }
  out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

std::uint32_t CharacterSize(std::string_view text, std::size_t at) {
  std::uint32_t size = 1;
  while (at + size < text.size() && size < 4 &&
         (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80) {
    ++size;
  }
  return size;
}

std::optional<std::uint32_t> ParseHex(std::string_view digits) {
  return Parse(digits, 16);
}

std::optional<std::uint32_t> ParseDecimal(std::string_view digits) {
  return Parse(digits, 10);
}

}  // namespace audit
