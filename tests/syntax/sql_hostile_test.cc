// SQL of a depth or length nobody writes is read in linear time: what is not
// takes minutes here.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "tests/syntax/sql_shape.h"

namespace audit {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kTimes = 100000;
// A hundred times what the slowest takes with sanitizers.
constexpr std::chrono::seconds kLong(20);

std::string Repeated(std::string_view piece, std::size_t times = kTimes) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

struct Case {
  std::string name;
  std::string text;
  bool sound;
};

void Check(const Case& c) {
  SCOPED_TRACE(c.name);
  const Clock::time_point begin = Clock::now();
  const SqlTree tree = ParseSql(c.text, SqlForm::kScript);
  EXPECT_LT(Clock::now() - begin, kLong);
  EXPECT_EQ(tree.faults.empty(), c.sound);
  EXPECT_EQ(BrokenSqlShape(c.text, tree), "");
}

TEST(ParseSql, ReadsAnyDepth) {
  const std::string select = "SELECT ";
  const Case cases[] = {
      {"groups", select + Repeated("(") + "1" + Repeated(")"), true},
      {"groups left open", select + Repeated("("), false},
      {"parentheses alone", Repeated("("), false},
      {"closers alone", select + Repeated(")"), false},
      {"calls", select + Repeated("f(") + Repeated(")"), true},
      {"subqueries", Repeated("SELECT (") + "1" + Repeated(")"), true},
      {"derived tables", Repeated("SELECT 1 FROM (") + "t" + Repeated(")"),
       true},
      {"tables in parentheses",
       "SELECT 1 FROM " + Repeated("(") + "t" + Repeated(")"), true},
      {"queries in parentheses", Repeated("(") + "SELECT 1" + Repeated(")"),
       true},
      {"unions in parentheses",
       Repeated("(") + "SELECT 1" + Repeated(") UNION (SELECT 2)"), true},
      {"cases", select + Repeated("CASE WHEN ") + "1" + Repeated(" THEN 2 END"),
       true},
      {"cases left open", select + Repeated("CASE "), false},
      {"nots", select + Repeated("NOT ") + "a", true},
      {"signs", select + Repeated("- ") + "1", true},
      {"subscripts", select + Repeated("a[") + "1" + Repeated("]"), true},
      {"windows",
       select + "f()" + Repeated(" OVER (ORDER BY f()") + Repeated(")"), true},
      {"queries with names",
       Repeated("WITH a AS (") + "SELECT 1" + Repeated(") SELECT 2"), true},
      {"opaque parentheses left open", "CREATE TABLE t " + Repeated("("), true},
      {"blocks", Repeated("BEGIN ") + Repeated("END ") + ";", true},
      {"blocks left open", Repeated("BEGIN "), false},
  };
  for (const Case& c : cases) Check(c);
}

TEST(ParseSql, ReadsAnyLength) {
  const std::string select = "SELECT ";
  const Case cases[] = {
      {"sums", select + "1" + Repeated("+1"), true},
      {"conditions",
       "SELECT a FROM t WHERE a = 1" + Repeated(" OR b = 1 AND c = 2"), true},
      {"betweens", "SELECT a FROM t WHERE a" + Repeated(" BETWEEN a"), false},
      {"values side by side", select + Repeated("1 "), false},
      {"casts", select + "a" + Repeated("::int"), true},
      {"dots", select + "a" + Repeated(".a"), true},
      {"commas", select + Repeated(","), false},
      {"joins", "SELECT 1 FROM a" + Repeated(" JOIN b ON 1 = 1"), true},
      {"joins of nothing", "SELECT 1 FROM a" + Repeated(" LEFT"), false},
      {"unions", "SELECT 1" + Repeated(" UNION SELECT 1"), true},
      {"statements", Repeated("DELETE FROM a;"), true},
      {"statements without semicolons", Repeated("DELETE FROM a\n"), true},
      {"words of statements", Repeated("EXEC\n"), true},
      {"declarations without blocks", Repeated("DECLARE x y;"), false},
      {"procedures without blocks", Repeated("CREATE FUNCTION f AS x;"), true},
      {"quotes", Repeated("' "), false},
      {"one quote", select + "'" + Repeated("x "), false},
      {"backslashes", select + "'" + Repeated("\\") + "'", true},
      {"backslashes before quotes", select + Repeated("'\\' "), false},
      {"comments that open", Repeated("/* "), false},
      {"comments that open twice", Repeated("/* /* */ "), true},
      {"code left open", select + Repeated("<% "), false},
      {"scriptlets", select + "1" + Repeated("<% %>"), true},
      {"brackets left open", select + Repeated("[ "), false},
      {"parameters left open", select + Repeated("$( "), false},
      {"dollar quotes left open", select + Repeated("$a$ $b$ "), false},
      {"temporary tables", Repeated("DELETE FROM #a;DELETE FROM #b;"), true},
      {"hashes", select + "a" + Repeated("#"), true},
      {"a long name", select + Repeated("abcdefghij"), true},
      {"white space", "SELECT" + Repeated(" \n") + "1", true},
      {"lines of slashes", Repeated("/\n"), true},
      {"what nobody knows", Repeated("} "), false},
  };
  for (const Case& c : cases) Check(c);
}

}  // namespace
}  // namespace audit
