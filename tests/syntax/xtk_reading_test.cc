// Questions asked of a tree, and texts of a depth or length nobody writes.
#include <gtest/gtest.h>

#include <string>

#include "tests/syntax/xtk_shape.h"

namespace audit {
namespace {

std::string Repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(ArityOf, CountsArguments) {
  struct Case {
    std::string name;
    std::string text;
    std::uint32_t arity;
  };
  const Case cases[] = {
      {"none", "GetDate()", 0},
      {"a space", "GetDate( )", 0},
      {"one", "Lower(@email)", 1},
      {"a star", "Count(*)", 1},
      {"three", "Iif(@a = 1, 'x, y', f(1, 2))", 3},
      {"a comma in SQL is no comma", "f([SQLDATA[a, b]])", 1},
      {"an argument left out still has its place", "f(a,,b)", 3},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const XtkExpression expression = ParseXtk(c.text);
    ASSERT_EQ(expression.nodes[0].kind, XtkKind::kCall);
    EXPECT_EQ(ArityOf(expression, 0), c.arity);
    EXPECT_EQ(ChildrenOf(expression, 0).size(), c.arity);
  }
}

TEST(XtkStringValue, TakesQuotesAndEscapesAway) {
  struct Case {
    std::string text;
    std::string value;
  };
  const Case cases[] = {
      {"''", ""},           {"'a b'", "a b"},
      {"'it\\'s'", "it's"}, {"'a\\\\'", "a\\"},
      {"'$(x)'", "$(x)"},   {"'[SQLDATA[a]]'", "[SQLDATA[a]]"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    const XtkExpression expression = ParseXtk(c.text);
    ASSERT_EQ(expression.nodes.size(), 1U);
    ASSERT_EQ(expression.nodes[0].kind, XtkKind::kString);
    EXPECT_EQ(XtkStringValue(c.text, expression.nodes[0]), c.value);
  }
}

TEST(ParseXtk, TellsThePlacesOfNames) {
  const std::string text = "Lower([a/@email]) NOT LIKE $string(vars/@x)";
  const XtkExpression expression = ParseXtk(text);
  std::string names;
  for (const XtkNode& node : expression.nodes) {
    if (node.name.empty()) continue;
    names += text.substr(node.name.begin, node.name.size()) + ";";
  }
  EXPECT_EQ(names, "NOT LIKE;Lower;a;email;string;vars;x;");
}

TEST(ParseXtk, ReadsAnyDepth) {
  constexpr std::size_t kDepth = 50000;
  struct Case {
    std::string name;
    std::string text;
    bool sound;
  };
  const Case cases[] = {
      {"groups", Repeated("(", kDepth) + "1" + Repeated(")", kDepth), true},
      {"groups left open", Repeated("(", kDepth), false},
      {"closers alone", Repeated(")", kDepth), false},
      {"calls", Repeated("f(", kDepth) + Repeated(")", kDepth), true},
      {"predicates", Repeated("a[", kDepth) + "1" + Repeated("]", kDepth),
       true},
      {"brackets that cross", Repeated("([a", kDepth) + Repeated(")]", kDepth),
       false},
      {"nots", Repeated("not ", kDepth) + "@a", true},
      {"signs", Repeated("-", kDepth) + "1", true},
      {"sums", "1" + Repeated("+1", kDepth), true},
      {"ors and ands", "@a" + Repeated(" or @b and @c", kDepth), true},
      {"comparisons", "@a" + Repeated(" = @b", kDepth), false},
      {"values side by side", Repeated("@a ", kDepth), false},
      {"steps", "[a" + Repeated("/a", kDepth) + "]", true},
      {"code left open", Repeated("<% ", kDepth), false},
      {"hashes", Repeated("#", kDepth), false},
      {"quotes", Repeated("' ", kDepth), false},
      {"SQL left open", Repeated("[SQLDATA[", kDepth), false},
      {"what nobody knows", Repeated("}", kDepth), false},
      {"line breaks", "@a" + Repeated("\n", kDepth) + "= 1", true},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const XtkExpression expression = ParseXtk(c.text);
    EXPECT_EQ(expression.faults.empty(), c.sound);
    EXPECT_EQ(BrokenXtkShape(c.text, expression), "");
  }
}

}  // namespace
}  // namespace audit
