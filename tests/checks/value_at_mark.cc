#include "tests/checks/value_at_mark.h"

#include <gtest/gtest.h>

#include <string>

#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/checks/check_harness.h"

namespace audit {

Xmlness XmlnessAtMark(std::string_view marked, Setting setting) {
  const std::string text = Unmarked(marked);
  const Region region{static_cast<std::uint32_t>(marked.find("[|")),
                      static_cast<std::uint32_t>(marked.find("|]") - 2)};
  ScriptParser parser;
  const auto tree = parser.Parse(text);
  ScriptValues values(tree->root(), text, setting);
  Node at;
  WalkNamed(tree->root(), [&](Node node) {
    const bool expression = RoleOf(node) != Role::kNone;
    if (!at && expression && node.region() == region) at = node;
  });
  EXPECT_TRUE(at) << "no expression at the mark";
  return values.XmlnessOf(at);
}

}  // namespace audit
