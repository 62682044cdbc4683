// A day of the calendar, as people write it in configs and comments.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audit {

struct Date {
  std::uint16_t year = 0;
  std::uint8_t month = 1;  // 1 .. 12
  std::uint8_t day = 1;    // 1 .. 31
  constexpr auto operator<=>(const Date&) const = default;
};

// "2027-03-31" and nothing else; a day that the calendar has not is none.
std::optional<Date> ParseDate(std::string_view text);
std::string ToString(Date date);

}  // namespace audit
