// Whether two names of SQL are the same, which depends on quotes and flavour.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

enum class SqlMatch : std::uint8_t {
  kNo,
  kMaybe,  // "R" and R: in PostgreSQL no, in Oracle yes; names with code
  kYes,
};

// Both as written, with their quotes.
SqlMatch MatchSqlNames(std::string_view a, std::string_view b);

}  // namespace audit
