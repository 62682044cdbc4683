// Days as people write them, and what is none.
#include "core/date.h"

#include <gtest/gtest.h>

#include <vector>

namespace audit {
namespace {

TEST(Date, Parses) {
  struct Row {
    const char* name;
    const char* text;
    bool is_day;
  };
  const std::vector<Row> rows = {
      {"a day", "2027-03-31", true},
      {"the first of all", "0000-01-01", true},
      {"a leap day", "2028-02-29", true},
      {"a leap day of a century", "2000-02-29", true},
      {"no leap year", "2027-02-29", false},
      {"a century", "2100-02-29", false},
      {"the 31st of April", "2027-04-31", false},
      {"no month", "2027-13-01", false},
      {"month zero", "2027-00-01", false},
      {"day zero", "2027-01-00", false},
      {"short", "2027-3-31", false},
      {"turned round", "31-03-2027", false},
      {"with more behind", "2027-03-31 ", false},
      {"other dashes", "2027/03/31", false},
      {"nothing", "", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto date = ParseDate(row.text);
    ASSERT_EQ(date.has_value(), row.is_day);
    if (date) {
      EXPECT_EQ(ToString(*date), row.text);
    }
  }
}

TEST(Date, Order) {
  EXPECT_LT(*ParseDate("2026-12-31"), *ParseDate("2027-01-01"));
  EXPECT_LT(*ParseDate("2027-01-31"), *ParseDate("2027-02-01"));
  EXPECT_LT(*ParseDate("2027-02-01"), *ParseDate("2027-02-02"));
}

}  // namespace
}  // namespace audit
