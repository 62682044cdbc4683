#include "core/date.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace audit {
namespace {

bool IsLeap(unsigned year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

unsigned DaysOf(unsigned year, unsigned month) {
  if (month == 2) return IsLeap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

}  // namespace

std::optional<Date> ParseDate(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  const bool fits = text.size() == kForm.size() &&
                    std::equal(text.begin(), text.end(), kForm.begin(),
                               [](char c, char form) {
                                 return form == '-' ? c == '-' : IsDigit(c);
                               });
  if (!fits) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    unsigned value = 0;
    for (const char c : text.substr(from, size)) {
      value = 10 * value + static_cast<unsigned>(c - '0');
    }
    return value;
  };
  const unsigned year = number(0, 4);
  const unsigned month = number(5, 2);
  const unsigned day = number(8, 2);
  if (month < 1 || month > 12 || day < 1 || day > DaysOf(year, month)) {
    return std::nullopt;
  }
  return Date{static_cast<std::uint16_t>(year),
              static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::string ToString(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace audit
