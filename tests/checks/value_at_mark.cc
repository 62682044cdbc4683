#include "tests/checks/value_at_mark.h"

#include <gtest/gtest.h>

#include <string>

#include "syntax/walk.h"
#include "tests/checks/check_harness.h"

namespace audit {

MarkedScript::MarkedScript(std::string_view marked) : text(Unmarked(marked)) {
  const Region region{static_cast<std::uint32_t>(marked.find("[|")),
                      static_cast<std::uint32_t>(marked.find("|]") - 2)};
  ScriptParser parser;
  tree = parser.Parse(text);
  WalkNamed(tree->root(), [&](Node node) {
    const bool expression = RoleOf(node) != Role::kNone;
    if (!at && expression && node.region() == region) at = node;
  });
  EXPECT_TRUE(at) << "no expression at the mark";
}

Xmlness XmlnessAtMark(std::string_view marked, Setting setting) {
  const MarkedScript script(marked);
  ScriptValues values(script.tree->root(), script.text, setting);
  return values.XmlnessOf(script.at);
}

}  // namespace audit
