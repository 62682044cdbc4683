#include "syntax/tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "syntax/walk.h"
#include "tests/sanitized.h"

namespace audit {
namespace {

std::string Repeat(const std::string& piece, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += piece;
  return result;
}

std::size_t CountNamed(const Tree& tree) {
  std::size_t count = 0;
  WalkNamed(tree.root(), [&](Node) { ++count; });
  return count;
}

struct LargeRow {
  const char* name;
  std::string script;
};

// What broke the distribution's runtime, and what recursion would die of.
std::vector<LargeRow> LargeScripts() {
  constexpr std::size_t kWide = 66000;  // children do not fit 16 bits
  constexpr std::size_t kDeep = 15000;
  return {
      {"many comments", Repeat("//\n", kWide)},
      {"many statements", Repeat("a;", kWide)},
      {"many elements", "x = [" + Repeat("1,", kWide) + "1];"},
      {"many attributes", "x = <a" + Repeat(" b='1'", kDeep) + "/>;"},
      {"a long sum", "x = 1" + Repeat("+1", kWide)},
      {"deep parentheses",
       "x = " + Repeat("(", kDeep) + "1" + Repeat(")", kDeep)},
      {"deep blocks", Repeat("{", kDeep) + Repeat("}", kDeep)},
      {"deep literals", "x = " + Repeat("<a>", kDeep) + Repeat("</a>", kDeep)},
      {"deep functions",
       Repeat("f(function() { ", kDeep) + Repeat("});", kDeep)},
      {"deep members", "x" + Repeat(".y", kDeep)},
      {"deep ambiguities", Repeat("{a:", kDeep) + "1" + Repeat("}", kDeep)},
  };
}

TEST(ScriptParser, ReadsVeryLargeAndVeryDeepScripts) {
  ScriptParser parser;
  for (const LargeRow& row : LargeScripts()) {
    SCOPED_TRACE(row.name);
    const auto tree = parser.Parse(row.script);
    ASSERT_TRUE(tree);
    EXPECT_TRUE(FindSyntaxFaults(*tree, row.script).empty());
    EXPECT_GT(CountNamed(*tree), 10000u);
  }
}

TEST(ScriptParser, SurvivesBrokenOnes) {
  ScriptParser parser;
  for (const char* piece :
       {"(",         "{",  "[",    "<a>",  "</a>",   "'",
        "/*",        "@",  "..",   "x = ", "if (",   "for each (",
        "<![CDATA[", "}",  "\\",   "\xFF", "#1=",    "`${",
        "<%",        "<>", "a b ", "({",   "f((a,b", "async("}) {
    SCOPED_TRACE(piece);
    const std::string script = Repeat(piece, 1000);
    const auto tree = parser.Parse(script);
    if (!tree) continue;  // the budget is spent: said, not crashed
    for (const SyntaxFault& fault : FindSyntaxFaults(*tree, script)) {
      EXPECT_LE(fault.region.end, script.size());
      EXPECT_FALSE(fault.detail.empty());
    }
  }
}

TEST(ScriptParser, GivesUpOnScriptsMadeToBeSlow) {
  ScriptParser parser;
  EXPECT_FALSE(parser.Parse(Repeat("'", 20000)));
  EXPECT_FALSE(parser.Parse(Repeat("<>", 20000)));
  EXPECT_TRUE(parser.Parse("a"));
}

// A parser that was used before has memory left, and so asks for less: what it
// gives up on must not depend on that.
TEST(ScriptParser, GivesUpOnTheSameScriptsAfterOthers) {
  const auto fresh = [](std::size_t size) {
    ScriptParser parser;
    return parser.Parse(Repeat("'", size)) != nullptr;
  };
  std::size_t parsed = 1;
  std::size_t refused = 20000;
  ASSERT_TRUE(fresh(parsed));
  while (refused - parsed > 1) {
    const std::size_t middle = (parsed + refused) / 2;
    (fresh(middle) ? parsed : refused) = middle;
  }
  ScriptParser used;
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(used.Parse(Repeat("f(a, [b]);", 500)));
    EXPECT_TRUE(used.Parse(Repeat("'", parsed)));
    EXPECT_FALSE(used.Parse(Repeat("'", refused)));
  }
}

TEST(ScriptParser, NeedsNoMoreStackThanItTakes) {
  if (kThreadsSanitized) {
    GTEST_SKIP() << "the thread sanitizer follows 65,536 calls at most";
  }
  // Ambiguities that nothing closes: the runtime recurses over each.
  ScriptParser parser;
  const auto tree = parser.Parse(Repeat("{a:", 120000));
  EXPECT_TRUE(!tree || tree->root().has_error());
}

TEST(ScriptParser, ForgetsTheScriptBefore) {
  ScriptParser parser;
  EXPECT_TRUE(parser.Parse("a = (")->root().has_error());
  EXPECT_FALSE(parser.Parse("a = (b)")->root().has_error());
  EXPECT_FALSE(parser.Parse("")->root().has_error());
}

TEST(WalkNamed, VisitsParentsFirstAndKnowsThem) {
  const std::string script = "f(a, [b]); c";
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  std::vector<std::string> visited;
  WalkNamed(tree->root(), [&](Node node, std::span<const Node> ancestors) {
    std::string line = std::to_string(ancestors.size()) + " ";
    line += node.type();
    visited.push_back(line);
    EXPECT_EQ(node.parent(), ancestors.empty() ? Node() : ancestors.back());
  });
  EXPECT_EQ(visited,
            (std::vector<std::string>{
                "0 program", "1 expression_statement", "2 call_expression",
                "3 identifier", "3 arguments", "4 identifier", "4 array",
                "5 identifier", "1 expression_statement", "2 identifier"}));
}

TEST(ForEachChild, VisitsThemAllInOrder) {
  const std::string script = "f(a, 'b')";
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  std::string seen;
  WalkNamed(tree->root(), [&](Node node) {
    if (!node.is("arguments")) return;
    ForEachChild(node, [&](Node child) {
      seen += std::string(child.text(script)) + " ";
    });
  });
  EXPECT_EQ(seen, "( a , 'b' ) ");
}

}  // namespace
}  // namespace audit
