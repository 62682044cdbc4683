#include "syntax/constant.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/node_view.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

// The initializer of `x = <expression>;`.
Node RightHandSide(const Tree& tree) {
  Node found;
  WalkNamed(tree.root(), [&](Node node) {
    if (!found && node.is("assignment_expression")) found = node.field("right");
  });
  return found;
}

std::optional<Constant> Fold(const std::string& script) {
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  return FoldConstant(RightHandSide(*tree), script);
}

const std::string kH(kHole);

struct ValueRow {
  const char* name;
  std::string expression;
  std::string text;
  std::uint32_t pieces = 1;
};

const ValueRow kValues[] = {
    {"plain text", "'abc'", "abc"},
    {"nothing", "''", ""},
    {"the common escapes", R"("a\n\t\r\b\f\v\"\'\\z")", "a\n\t\r\b\f\v\"'\\z"},
    {"hexadecimal", R"('\x41\x7a')", "Az"},
    {"Unicode", R"('\u00e9\u20AC')", "\xC3\xA9\xE2\x82\xAC"},
    {"Unicode in braces", R"('\u{1F600}')", "\xF0\x9F\x98\x80"},
    {"a surrogate pair", R"('\uD83D\uDE00')", "\xF0\x9F\x98\x80"},
    {"half a pair", R"('\uD83Dx')", "\xEF\xBF\xBDx"},
    {"octal", R"('\101\60\0')", std::string("A0\0", 3)},
    {"octal stops at 0377", R"('\4001')", " 01"},
    {"a line continuation", "'a\\\nb\\\r\nc'", "abc"},
    {"an escape that means nothing", R"('\q\.\é')", "q.\xC3\xA9"},
    {"digits that are not octal", R"('\8\9')", "89"},
    {"broken hexadecimal", R"('\x4')", "x4"},
    {"broken Unicode", R"('\u12')", "u12"},
    {"two pieces", "'a' + \"b\"", "ab", 2},
    {"parentheses", "('a' + ('b')) + 'c'", "abc", 3},
    {"comments between", "'a' /* x */ + // y\n ( /* z */ 'b')", "ab", 2},
    {"a name is a hole", "'a=' + b", "a=" + kH},
    {"neighbouring holes are one", "'a' + b + c() + 'd'", "a" + kH + "d", 2},
    {"a number is a hole", "1 + 'px'", kH + "px"},
    {"only '+' joins", "'a' + (b - 'c')", "a" + kH},
    {"a template literal without code", "`abc`", "abc"},
    {"a template literal with code is a hole", "'a' + `b${c}`", "a" + kH},
};

TEST(FoldConstant, KnowsTheValue) {
  for (const ValueRow& row : kValues) {
    SCOPED_TRACE(row.name);
    const std::string script = "x = " + row.expression + ";";
    const auto constant = Fold(script);
    ASSERT_TRUE(constant);
    EXPECT_EQ(constant->text, row.text);
    EXPECT_EQ(constant->pieces, row.pieces);
    EXPECT_EQ(constant->has_hole, row.text.find(kH) != std::string::npos);
    EXPECT_EQ(constant->origin.decoded_size(), constant->text.size());
  }
}

TEST(FoldConstant, RefusesWhatIsNoStringExpression) {
  for (const char* script :
       {"x = a;", "x = 1 + 2;", "x = f('a');", "x = 'a' - b;", "x = (y);",
        "x = <a/>;", "x = b ? 'a' : 'c';"}) {
    SCOPED_TRACE(script);
    EXPECT_FALSE(Fold(script));
  }
  EXPECT_FALSE(FoldConstant(Node(), ""));
}

struct OriginRow {
  const char* name;
  const char* script;  // the origin of `part` is marked, piece by piece
  std::string part;
};

const OriginRow kOrigins[] = {
    {"in one literal", "x = 'ab[|cd|]e';", "cd"},
    {"an escape as a whole", R"(x = 'a[|\x41|]b';)", "A"},
    {"text with escapes in it", R"(x = '[|a\tb|]c';)", "a\tb"},
    {"a dropped backslash belongs to its character", R"(x = 'a[|\q|]b';)", "q"},
    {"a line continuation lies between", "x = 'a[|b\\\nc|]d';", "bc"},
    {"over two pieces", "x = 'a[|b|]' + '[|c|]d';", "bc"},
    {"a hole is its operand", "x = 'a' + [|f(1)|] + 'b';", kH},
    {"around a hole", "x = 'a[|b|]' + [|c|] + '[|d|]e';", "b" + kH + "d"},
};

TEST(FoldConstant, KnowsWhereEachByteStands) {
  for (const OriginRow& row : kOrigins) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.script);
    const auto constant = Fold(expected.text);
    ASSERT_TRUE(constant);
    const auto at = static_cast<std::uint32_t>(constant->text.find(row.part));
    const Region decoded{at, at + static_cast<std::uint32_t>(row.part.size())};
    EXPECT_EQ(
        WithMarks(expected.text, constant->origin.ToSourcePieces(decoded)),
        row.script);
  }
}

TEST(FoldConstant, FoldsVeryLongChains) {
  constexpr std::size_t kOperands = 20000;
  std::string script = "x = 'a'";
  for (std::size_t i = 1; i < kOperands; ++i) script += "\n + 'a'";
  const auto constant = Fold(script);
  ASSERT_TRUE(constant);
  EXPECT_EQ(constant->text, std::string(kOperands, 'a'));
  EXPECT_EQ(constant->pieces, kOperands);
}

TEST(IsInsideConcatenation, SeesThroughParentheses) {
  const std::string script = "f('o1'); x = 'i1' + ('i2'); y = ('o2');";
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  std::vector<std::string> inside;
  WalkNamed(tree->root(), [&](Node node, std::span<const Node> ancestors) {
    if (!node.is("string")) return;
    EXPECT_EQ(IsInsideConcatenation(node), IsInsideConcatenation(ancestors));
    EXPECT_EQ(ancestors.back(), node.parent());
    if (IsInsideConcatenation(ancestors)) {
      inside.emplace_back(node.text(script));
    }
  });
  EXPECT_EQ(inside, (std::vector<std::string>{"'i1'", "'i2'"}));
}

}  // namespace
}  // namespace audit
