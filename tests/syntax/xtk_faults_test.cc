// What is not known to be an expression, or not known whole. '~' stands for a
// hole, where code stands.
#include <gtest/gtest.h>

#include <span>
#include <string>

#include "core/node_view.h"
#include "tests/syntax/shown_xtk.h"
#include "tests/syntax/xtk_shape.h"

namespace audit {
namespace {

struct XtkCase {
  std::string name;
  std::string text;
  std::string tree;
  std::string faults;
};

std::string WithHole(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '~' ? kHole : std::string_view(&c, 1);
  return out;
}

void Check(std::span<const XtkCase> cases) {
  for (const XtkCase& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string text = WithHole(c.text);
    const XtkExpression expression = ParseXtk(text);
    EXPECT_EQ(ShownXtk(text, expression), c.tree);
    EXPECT_EQ(ShownXtkFaults(expression), c.faults);
    EXPECT_EQ(BrokenXtkShape(text, expression), "");
  }
}

TEST(ParseXtk, TakesCodeForAnything) {
  const XtkCase cases[] = {
      {"code as a value", "@a = ~ and @b = 1", "AND(=(<@a>, CODE), =(<@b>, 1))",
       ""},
      {"code in a name", "@b~ = 'x~'", "=(<@b~>, 'x~')", ""},
      {"code for a name", "@~ = 1", "=(<@~>, 1)", ""},
      {"code between two values", "@a ~ @b", "SPLICE(SPLICE(<@a>, CODE), <@b>)",
       ""},
      {"code behind a condition", "@a = 1 AND~", "SPLICE(=(<@a>, 1), <AND~>)",
       ""},
      {"code alone", "~", "CODE", ""},
      {"code for a list", "@id IN (<%= ids %>)", "IN(<@id>, {CODE})", ""},
      {"code for a list and its parentheses", "@id IN ~", "IN(<@id>, CODE)",
       ""},
      {"code with quotes", "<%= \"it's\" %>", "CODE", ""},
      {"a string around code with quotes", "'<%= \"it's\" %>'",
       "'<%= \"it's\" %>'", ""},
      {"a number with code", "12~ = @a", "=(CODE, <@a>)", ""},
      {"a date with code", "@a > #<%= day %>#", ">(<@a>, #<%= day %>#)", ""},
  };
  Check(cases);
}

TEST(ParseXtk, GuessesNothing) {
  const XtkCase cases[] = {
      {"a word that is not known", "@a BETWEEN 1 AND 2",
       "ERR(ERR(<@a> <BETWEEN>) AND(1, 2))",
       "operator-expected@3-10 operator-expected@11-12"},
      {"two values", "@a @b", "ERR(<@a> <@b>)", "operator-expected@3-5"},
      {"a quote written twice", "'O''Brien'", "ERR('O' 'Brien')",
       "operator-expected@3-10"},
      {"a string that is not closed", "@a = 'abc", "=(<@a>, ERR('abc))",
       "unclosed-string@5-9"},
      {"a string whose quote is escaped", "@a = 'abc\\'",
       "=(<@a>, ERR('abc\\'))", "unclosed-string@5-11"},
      {"a date that is none", "#abc#", "ERR(#abc#)", "not-a-date@0-5"},
      {"a date with half a time", "#2015-01-01 10:#", "ERR(#2015-01-01 10:#)",
       "not-a-date@0-16"},
      {"a lone hash", "#2012", "ERR(ERR(#) 2012)", "not-understood@0-1"},
      {"nothing behind an operator", "@a = ", "=(<@a>, ERR())",
       "operand-expected@5"},
      {"nothing before an operator", "= 1", "=(ERR(), 1)",
       "operand-expected@0"},
      {"a doubled word", "@a and and @b", "AND(AND(<@a>, ERR()), <@b>)",
       "operand-expected@7"},
      {"nothing between commas", "Iif(a,,b)", "Iif(<a>, ERR(), <b>)",
       "operand-expected@6"},
      {"a comma alone", "Iif(,)", "Iif(ERR(), ERR())",
       "operand-expected@4 operand-expected@5"},
      {"a call that is not closed", "f(a", "ERR(<a>)", "missing-close@0-1"},
      {"a group that is not closed", "((@a = 1)", "ERR({=(<@a>, 1)})",
       "missing-close@0-1"},
      {"a bracket that is not closed", "[@a", "ERR(@a)", "missing-close@0-1"},
      {"raw SQL that is not closed", "[SQLDATA[select 1", "ERR(SQL'select 1')",
       "unclosed-sql@0-17"},
      {"raw SQL with brackets at its end", "@id = [SQLDATA[x[1]]]",
       "=(<@id>, ERR(SQL'x[1' ERR(])))", "stray-close@20-21"},
      {"raw SQL without its outer brackets", "SQLDATA[select] = 1",
       "ERR(<SQLDATA> =(ERR(<select>), 1))", "operator-expected@7-8"},
      {"raw SQL in another bracket", "[[SQLDATA[x]]]", "ERR(ERR([SQLDATA[x]]))",
       "not-a-path@1-13"},
      {"code that is not closed", "@a <% b", "ERR(<@a> ERR(<% b))",
       "unclosed-code@3-7"},
      {"a parenthesis too many", "@a = 1)", "=(<@a>, ERR(1 ERR())))",
       "stray-close@6-7"},
      {"a bracket too many", "f(a, b] , c)", "f(<a>, ERR(<b> ERR(])), <c>)",
       "stray-close@6-7"},
      {"brackets that cross", "[coll[(@a]/@x]", "<coll[ERR(<@a>)] @x>",
       "missing-close@6-7"},
      {"an empty bracket", "[]", "ERR([])", "not-a-path@0-2"},
      {"an empty parameter", "$()", "ERR($())", "not-a-path@0-3"},
      {"an empty group", "() = 1", "=({ERR()}, 1)", "operand-expected@1"},
      {"steps without a slash", "[a b]", "ERR(a b)", "not-a-path@2-3"},
      {"a step behind an attribute", "[@a/@b]", "ERR(@a @b)", "not-a-path@3-4"},
      {"white space in brackets", "[ @a]", "ERR(@a)", "not-a-path@1-2"},
      {"white space around a slash", "$(a / b)", "ERR(<a b>)",
       "not-a-path@3-4"},
      {"two slashes", "[a//b]", "ERR(a b)", "not-a-path@3-4"},
      {"a slash at the end", "[a/]", "ERR(a)", "not-a-path@0-4"},
      {"a condition in a path's brackets", "[@a = 1]", "ERR(@a ERR(=) ERR(1))",
       "not-a-path@3-4 not-understood@4-5"},
      {"a predicate of an attribute", "@a[1]", "ERR(<@a> ERR(ERR(1)))",
       "operator-expected@2-3 not-a-path@3-4"},
      {"a predicate of the parent", "[..[1]/@a]", "ERR(.. ERR(1) @a)",
       "not-a-path@3-4"},
      {"a join without a namespace", "[a:@b]", "ERR(a <@b>)", "not-a-path@0-6"},
      {"a join of too many names", "[a:b:c:d:@e]", "ERR(a b c d <@e>)",
       "not-a-path@0-12"},
      {"a join without a path", "[a:b:c:]", "ERR(a b c)", "not-a-path@0-8"},
      {"a path of JavaScript", "ctx.recipient.@email",
       "ERR(ERR(ERR(ERR(<ctx> ERR(.)) <recipient>) <.>) <@email>)",
       "not-understood@3-4 operator-expected@13-14 operator-expected@14-20"},
      {"operators of JavaScript", "!@a && @b",
       "ERR(ERR(ERR(!) ERR(<@a> ERR(&) ERR(&))) <@b>)",
       "not-understood@0-1 not-understood@4-5 not-understood@5-6"},
      {"strings of JavaScript", "\"a\" = 1",
       "ERR(ERR(\") =(ERR(<a> ERR(\")), 1))",
       "not-understood@0-1 not-understood@2-3"},
      {"a chain of comparisons", "@a = @b = @c", "ERR(=(<@a>, <@b>) <@c>)",
       "chained-comparison@8-9"},
      {"a chain with null", "@a = 1 is null", "ERR(=(<@a>, 1))",
       "chained-comparison@7-14"},
      {"not behind an operator", "@a = not @b", "ERR(<@a> NOT(<@b>))",
       "not-understood@5-8"},
      {"not between values", "x not y", "ERR(<x> NOT(<y>))",
       "operator-expected@2-5"},
      {"is without null", "@a is 5", "ERR(ERR(<@a> ERR(is)) 5)",
       "not-understood@3-5"},
      {"in without a list", "@id in 5", "ERR(<@id> 5)", "list-expected@6"},
      {"in without anything", "@id in", "ERR(<@id> ERR())",
       "list-expected@6 operand-expected@6"},
      {"in that meets a path", "in[@a]", "ERR(ERR() <@a>)",
       "operand-expected@0 list-expected@2"},
      {"a number and letters", "12ab", "ERR(12ab)", "not-a-number@0-4"},
      {"a number without its first digit", "1.5 + .5", "ERR(+(1.5, ERR(.)) 5)",
       "not-understood@6-7"},
      {"an attribute that begins with a digit", "@1", "ERR(@1)",
       "not-understood@0-2"},
      {"an at sign alone", "@", "ERR(@)", "not-understood@0-1"},
      {"a dollar without parentheses", "$x", "ERR($x)", "not-understood@0-2"},
      {"a call as a parameter", "$(foo(bar))", "ERR(<foo> ERR(<bar>))",
       "not-a-path@5-6"},
      {"a path behind a parameter's brackets", "$([a]b)", "ERR(<a> <b>)",
       "not-a-path@5-6"},
      {"a literal as a step", "true/@x", "ERR(true </ @x>)",
       "operator-expected@4-5"},
      {"a list outside of in", "(a, b)", "{ERR(<a> <b>)}", "list-expected@2-3"},
      {"a comma outside of everything", "@a, @b", "ERR(<@a> <@b>)",
       "list-expected@2-3"},
      {"a sign that is not known", "+1", "+(ERR(), 1)", "operand-expected@0"},
      {"calls side by side", "f() g()", "ERR(f() g())",
       "operator-expected@4-5"},
      {"letters beyond ASCII", "é = 1", "=(ERR(é), 1)", "not-understood@0-2"},
      {"brackets of no kind", "}}} @a", "ERR(ERR(ERR(}) ERR(}) ERR(})) <@a>)",
       "not-understood@0-1 not-understood@1-2 not-understood@2-3"},
  };
  Check(cases);
}

}  // namespace
}  // namespace audit
