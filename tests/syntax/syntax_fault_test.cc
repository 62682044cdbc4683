#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "syntax/tree.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

struct Row {
  const char* name;
  const char* script;  // faults marked
  std::vector<std::string> details;
};

const Row kRows[] = {
    {"a clean script has none", "var a = <b c={d}>{e}</b>.f.@g;", {}},
    {"a return at the top level is legal", "return 1;", {}},
    {"a bracket too many", "a();\n[|}|]\nb();", {"unexpected '}'"}},
    {"a parenthesis is missing",
     "if ([|a|] { b(); }",
     {"missing ')' after this"}},
    {"a call is never closed", "f[|(|]1, 2", {"this '(' is not closed"}},
    {"both blocks are left open",
     "function f() [|{|] if (x) [|{|] y(); ",
     {"this '{' is not closed", "this '{' is not closed"}},
    {"a string runs over its line",
     "var a = [|\"abc|]\nvar b = 1;",
     {"the string is not closed"}},
    {"a string takes the rest of its line with it",
     "var x = [|'abc; y()|]\nz('d')",
     {"the string is not closed"}},
    {"a quote inside a string", "f('it'[|s|]');\ng();", {"unexpected 's'"}},
    {"a comment is never closed",
     "x = [|/*|] unclosed",
     {"the comment is not closed"}},
    {"a comment swallows the rest",
     "a(); /* b */ [|/*|] c\nd();",
     {"the comment is not closed"}},
    {"the closing tag names another element",
     "var x = <a>t[|</b>|];",
     {"the closing tag </b> does not match <a>"}},
    {"names with a prefix are compared whole",
     "x = <n:a>[|</a>|];",
     {"the closing tag </a> does not match <n:a>"}},
    {"a name that is code matches anything", "x = <{n}>t</{n}>;", {}},
    {"crossed tags are one fault",
     "x = <a><b>t[|</a>|]</b>;",
     {"the closing tag </a> does not match <b>"}},
    {"two literals, two faults",
     "x = <a>[|</b>|]; y = <c>[|</d>|];",
     {"the closing tag </b> does not match <a>",
      "the closing tag </d> does not match <c>"}},
    {"an element without end tag hides its parent's",
     "var x = <a><b>[|</a>|]; y()",
     {"the closing tag </a> does not match <b>"}},
    {"a literal is never closed",
     "var x = [|<a>|]text; y()",
     {"the element <a> is not closed"}},
    {"an operand is missing", "a = b [|+|];\nc = 2;", {"unexpected '+'"}},
    {"two numbers in a row", "var x = 3 [|4|];", {"unexpected '4'"}},
    {"an array is closed by a semicolon",
     "var x = [1, [|2|]; foo()",
     {"missing ']' after this"}},
    {"try alone",
     "[|try|] { a() }\nb()",
     {"this 'try' has neither catch nor finally"}},
    {"an else without if",
     "if (x) { a(); } [|}|] else { b(); }",
     {"unexpected '}'"}},
    {"a sign no script has", "a(); [|#|] b", {"unexpected '#'"}},
    {"the script ends early",
     "x [|=|] ",
     {"the script ends where more is expected"}},
};

TEST(FindSyntaxFaults, SaysWhatIsWrongAndWhere) {
  ScriptParser parser;
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const Marked expected = ReadMarks(row.script);
    const auto tree = parser.Parse(expected.text);
    ASSERT_TRUE(tree);
    std::vector<Region> regions;
    std::vector<std::string> details;
    for (const SyntaxFault& fault : FindSyntaxFaults(*tree, expected.text)) {
      regions.push_back(fault.region);
      details.push_back(fault.detail);
    }
    EXPECT_EQ(WithMarks(expected.text, regions), row.script);
    EXPECT_EQ(details, row.details);
  }
}

TEST(FindSyntaxFaults, StopsAtTheLimit) {
  ScriptParser parser;
  std::string script;
  for (int i = 0; i < 50; ++i) script += "x = <a></b>;\n";
  const auto tree = parser.Parse(script);
  ASSERT_TRUE(tree);
  EXPECT_EQ(FindSyntaxFaults(*tree, script, 7).size(), 7u);
  EXPECT_EQ(FindSyntaxFaults(*tree, script, 100).size(), 50u);
}

}  // namespace
}  // namespace audit
