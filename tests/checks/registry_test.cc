#include <gtest/gtest.h>

#include <algorithm>

#include "checks/check.h"
#include "syntax/tree.h"

namespace audit {
namespace {

TEST(Registry, IsSortedByName) {
  const auto names = CheckNames();
  EXPECT_EQ(names.size(), AllChecks().size());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST(Registry, NamesOnlyNodeTypesOfTheGrammar) {
  for (const Check& check : AllChecks()) {
    EXPECT_EQ(check.script != nullptr, !check.node_types.empty()) << check.name;
    for (const std::string_view type : check.node_types) {
      EXPECT_NE(KindOf(type), 0) << check.name << ": " << type;
    }
  }
}

TEST(Registry, KnowsWhichChecksReadScripts) {
  const auto names = ScriptCheckNames();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_TRUE(std::binary_search(names.begin(), names.end(), "banned-library"));
  EXPECT_FALSE(std::binary_search(names.begin(), names.end(), "ootb-clone"));
  EXPECT_FALSE(std::binary_search(names.begin(), names.end(), "xml-syntax"));
}

TEST(Registry, WantsElementsWhereItHasAnElementPart) {
  for (const Check& check : AllChecks()) {
    EXPECT_EQ(check.element != nullptr, !check.element_names.empty())
        << check.name;
  }
}

}  // namespace
}  // namespace audit
