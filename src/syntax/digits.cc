#include "syntax/digits.h"

#include <algorithm>
#include <limits>

namespace audit {
namespace {

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

std::optional<std::uint32_t> ParseHex(std::string_view digits) {
  return Parse(digits, 16);
}

std::optional<std::uint32_t> ParseDecimal(std::string_view digits) {
  return Parse(digits, 10);
}

}  // namespace audit
