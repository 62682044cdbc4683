#include "core/code_units.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text.h"

namespace audit {
namespace {

unsigned char ByteAt(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

CodeUnit Invalid(std::size_t size) {
  return {kReplacementCharacter, static_cast<std::uint8_t>(size), false};
}

// 0x80 to 0x9F of windows-1252; 0: not assigned.
constexpr std::array<char16_t, 32> kWindows1252High = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

CodeUnit ReadWindows1252(unsigned char byte) {
  if (byte < 0x80 || byte >= 0xA0) return {byte, 1, true};
  const char16_t code_point = kWindows1252High[byte - 0x80];
  if (code_point == 0) return Invalid(1);
  return {code_point, 1, true};
}

// ISO-8859-15 is ISO-8859-1 but for eight characters.
char32_t FromIso8859_15(unsigned char byte) {
  switch (byte) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x0160;
    case 0xA8:
      return 0x0161;
    case 0xB4:
      return 0x017D;
    case 0xB8:
      return 0x017E;
    case 0xBC:
      return 0x0152;
    case 0xBD:
      return 0x0153;
    case 0xBE:
      return 0x0178;
    default:
      return byte;
  }
}

bool IsLittleEndian(Encoding encoding) {
  return encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf32Le;
}

// `size` bytes at `at` as a number.
char32_t ReadNumber(std::string_view bytes, std::size_t at, std::size_t size,
                    Encoding encoding) {
  char32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t from = IsLittleEndian(encoding) ? size - 1 - i : i;
    number = number << 8 | ByteAt(bytes, at + from);
  }
  return number;
}

CodeUnit ReadUtf16(std::string_view bytes, Encoding encoding) {
  if (bytes.size() < 2) return Invalid(bytes.size());
  const char32_t first = ReadNumber(bytes, 0, 2, encoding);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2, true};
  if (first > 0xDBFF || bytes.size() < 4) return Invalid(2);
  const char32_t second = ReadNumber(bytes, 2, 2, encoding);
  if (second < 0xDC00 || second > 0xDFFF) return Invalid(2);
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4, true};
}

CodeUnit ReadUtf32(std::string_view bytes, Encoding encoding) {
  if (bytes.size() < 4) return Invalid(bytes.size());
  const char32_t code_point = ReadNumber(bytes, 0, 4, encoding);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (surrogate || code_point > 0x10FFFF) return Invalid(4);
  return {code_point, 4, true};
}

}  // namespace

CodeUnit ReadCodeUnit(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: {
      const Utf8Step step = ReadUtf8(bytes.substr(0, 4));
      return {step.code_point, step.size, step.valid};
    }
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      return ReadUtf16(bytes, encoding);
    case Encoding::kUtf32Le:
    case Encoding::kUtf32Be:
      return ReadUtf32(bytes, encoding);
    case Encoding::kIso8859_1:
      return {ByteAt(bytes, 0), 1, true};
    case Encoding::kIso8859_15:
      return {FromIso8859_15(ByteAt(bytes, 0)), 1, true};
    case Encoding::kWindows1252:
      return ReadWindows1252(ByteAt(bytes, 0));
  }
  return Invalid(1);
}

}  // namespace audit
