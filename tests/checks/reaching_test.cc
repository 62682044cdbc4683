#include "checks/reaching.h"

#include <gtest/gtest.h>

#include <string>

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
    {"straight lines, the last counts", "var x = 1; x = <a/>; [|x|];", kXml},
    {"straight lines, the last is no XML", "var x = <a/>; x = 1; [|x|];",
     kOther},
    {"its own old value", "var x = <a/>; x = f([|x|]); x = 1;", kXml},
    {"a part of itself", "var x = <a/>; x = x.b; [|x|];", kXml},
    {"text made of it", "var x = <a/>; x = x.toXMLString(); [|x|];", kOther},
    {"XML made of its text", "var x = '<a/>'; x = new XML(x); [|x|];", kXml},
    {"a parameter made XML", "function f(x) { x = new XML(x); [|x|]; }", kXml},
    {"a parameter before that", "function f(x) { [|x|]; x = new XML(x); }",
     kUnknown},
    {"a parameter made XML in one case",
     "function f(x) { if (c) x = new XML(x); [|x|]; }", kUnknown},
    {"added to", "var x = 1; x += <a/>; [|x|];", kOther},
    {"in an if", "var x = 1; if (c) { x = <a/>; [|x|]; }", kXml},
    {"behind an if", "var x = 1; if (c) { x = <a/>; } [|x|];", kUnknown},
    {"in the else of such an if",
     "var x = <b/>; if (c) { x = 1; } else { [|x|]; }", kUnknown},
    {"behind an if and else that agree",
     "var x; if (c) { x = <a/>; } else { x = <b/>; } [|x|];", kXml},
    {"behind an if and else that differ",
     "var x; if (c) { x = <a/>; } else { x = 1; } [|x|];", kUnknown},
    {"in the test of the if", "var x = 1; if (x = <a/>) { [|x|]; }", kXml},
    {"an if that came before", "var x = 1; if (c) { x = 2; } x = <a/>; [|x|];",
     kXml},
    {"deeper than the if",
     "var x = 1; if (c) { x = <a/>; if (d) { while (e) { [|x|]; } } }", kXml},
    {"a branch of ?:", "var x = 1; c ? (x = <a/>) : 0; [|x|];", kUnknown},
    {"in the branch of ?:", "var x = 1; c ? (x = <a/>, [|x|]) : 0;", kXml},
    {"the right of &&", "var x = 1; c && (x = <a/>); [|x|];", kUnknown},
    {"the right of ||", "var x = 1; c || (x = <a/>); [|x|];", kUnknown},
    {"the left of &&", "var x = 1; (x = <a/>) && [|x|];", kXml},
    {"the right of a sum", "var x = 1; var y = 2 + (x = <a/>); [|x|];", kXml},
    {"assigned in a loop before", "var x = 1; while (c) { x = <a/>; [|x|]; }",
     kXml},
    {"behind the loop", "var x = 1; while (c) { x = <a/>; } [|x|];", kUnknown},
    {"assigned in a loop behind", "var x = <a/>; while (c) { [|x|]; x = 1; }",
     kUnknown},
    {"renewed in each round", "while (c) { var x = <a/>; [|x|]; x = 1; }",
     kXml},
    {"renewed in the inner loop only",
     "var x = <a/>; for (;;) { while (c) { x = <b/>; [|x|]; } x = 1; }", kXml},
    {"not renewed in the inner loop",
     "var x = <a/>; for (;;) { while (c) { [|x|]; } x = 1; }", kUnknown},
    {"renewed outside of the inner loop",
     "for (;;) { var x = <a/>; while (c) { [|x|]; } x = 1; }", kXml},
    {"renewed outside, changed inside",
     "for (;;) { var x = <a/>; while (c) { [|x|]; x = 1; } }", kUnknown},
    {"the test of a loop", "var x = 1; while (x = next()) { x = <a/>; [|x|]; }",
     kXml},
    {"the test of a loop that changes it behind",
     "var x = <a/>; while ([|x|]) { x = 1; }", kUnknown},
    {"the end of a do", "var x = <a/>; do { [|x|]; } while (x = 1);", kUnknown},
    {"behind a do", "var x = 1; do { x = <a/>; } while (c); [|x|];", kUnknown},
    {"the increment, seen in the body",
     "for (var x = <a/>; c; x = 1) { [|x|]; }", kUnknown},
    {"the increment, renewed in the body",
     "for (var x = 1; c; x = 2) { x = <a/>; [|x|]; }", kXml},
    {"the increment sees the body",
     "var x = <a/>; for (; c; f([|x|])) { x = 1; }", kUnknown},
    {"the increment sees the body behind the test",
     "var x; for (; x = <a/>; f([|x|])) { x = 1; }", kUnknown},
    {"for each over XML, then something else",
     "var x = 1; for each (x in <a/>.b) { [|x|]; }", kXml},
    {"behind for each", "var x = 1; for each (x in <a/>.b) {} [|x|];",
     kUnknown},
    {"the list of for each", "var x = <a/>; for each (x in [|x|].b) {}", kXml},
    {"keys of for in", "var x = <a/>; for (x in o) { [|x|]; }", kOther},
    {"continue before it",
     "while (c) { if (d) continue; var x = <a/>; [|x|]; x = 1; }", kXml},
    {"a case", "var x = 1; switch (c) { case 1: x = <a/>; [|x|]; }", kXml},
    {"the next case",
     "var x = 1; switch (c) { case 1: x = <a/>; case 2: [|x|]; }", kUnknown},
    {"behind a switch", "var x = 1; switch (c) { default: x = <a/>; } [|x|];",
     kUnknown},
    {"in a try", "var x = 1; try { x = <a/>; [|x|]; } catch (e) {}", kXml},
    {"behind a try", "var x = 1; try { f(); x = <a/>; } catch (e) {} [|x|];",
     kUnknown},
    {"in the handler", "var x = 1; try { x = <a/>; f(); } catch (e) { [|x|]; }",
     kUnknown},
    {"behind a handler that assigns",
     "var x = <a/>; try { f(); } catch (e) { x = 1; } [|x|];", kUnknown},
    {"in finally", "var x = 1; try { x = <a/>; } finally { [|x|]; }", kUnknown},
    {"assigned in finally",
     "var x = 1; try { f(); } finally { x = <a/>; } [|x|];", kXml},
    {"a handler's own variable", "var e = <a/>; try {} catch (e) { [|e|]; }",
     kUnknown},
    {"behind a handler's own variable",
     "var e = <a/>; try {} catch (e) {} [|e|];", kUnknown},
    {"left by a label", "var x = 1; a: { if (c) break a; x = <a/>; } [|x|];",
     kUnknown},
    {"with an object", "var x = 1; with (o) { x = <a/>; } [|x|];", kUnknown},
    {"a let of a block", "var x = <a/>; { let x = 1; } [|x|];", kUnknown},
    {"a let of a loop", "var x = <a/>; for (let x = 1;;) {} [|x|];", kUnknown},
    {"a let block", "var x = <a/>; let (x = 1) { f(x); } [|x|];", kUnknown},
    {"a comprehension's variable",
     "var x = <a/>; var y = [x for (x in o)]; [|x|];", kUnknown},
    {"a function inside assigns it",
     "var x = <a/>; function f() { x = 1; } f(); [|x|];", kUnknown},
    {"a callback assigns it",
     "var x = 1; each(function(r) { x = r; }); x = <a/>; [|x|];", kUnknown},
    {"a function of its name", "function x() {} x = <a/>; [|x|];", kUnknown},
    {"a pattern in between", "var x = <a/>; [x] = f(); x = <b/>; [|x|];",
     kUnknown},
    {"of an outer function, whatever the order",
     "var x = 1; x = <a/>; function f() { [|x|]; }", kUnknown},
};

TEST(Reaching, TellsWhatAVariableHoldsAtAPlace) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(static_cast<int>(XmlnessAtMark(row.script, Setting::kScript)),
              static_cast<int>(row.holds))
        << row.script;
  }
}

}  // namespace
}  // namespace audit
