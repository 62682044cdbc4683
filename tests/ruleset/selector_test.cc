#include "ruleset/selector.h"

#include <gtest/gtest.h>

#include "core/suggestion.h"

namespace audit {
namespace {

std::vector<Rule> Rules() {
  Rule sql;
  sql.id = "sql-attr-condition";
  sql.category = "sql";
  sql.impact = Impact::kBlocksUpgrade;
  sql.pu = "PU-0005";
  Rule js;
  js.id = "js-append-then-modify";
  js.category = "js";
  js.impact = Impact::kChangesBehaviour;
  js.tags = {"server", "hardening"};
  return {js, sql};
}

std::string Flags(const std::vector<bool>& flags) {
  std::string text;
  for (const bool flag : flags) text += flag ? '1' : '0';
  return text;
}

TEST(Selector, Table) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"sql-attr-condition", "01"},
      {"js", "10"},
      {"pu", "01"},
      {"hardening", "10"},
      {"PU-0005", "01"},
      {"error", "01"},
      {"warning", "10"},
      {"note", "00"},
      {"changes-behaviour", "10"},
      {"sql,js", "11"},
      {"sql:warning", "00"},
      {"sql:error,js:warning", "11"},
  };
  for (const auto& [selector, flags] : rows) {
    SCOPED_TRACE(selector);
    const auto selected = SelectRules(Rules(), selector);
    ASSERT_TRUE(selected.has_value());
    EXPECT_EQ(Flags(*selected), flags);
  }
}

TEST(Selector, UnknownWordsSayWhatComesClose) {
  const auto selected = SelectRules(Rules(), "js,sql-atr-condition");
  ASSERT_FALSE(selected.has_value());
  EXPECT_EQ(selected.error().message,
            "no rule, category, severity or impact is called "
            "'sql-atr-condition'; did you mean 'sql-attr-condition'?");
  EXPECT_FALSE(SelectRules(Rules(), "").has_value());
}

TEST(Suggestion, NothingNearIsNothing) {
  const std::vector<std::string_view> known = {"check", "explain"};
  EXPECT_EQ(Closest("chekc", known), "check");
  EXPECT_EQ(Closest("plan", known), "");
}

}  // namespace
}  // namespace audit
