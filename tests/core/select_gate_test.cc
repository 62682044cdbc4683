#include "core/select_gate.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace audit {
namespace {

using Words = std::vector<std::string>;

// Of the last step of a select with one alternative.
SelectGate GateOfLast(std::string_view select, std::string_view pattern = {}) {
  const auto paths = ParseSelect(select, SelectText::kUnknown);
  return GateOf(paths->front().back(), pattern);
}

TEST(SelectGate, IsTheWordsOfAComparison) {
  for (const std::string_view select :
       {"//@*[contains(., 'Nl5/')]", "//@*[. = 'nl5/']",
        "//text()[starts-with(., 'nl5/')]", "//@*[matches(., '(?i)nl5/')]"}) {
    const SelectGate gate = GateOfLast(select);
    EXPECT_EQ(gate.on, SelectGateOn::kValue) << select;
    EXPECT_EQ(gate.stems, Words({"nl5/"})) << select;
  }
}

TEST(SelectGate, IsOnTheNameWhereThatIsCompared) {
  const SelectGate gate = GateOfLast("//@*[matches(name(), '^ipMask$')]");
  EXPECT_EQ(gate.on, SelectGateOn::kName);
  EXPECT_EQ(gate.stems, Words({"ipmask"}));
  EXPECT_EQ(GateOfLast("//*[name() = 'gauge']").on, SelectGateOn::kName);
}

TEST(SelectGate, TakesThePatternOfTheRule) {
  const SelectGate gate = GateOfLast("//text()", "init\\.d/nlserver");
  EXPECT_EQ(gate.on, SelectGateOn::kValue);
  EXPECT_EQ(gate.stems, Words({"init.d/nlserver"}));
}

TEST(SelectGate, JoinsAlternativesThatAllHaveWords) {
  EXPECT_EQ(GateOfLast("//@*[. = 'left' or contains(., 'right')]").stems,
            Words({"left", "right"}));
  EXPECT_EQ(GateOfLast("//@*[. = 'left' or @a = 'right']").on,
            SelectGateOn::kNothing);
}

TEST(SelectGate, IsOnEitherWhereNameOrValueTells) {
  const SelectGate gate = GateOfLast("//@*[. = 'left' or name() = 'right']");
  EXPECT_EQ(gate.on, SelectGateOn::kEither);
  EXPECT_EQ(gate.stems, Words({"left", "right"}));
}

TEST(SelectGate, TakesThePartOfAnAndThatTells) {
  const SelectGate gate =
      GateOfLast("//@*[not(name() = 'label') and . = 'left' and @a = 'b']");
  EXPECT_EQ(gate.on, SelectGateOn::kValue);
  EXPECT_EQ(gate.stems, Words({"left"}));
}

TEST(SelectGate, IsOpenWhereNothingIsSure) {
  for (const std::string_view select :
       {"//@*", "//@*[. != 'left']", "//@*[not(. = 'left')]", "//@*[. = 'ab']",
        "//@*[matches(., 'a|bcd')]", "//@*[../@name = 'left']",
        "//*[. = 'left']"}) {
    EXPECT_EQ(GateOfLast(select).on, SelectGateOn::kNothing) << select;
  }
  // The pattern is looked for in values; an element is more than its text.
  EXPECT_EQ(GateOfLast("//*", "nlserver").on, SelectGateOn::kNothing);
}

}  // namespace
}  // namespace audit
