#include "syntax/balance.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

TEST(LooksUnbalanced, WhereSomethingIsLeftOpenOrClosesNothing) {
  for (const std::string_view script :
       {"f(1;", "if (a) { b(); ", "a = [1, 2;", "a); b", "{ (a }) ",
        "s = \"open;\nt = 1;", "s = 'open", "/* open", "a = /open;\nb",
        "s = `open", "name = 'it's';"}) {
    EXPECT_TRUE(LooksUnbalanced(script)) << script;
  }
}

TEST(LooksUnbalanced, NotWhereAllIsClosed) {
  for (const std::string_view script :
       {"", "f(a[1], {b: 2});", "s = \"(\" + ')' + `[\n`;", "// ( \n a();",
        "/* { */ a = b / c / d;", "a = /[/(]\\//g; b = (c) / 2;",
        "s = 'it\\'s'; t = 'a\\\nb'; u = 'a\\\r\nb';", "x = <a b={c}>text</a>;",
        "if (/a(b/.test(c)) d();"}) {
    EXPECT_FALSE(LooksUnbalanced(script)) << script;
  }
}

}  // namespace
}  // namespace audit
