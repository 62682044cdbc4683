// The walk that reads the runtime's insides, against the runtime's own cursor.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// All that a node tells of itself and its place.
struct Step {
  const void* id;
  NodeKind kind;
  Region region;
  std::uint32_t row;
  std::uint32_t column;
  std::size_t depth;  // named nodes above it
  bool operator==(const Step&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Step& step) {
  return out << step.kind << " at " << step.region.begin << ".."
             << step.region.end << " (" << step.row << ":" << step.column
             << "), depth " << step.depth;
}

Step StepAt(Node node, std::size_t depth) {
  const TSPoint point = ts_node_start_point(node.raw());
  return {node.id(), node.kind(),  node.region(),
          point.row, point.column, depth};
}

std::vector<Step> ByCursor(Node root) {
  std::vector<Step> steps;
  Cursor cursor(root);
  std::vector<bool> named_above;
  std::size_t depth = 0;
  bool down = true;
  while (true) {
    const bool named = cursor.node().named();
    if (down && named) steps.push_back(StepAt(cursor.node(), depth));
    if (down && cursor.ToFirstChild()) {
      named_above.push_back(named);
      depth += named ? 1 : 0;
    } else if (cursor.ToNextSibling()) {
      down = true;
    } else if (cursor.ToParent()) {
      down = false;
      depth -= named_above.back() ? 1 : 0;
      named_above.pop_back();
    } else {
      return steps;
    }
  }
}

std::vector<Step> ByWalk(Node root) {
  std::vector<Step> steps;
  WalkNamed(root, [&](Node node, std::span<const Node> ancestors) {
    steps.push_back(StepAt(node, ancestors.size()));
  });
  return steps;
}

void ExpectSameWalk(const std::string& script) {
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  ASSERT_TRUE(tree);
  const std::vector<Step> expected = ByCursor(tree->root());
  EXPECT_EQ(ByWalk(tree->root()), expected);
  // From every tenth node on: a walk that begins in the middle.
  std::size_t count = 0;
  WalkNamed(tree->root(), [&](Node node) {
    if (count++ % 10 != 3) return;
    EXPECT_EQ(ByWalk(node), ByCursor(node));
  });
  EXPECT_EQ(count, expected.size());
}

TEST(NamedWalk, GoesWhereTheCursorGoes) {
  for (const char* script :
       {"", " \n ", "a", "a;\n  b", "for each (var x in y.z) { f(x.@a) }",
        "var x = <a b={c}>{d}<e/></a>;", "x = [1, , 2]; /* c */ // d\n", "get",
        "a.get = {get: 1, get b() { return async }}", "x = ) y (",
        "if (a { b } else", "`${a}b${`c`}`"}) {
    SCOPED_TRACE(script);
    ExpectSameWalk(script);
  }
}

TEST(NamedWalk, GoesThereInEverySnippet) {
  const std::string folder =
      std::string(AUDIT_SOURCE_DIR) + "/tests/oracle/snippets";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    SCOPED_TRACE(entry.path().filename().string());
    std::stringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    ExpectSameWalk(text.str());
    ++files;
  }
  EXPECT_GE(files, 6u);
}

TEST(NamedWalk, GoesDeep) {
  std::string script = "x = ";
  for (int i = 0; i < 5000; ++i) script += "[";
  for (int i = 0; i < 5000; ++i) script += "]";
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  ASSERT_TRUE(tree);
  EXPECT_EQ(ByWalk(tree->root()), ByCursor(tree->root()));
}

}  // namespace
}  // namespace audit
