// Rows: a text, its tree, its faults. '~' stands for a hole, where code stands.
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

TEST(ParseXtk, ReadsWhatIsAttested) {
  const XtkCase cases[] = {
      {"a postfix word", "@email IS NOT NULL", "IS NOT NULL(<@email>)", ""},
      {"words in any letter case",
       "[@folder-id] = 1234 and @domain like 'Adobe%'",
       "AND(=(<@folder-id>, 1234), LIKE(<@domain>, 'Adobe%'))", ""},
      {"groups before words",
       "(@age > 15 or @age <= 45) and (@city = 'Newton' or @city = 'Ulm')",
       "AND({OR(>(<@age>, 15), <=(<@age>, 45))}, {OR(=(<@city>, 'Newton'), "
       "=(<@city>, 'Ulm'))})",
       ""},
      {"a sum of strings", "@lastName+'-'+@firstName",
       "+(+(<@lastName>, '-'), <@firstName>)", ""},
      {"a call", "Year(@birthDate)", "Year(<@birthDate>)", ""},
      {"every precedence", "a or b and not c = 1 + 2 * -3",
       "OR(<a>, AND(<b>, NOT(=(<c>, +(1, *(2, -(3)))))))", ""},
      {"equals leave out what is weaker", "@a = 1 or @b = 2 and @c = 3",
       "OR(=(<@a>, 1), AND(=(<@b>, 2), =(<@c>, 3)))", ""},
      {"sums from left to right", "1 - 2 - 3", "-(-(1, 2), 3)", ""},
      {"both spellings of equal and unequal", "@a == 1 and @b <> 2 and @c != 3",
       "AND(AND(=(<@a>, 1), !=(<@b>, 2)), !=(<@c>, 3))", ""},
      {"a list", "@city IN ('Newton', 'Culver City')",
       "IN(<@city>, {'Newton', 'Culver City'})", ""},
      {"a list of one", "@id in (1)", "IN(<@id>, {1})", ""},
      {"not in, not like", "@a not in (1) or @b not like 'x'",
       "OR(NOT IN(<@a>, {1}), NOT LIKE(<@b>, 'x'))", ""},
      {"words apart", "@a NOT   LIKE 'x' and @b IS  NULL",
       "AND(NOT LIKE(<@a>, 'x'), IS NULL(<@b>))", ""},
      {"raw SQL", "@id NOT IN ([SQLDATA[SELECT a FROM b WHERE c = $(@d)]])",
       "NOT IN(<@id>, {SQL'SELECT a FROM b WHERE c = $(@d)'})", ""},
      {"raw SQL in small letters beside an operator",
       "[sqldata[R0.sOldCard]] != ''", "!=(SQL'R0.sOldCard', '')", ""},
      {"raw SQL with one bracket of its own", "[SQLDATA[a[1] + b]] = 1",
       "=(SQL'a[1] + b', 1)", ""},
      {"a typed parameter", "[@group-id]=$long(../@owner-id)",
       "=(<@group-id>, $long<.. @owner-id>)", ""},
      {"parameters with and without brackets", "$([vars/x]) = $(vars/@country)",
       "=($<vars x>, $<vars @country>)", ""},
      {"a type nobody lists", "$RestKey(offer) != ''",
       "!=($RestKey<offer>, '')", ""},
      {"a call of several values", "Iif(@blackList!=0, 1, @blackListEmail)",
       "Iif(!=(<@blackList>, 0), 1, <@blackListEmail>)", ""},
      {"a call in a call", "Case(When(@a = 1, 'x'), Else('y'))",
       "Case(When(=(<@a>, 1), 'x'), Else('y'))", ""},
      {"windows", "RowNum(PartitionBy(@a), OrderBy(Desc(@b)))",
       "RowNum(PartitionBy(<@a>), OrderBy(Desc(<@b>)))", ""},
      {"nothing in a call", "GetDate()", "GetDate()", ""},
      {"a star in a call", "COUNT( * ) > 1", ">(COUNT(*), 1)", ""},
      {"a star in a call, then a product", "Count(*)*2", "*(Count(*), 2)", ""},
      {"a day", "@startDate = #2002/02/01#", "=(<@startDate>, #2002/02/01#)",
       ""},
      {"a day and a time", "@startDate >= #2015-01-01 10:00:00.000Z#",
       ">=(<@startDate>, #2015-01-01 10:00:00.000Z#)", ""},
      {"a path without brackets", "subscription/@label",
       "<subscription @label>", ""},
      {"an absolute path", "/tmp/@onlyNew = 1", "=(</ tmp @onlyNew>, 1)", ""},
      {"a path to the parent", "../@type == 2", "=(<.. @type>, 2)", ""},
      {"a path to the root alone", "[/]", "</>", ""},
      {"a path through elements", "count/total", "<count total>", ""},
      {"a path of this element", "[./@a]", "<. @a>", ""},
      {"a division of an attribute", "@total/2", "/(<@total>, 2)", ""},
      {"divisions of paths", "[loyalty/@points] / @n / 3",
       "/(/(<loyalty @points>, <@n>), 3)", ""},
      {"a division by an absolute path", "2 * /tmp/@n", "*(2, </ tmp @n>)", ""},
      {"a join", "[@dest] = [temp:query:@email]",
       "=(<@dest>, <temp query <@email>>)", ""},
      {"a join with its alias", "[nms:recipient:rcp:folder/@label]",
       "<nms recipient rcp <folder @label>>", ""},
      {"a predicate", "coll[@k = 'v']/@x", "<coll[=(<@k>, 'v')] @x>", ""},
      {"predicates in predicates", "[coll[1]/item[@a = [b/@c]]/@x]",
       "<coll[1] item[=(<@a>, <b @c>)] @x>", ""},
      {"two predicates of one step", "coll[@a = 1][2]/@x",
       "<coll[=(<@a>, 1)][2] @x>", ""},
      {"escapes", "'it\\'s' + '\\\\'", "+('it\\'s', '\\\\')", ""},
      {"an empty string", "@a = ''", "=(<@a>, '')", ""},
      {"booleans and null", "true = FALSE or x = Null",
       "OR(=(true, FALSE), =(<x>, Null))", ""},
      {"a sign of a sign", "- - 1", "-(-(1))", ""},
      {"not of not", "not not @a", "NOT(NOT(<@a>))", ""},
      {"a hyphen outside of brackets takes away", "@folder-id",
       "-(<@folder>, <id>)", ""},
      {"names that only begin like words", "@order or android = island",
       "OR(<@order>, =(<android>, <island>))", ""},
      {"a word as a step in brackets", "[or/@in]", "<or @in>", ""},
      {"one name", "boolean1", "<boolean1>", ""},
      {"line breaks", "@a = 1\nand @b = 2", "AND(=(<@a>, 1), =(<@b>, 2))", ""},
      {"nothing", "", "", ""},
      {"white space only", "  ", "", ""},
  };
  Check(cases);
}

}  // namespace
}  // namespace audit
