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
    // Branches that control never comes to the end of.
    {"an if that returns",
     "function f() { var x = <a/>; if (c) { x = 1; return; } [|x|]; }", kXml},
    {"an if that returns, in its branch",
     "function f() { var x = <a/>; if (c) { x = 1; [|x|]; return; } }", kOther},
    {"an if that throws", "var x = <a/>; if (c) { x = 1; throw x; } [|x|];",
     kXml},
    {"an if without braces that returns what it assigns",
     "function f(x) { x = <a/>; if (c) return (x = 1); [|x|]; }", kXml},
    {"an else that returns",
     "function f() { var x = <a/>; if (c) g(); else { x = 1; return; } [|x|]; "
     "}",
     kXml},
    {"an if whose branches both return",
     "function f() { var x = <a/>; if (c) { x = 1; if (d) { return 1; } else "
     "return 2; } [|x|]; }",
     kXml},
    {"an if one of whose branches returns",
     "function f() { var x = <a/>; if (c) { x = 1; if (d) { return 1; } } "
     "[|x|]; }",
     kUnknown},
    {"a return inside a block",
     "var x = <a/>; if (c) { x = 1; { return; } } "
     "[|x|];",
     kXml},
    {"a return and a comment behind it",
     "var x = <a/>; if (c) { x = 1; return; /* gone */ } [|x|];", kXml},
    {"a return that is not the last statement",
     "var x = <a/>; if (c) { return; x = 1; } [|x|];", kUnknown},
    {"a return in a loop of the branch",
     "var x = <a/>; if (c) { x = 1; while (d) { return; } } [|x|];", kUnknown},
    {"a return behind a label",
     "var x = <a/>; if (c) { x = 1; a: { break a; return; } } [|x|];",
     kUnknown},
    {"a return of a function in the branch",
     "var x = <a/>; if (c) { x = 1; f(function() { return; }) } [|x|];",
     kUnknown},
    {"the test of an if that returns",
     "var x = <a/>; if (x = 1) { return; } [|x|];", kOther},
    {"a return in a try with finally, in finally",
     "function f() { var x = <a/>; try { if (c) { x = 1; return; } } finally { "
     "[|x|]; } }",
     kUnknown},
    {"a return in a try with finally, in the try",
     "function f() { var x = <a/>; try { if (c) { x = 1; return; } [|x|]; } "
     "finally { g(); } }",
     kXml},
    {"a return taken back by finally",
     "function f() { var x = <a/>; a: try { if (c) { x = 1; return; } } "
     "finally "
     "{ break a; } [|x|]; }",
     kUnknown},
    {"a return in an inner try, in the outer finally",
     "function f() { var x = <a/>; try { try { if (c) { x = 1; return; } } "
     "finally { g(); } } finally { [|x|]; } }",
     kUnknown},
    {"a throw that a handler takes",
     "var x = <a/>; try { if (c) { x = 1; throw 2; } } catch (e) {} [|x|];",
     kUnknown},
    {"a call before the return that throws into the handler",
     "var x = <a/>; try { if (c) { x = 1; g(); return; } } catch (e) { [|x|]; "
     "}",
     kUnknown},
    {"a handler that returns",
     "var x = <a/>; try { g(); } catch (e) { x = 1; return; } [|x|];", kXml},
    {"a handler that throws on",
     "var x = <a/>; try { g(); } catch (e) { x = 1; throw e; } [|x|];", kXml},
    {"a handler that throws on into an outer handler",
     "var x = <a/>; try { try { g(); } catch (e) { x = 1; throw e; } } catch "
     "(f) "
     "{} [|x|];",
     kUnknown},
    {"a handler that returns, in finally",
     "var x = <a/>; try { g(); } catch (e) { x = 1; return; } finally { [|x|]; "
     "}",
     kUnknown},
    {"a handler with a guard that is not met",
     "var x = <a/>; try { g(); } catch (e if (x = 1) > 2) { return; } catch "
     "(e) "
     "{ } [|x|];",
     kUnknown},
    {"a second handler that returns",
     "var x = <a/>; try { g(); } catch (e if e.a) { } catch (e) { x = 1; "
     "return; "
     "} [|x|];",
     kXml},
    {"finally that returns in a branch",
     "var x = <a/>; try { g(); } finally { if (c) { x = 1; return; } } [|x|];",
     kXml},
    {"a break, in the loop",
     "var x = <a/>; while (a) { if (c) { x = 1; break; } "
     "[|x|]; }",
     kXml},
    {"a break, behind the loop",
     "var x = <a/>; while (a) { if (c) { x = 1; break; } } [|x|];", kUnknown},
    {"a break of an inner loop, in the outer one",
     "var x = <a/>; while (a) { while (b) { if (c) { x = 1; break; } } [|x|]; "
     "}",
     kUnknown},
    {"a return in a loop, behind it",
     "var x = <a/>; while (a) { if (c) { x = 1; return; } } [|x|];", kXml},
    {"a break somewhere in a branch that returns",
     "var x = <a/>; while (a) { if (c) { x = 1; if (d) break; return; } } "
     "[|x|];",
     kUnknown},
    {"a break deep in a branch that returns",
     "var x = <a/>; while (a) { if (c) { x = 1; if (d) { try { break; } catch "
     "(e) {} } return; } } [|x|];",
     kUnknown},
    {"a break of an inner loop, back in it by the outer one",
     "var x = <a/>; while (a) while (b) { if (c) { x = 1; break; } [|x|]; }",
     kUnknown},
    {"a break of a switch, back in it by the loop",
     "var x = <a/>; while (a) switch (b) { case 1: if (c) { x = 1; break; } "
     "[|x|]; }",
     kUnknown},
    {"a break of a block, back in it by the loop",
     "var x = <a/>; while (a) b: { if (c) { x = 1; break b; } [|x|]; }",
     kUnknown},
    {"a break and a continue",
     "var x = <a/>; while (a) { if (c) { x = 1; if (d) continue; break; } "
     "[|x|]; "
     "}",
     kUnknown},
    {"a throw, back by the loop around the try",
     "var x = <a/>; while (a) try { if (c) { x = 1; throw 1; } [|x|]; } catch "
     "(e) {}",
     kUnknown},
    {"a throw out of the loop",
     "var x = <a/>; try { while (a) { if (c) { x = 1; throw 1; } [|x|]; } } "
     "catch (e) {}",
     kXml},
    {"a labelled break, in the block",
     "var x = <a/>; a: { if (c) { x = 1; break a; } [|x|]; }", kXml},
    {"a labelled break, behind the block",
     "var x = <a/>; a: { if (c) { x = 1; break a; } } [|x|];", kUnknown},
    {"a labelled break out of two loops",
     "var x = <a/>; a: while (a) { while (b) { if (c) { x = 1; break a; } } } "
     "[|x|];",
     kUnknown},
    {"a continue, behind it in the loop",
     "while (a) { var x = <a/>; if (c) { x = 1; continue; } [|x|]; }", kXml},
    {"a continue, in the next round",
     "var x = <a/>; while (a) { if (c) { x = 1; continue; } [|x|]; }",
     kUnknown},
    {"a continue, in the test of a do",
     "var x; do { x = <a/>; if (c) { x = 1; continue; } } while ([|x|]);",
     kUnknown},
    {"a continue, in the increment",
     "var x; for (;; f([|x|])) { x = <a/>; if (c) { x = 1; continue; } }",
     kUnknown},
    {"a labelled continue, behind the inner loop",
     "a: while (a) { var x = <a/>; while (b) { if (c) { x = 1; continue a; } } "
     "[|x|]; }",
     kUnknown},
    {"a case that breaks, in the next one",
     "var x = <a/>; switch (c) { case 1: x = 1; break; case 2: [|x|]; }", kXml},
    {"a case that breaks, behind the switch",
     "var x = <a/>; switch (c) { case 1: x = 1; break; } [|x|];", kUnknown},
    {"a case that returns, behind the switch",
     "var x = <a/>; switch (c) { case 1: x = 1; return; } [|x|];", kXml},
    {"a case that breaks or returns, behind the switch",
     "var x = <a/>; switch (c) { case 1: x = 1; if (d) break; return; } [|x|];",
     kUnknown},
    {"a case that falls into the next one behind a break",
     "var x = <a/>; switch (c) { case 1: x = 1; if (d) { break; } case 2: "
     "[|x|]; }",
     kUnknown},
    {"a case that continues the loop, in the next one",
     "while (a) { var x = <a/>; switch (c) { case 1: x = 1; continue; case 2: "
     "[|x|]; } }",
     kXml},
    {"a case that continues the loop, behind it",
     "var x = <a/>; while (a) { switch (c) { case 1: x = 1; continue; } } "
     "[|x|];",
     kUnknown},
    {"what a case compares with",
     "var x = <a/>; switch (c) { case (x = 1): break; case 2: [|x|]; }",
     kUnknown},
    {"what a case compares with, passed over by falling through",
     "var x = 1; switch (c) { case 1: f(); case (x = <a/>): [|x|]; }",
     kUnknown},
    {"a parameter that arguments assigns",
     "function f(x) { x = <a/>; arguments[0] = 1; [|x|]; }", kUnknown},
    {"an array comprehension that assigns",
     "var x = 1; var l = [x = <a/> for (y in o)]; [|x|];", kUnknown},
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
