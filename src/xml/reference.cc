#include "xml/reference.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

constexpr char32_t kBeyondUnicode = 0x110000;
constexpr char32_t kReadForNull = 1;

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {{
    {"&amp;", '&'},
    {"&lt;", '<'},
    {"&gt;", '>'},
    {"&quot;", '"'},
    {"&apos;", '\''},
}};

// The value of a digit, or -1.
int DigitOf(char c, bool hexadecimal) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToLower(c);
  if (hexadecimal && lower >= 'a' && lower <= 'f') return lower - 'a' + 10;
  return -1;
}

bool IsXmlCharacter(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) ||
         (c > 0xFFFF && c < kBeyondUnicode);
}

bool IsUnicodeScalar(char32_t c) {
  return c < 0xD800 || (c > 0xDFFF && c < kBeyondUnicode);
}

constexpr MarkupReference kNoReference = {MarkupReference::Kind::kNone, 1, '&'};

// `raw` starts with "&#".
MarkupReference ReadCharacterReference(std::string_view raw) {
  const bool hexadecimal = raw.size() > 2 && raw[2] == 'x';
  const std::size_t first = hexadecimal ? 3 : 2;
  std::size_t at = first;
  char32_t number = 0;
  for (; at < raw.size(); ++at) {
    const int digit = DigitOf(raw[at], hexadecimal);
    if (digit < 0) break;
    const char32_t next =
        number * (hexadecimal ? 16U : 10U) + static_cast<char32_t>(digit);
    number = std::min(next, kBeyondUnicode);
  }
  if (at == first || at >= raw.size() || raw[at] != ';') return kNoReference;
  const auto size = static_cast<std::uint32_t>(at + 1);
  if (IsXmlCharacter(number)) {
    return {MarkupReference::Kind::kCharacter, size, number};
  }
  if (number == 0) number = kReadForNull;
  if (!IsUnicodeScalar(number)) number = kReplacementCharacter;
  return {MarkupReference::Kind::kForbidden, size, number};
}

bool IsNameByte(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.' ||
         c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

MarkupReference ReadReference(std::string_view raw) {
  if (raw.size() > 1 && raw[1] == '#') return ReadCharacterReference(raw);
  for (const auto& [text, character] : kEntities) {
    if (raw.starts_with(text)) {
      return {MarkupReference::Kind::kCharacter,
              static_cast<std::uint32_t>(text.size()),
              static_cast<char32_t>(character)};
    }
  }
  // Names longer than this are text behind a stray '&'.
  constexpr std::size_t kLongestName = 64;
  std::size_t at = 1;
  while (at < raw.size() && at < kLongestName && IsNameByte(raw[at])) ++at;
  if (at == 1 || IsDigit(raw[1]) || at >= raw.size() || raw[at] != ';') {
    return kNoReference;
  }
  return {MarkupReference::Kind::kEntity, static_cast<std::uint32_t>(at + 1),
          0};
}

void PatchReference(char* at, MarkupReference reference) {
  if (reference.code_point == kReadForNull && at[reference.size - 2] == '0') {
    at[reference.size - 2] = '1';
  } else if (reference.code_point == kReplacementCharacter) {
    // Surrogates and larger numbers have digits enough: "&#55296;".
    constexpr std::string_view kDigits = "FFFD;";
    std::memset(at + 2, '0', reference.size - 2);
    at[2] = 'x';
    std::memcpy(at + reference.size - kDigits.size(), kDigits.data(),
                kDigits.size());
  }
}

}  // namespace audit
