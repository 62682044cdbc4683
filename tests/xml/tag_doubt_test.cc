#include "xml/tag_doubt.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

bool Doubts(const std::string& element,
            const std::vector<std::string>& attributes) {
  TagDoubt doubt(element);
  for (const std::string& name : attributes) doubt.Add(name);
  return static_cast<bool>(doubt);
}

TEST(TagDoubt, MissesNoFaultOfNames) {
  EXPECT_TRUE(Doubts("a", {"name", "label", "name"}));
  EXPECT_TRUE(Doubts("a", {"", ""}));
  EXPECT_TRUE(Doubts("xtk:a", {}));
  EXPECT_TRUE(Doubts("a", {"name", "soap:encodingStyle"}));
  // As many names as there are marks, and one of them again.
  std::vector<std::string> names;
  for (char c = ' '; c < '\x7f'; ++c) names.emplace_back(1, c);
  for (const std::string& name : names) {
    EXPECT_TRUE(Doubts("a", {name, "other", name})) << name;
  }
}

TEST(TagDoubt, SparesOrdinaryTags) {
  EXPECT_FALSE(Doubts("element", {}));
  EXPECT_FALSE(Doubts("element", {"name", "label", "type", "length"}));
  EXPECT_FALSE(Doubts("condition", {"expr", "boolOperator", "sql"}));
}

}  // namespace
}  // namespace audit
