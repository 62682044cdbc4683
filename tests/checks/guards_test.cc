// What tests tell of variables where they hold.
#include "checks/guards.h"

#include <gtest/gtest.h>

#include "tests/checks/value_at_mark.h"

namespace audit {
namespace {

constexpr Xmlness kXml = Xmlness::kXml;
constexpr Xmlness kOther = Xmlness::kOther;
constexpr Xmlness kUnknown = Xmlness::kUnknown;

struct Row {
  const char* name;
  const char* script;
  Xmlness holds;
};

const Row kRows[] = {
    {"typeof is xml", "function f(x) { if (typeof x == 'xml') { [|x|]; } }",
     kXml},
    {"typeof is xml, written strictly and the other way round",
     "function f(x) { if ('xml' === (typeof x)) [|x|]; }", kXml},
    {"typeof is something else",
     "function f(x) { if (typeof x == 'object') { [|x|]; } }", kOther},
    {"typeof is not xml", "function f(x) { if (typeof x != 'xml') { [|x|]; } }",
     kUnknown},
    {"typeof is xml, in the else",
     "function f(x) { if (typeof x == 'xml') {} else { [|x|]; } }", kUnknown},
    {"typeof is xml, behind it",
     "function f(x) { if (typeof x == 'xml') { g(); } [|x|]; }", kUnknown},
    {"typeof of another",
     "function f(x, y) { if (typeof y == 'xml') { [|x|]; } }", kUnknown},
    {"typeof of a part",
     "function f(x) { if (typeof x.y == 'xml') { [|x|]; } }", kUnknown},
    {"typeof compared with what is not known",
     "function f(x) { if (typeof x == t) { [|x|]; } }", kUnknown},
    {"typeof and more",
     "function f(x) { if (c && typeof x == 'xml' && x.y) { [|x|]; } }", kXml},
    {"typeof or more",
     "function f(x) { if (c || typeof x == 'xml') { [|x|]; } }", kUnknown},
    {"typeof denied", "function f(x) { if (!(typeof x == 'xml')) { [|x|]; } }",
     kUnknown},
    {"on the right of &&",
     "function f(x) { return typeof x == 'xml' && [|x|].a; }", kXml},
    {"on the right of ||",
     "function f(x) { return typeof x == 'xml' || [|x|].a; }", kUnknown},
    {"a choice", "function f(x) { return typeof x == 'xml' ? [|x|].a : 0; }",
     kXml},
    {"the other choice",
     "function f(x) { return typeof x == 'xml' ? 0 : [|x|].a; }", kUnknown},
    {"instanceof XML", "function f(x) { if (x instanceof XML) { [|x|]; } }",
     kXml},
    {"instanceof XMLList",
     "function f(x) { if (x instanceof XMLList) { [|x|]; } }", kXml},
    {"instanceof something else",
     "function f(x) { if (x instanceof Foo) { [|x|]; } }", kUnknown},
    {"instanceof the script's own XML",
     "function XML() {} function f(x) { if (x instanceof XML) { [|x|]; } }",
     kUnknown},
    {"tested, then assigned",
     "function f(x) { if (typeof x == 'xml') { x = g(); [|x|]; } }", kUnknown},
    {"tested, assigned behind in a loop",
     "function f(x) { if (typeof x == 'xml') { while (c) { [|x|]; x = g(); } } "
     "}",
     kUnknown},
    {"tested and assigned in the test",
     "function f(x) { if (typeof x == 'xml' && (x = g())) { [|x|]; } }",
     kUnknown},
    {"tested anew in each round",
     "function f(x) { while (c) { if (typeof x == 'xml') { [|x|]; } x = g(); } "
     "}",
     kXml},
    {"tested, a function inside assigns it",
     "function f(x) { function g() { x = 1; } if (typeof x == 'xml') { g(); "
     "[|x|]; } }",
     kUnknown},
    {"tested, used in a function inside",
     "function f(x) { if (typeof x == 'xml') { each(function() { [|x|]; }); } "
     "x = 1; }",
     kUnknown},
    {"tested in a function around",
     "function f(x) { if (typeof x == 'xml') { each(function(x) { [|x|]; }); } "
     "}",
     kUnknown},
    {"a name of elsewhere tested", "if (typeof x == 'xml') { g(); [|x|]; }",
     kUnknown},
    {"tested, then arguments assigned",
     "function f(x) { if (typeof x == 'xml') { arguments[0] = 1; [|x|]; } }",
     kUnknown},
    {"tested, then eval",
     "function f(x) { if (typeof x == 'xml') { eval(s); [|x|]; } }", kUnknown},
    {"tested in with",
     "function f(x) { if (typeof x == 'xml') { with (o) { [|x|]; } } }",
     kUnknown},
    {"tested, a block has its name",
     "function f(x) { if (typeof x == 'xml') { [|x|]; } { let x = 1; } }",
     kUnknown},
    {"tested twice, the inner one counts",
     "function f(x) { if (typeof x == 'xml') { if (typeof x == 'string') { "
     "[|x|]; } } }",
     kOther},
};

TEST(Guards, TellOfAVariableWhereTheyHold) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(static_cast<int>(XmlnessAtMark(row.script, Setting::kScript)),
              static_cast<int>(row.holds))
        << row.script;
  }
}

}  // namespace
}  // namespace audit
