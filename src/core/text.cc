#include "core/text.h"

#include <algorithm>
#include <cstring>

namespace audit {
namespace {

// The second byte's range is narrower for E0, ED, F0 and F4: overlong forms,
// surrogates and values above U+10FFFF are not UTF-8.
bool IsSecondByte(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0:
      return second >= 0xA0 && second <= 0xBF;
    case 0xED:
      return second >= 0x80 && second <= 0x9F;
    case 0xF0:
      return second >= 0x90 && second <= 0xBF;
    case 0xF4:
      return second >= 0x80 && second <= 0x8F;
    default:
      return second >= 0x80 && second <= 0xBF;
  }
}

std::uint8_t SizeByLead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

}  // namespace

std::string ToLower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsSpace);
}

void AppendUtf8(char32_t code_point, std::string* out) {
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) code_point = kReplacementCharacter;
  const auto put = [out](char32_t byte) {
    out->push_back(static_cast<char>(byte));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | code_point >> 6);
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | code_point >> 12);
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | code_point >> 18);
    put(0x80 | (code_point >> 12 & 0x3F));
    put(0x80 | (code_point >> 6 & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::size_t CountCodePoints(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return !IsContinuation(c); }));
}

Utf8Step ReadUtf8(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(text[i]);
  };
  const std::uint8_t size = SizeByLead(byte(0));
  if (size == 1) return {byte(0), 1, true};
  if (size == 0) return {kReplacementCharacter, 1, false};
  char32_t code_point = byte(0) & (0x7F >> size);
  for (std::uint8_t i = 1; i < size; ++i) {
    const bool good =
        i < text.size() &&
        (i == 1 ? IsSecondByte(byte(0), byte(1)) : IsContinuation(text[i]));
    if (!good) return {kReplacementCharacter, i, false};
    code_point = code_point << 6 | (byte(i) & 0x3F);
  }
  return {code_point, size, true};
}

std::size_t FindNonAscii(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  // Eight bytes at a time.
  while (at + 8 <= text.size()) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if (word & kHighBits) break;
    at += 8;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

std::size_t FindInvalidUtf8(std::string_view text) {
  std::size_t at = FindNonAscii(text, 0);
  while (at < text.size()) {
    const Utf8Step step = ReadUtf8(text.substr(at, 4));
    if (!step.valid) return at;
    at += step.size;
    if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
      at = FindNonAscii(text, at);
    }
  }
  return at;
}

std::size_t CharacterBegin(std::string_view utf8, std::size_t offset) {
  if (offset >= utf8.size()) return utf8.size();
  // A character has at most three continuation bytes; more are not a text.
  for (int i = 0; i < 3 && offset > 0 && IsContinuation(utf8[offset]); ++i) {
    --offset;
  }
  return offset;
}

}  // namespace audit
