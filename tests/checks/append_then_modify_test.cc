#include <gtest/gtest.h>

#include <ctime>

#include "syntax/tree.h"
#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct AppendRow {
  const char* name;
  const char* marked;
};

const AppendRow kRows[] = {
    {"Adobe's own sample",
     "var cellStyle = node.style.copy();\n"
     "this.styles.appendChild(cellStyle);\n"
     "[|cellStyle.@width|] = column.@width;"},
    {"an attribute", "var n = <a/>; p.appendChild(n); [|n.@a|] = 1;"},
    {"a child", "var n = <a/>; p.appendChild(n); [|n.b|] = 1;"},
    {"a deep attribute",
     "var n = <a/>; p.appendChild(n); [|n.b[0].c.@d|] = 1;"},
    {"a part got by a method",
     "var n = <a/>; p.appendChild(n); [|n.children()[0].@d|] = 1;"},
    {"something added to it",
     "var n = <a/>; p.appendChild(n); [|n.b|] += <c/>;"},
    {"a counter in it", "var n = <a/>; p.appendChild(n); [|n.@count|]++;"},
    {"a child appended to it",
     "var n = <a/>; p.appendChild(n); [|n.appendChild|](<b/>);"},
    {"its children set",
     "var n = <a/>; p.appendChild(n); [|n.setChildren|](<b/>);"},
    {"an attribute deleted",
     "var n = <a/>; p.appendChild(n); delete [|n.@a|];"},
    {"an attribute by subscript",
     "var n = <a/>; p.appendChild(n); [|n['@a']|] = 1;"},
    {"every change is told of",
     "var n = <a/>; p.appendChild(n); [|n.@a|] = 1; [|n.@b|] = 2;"},
    {"the change is a statement later in a function",
     "function f() { var n = <a/>; p.appendChild(n); log(); [|n.@a|] = 1; }"},
    {"the change is deeper",
     "var n = <a/>; p.appendChild(n); if (c) { while (d) { [|n.@a|] = 1; } }"},
    {"the append is in a branch",
     "var n = <a/>; if (c) { p.appendChild(n); } [|n.@a|] = 1;"},
    {"the append is a branch without braces",
     "var n = <a/>; if (c) p.appendChild(n); [|n.@a|] = 1;"},
    {"the append is in the else branch",
     "var n = <a/>; if (c) f(); else p.appendChild(n); [|n.@a|] = 1;"},
    {"the append is in a case",
     "var n = <a/>; switch (c) { case 1: p.appendChild(n); break; } "
     "[|n.@a|] = 1;"},
    {"a case falls into the next",
     "var n = <a/>; switch (c) { case 1: p.appendChild(n); case 2: [|n.@a|] = "
     "1; }"},
    {"the append may have happened before the exception",
     "var n = <a/>; try { p.appendChild(n); f(); } catch (e) { [|n.@a|] = 1; "
     "}"},
    {"a finally block",
     "var n = <a/>; try { p.appendChild(n); return; } "
     "finally { [|n.@a|] = 1; }"},
    {"both in a loop's body",
     "for each (var r in x) { var n = <a/>; p.appendChild(n); [|n.@a|] = r; }"},
    {"the next round changes what this one appended",
     "var n = <a/>; for each (var r in x) { [|n.@a|] = r; p.appendChild(n); }"},
    {"continue leads to the next round",
     "var n = <a/>; while (c) { [|n.@a|] = 1; if (d) { p.appendChild(n); "
     "continue; } f(); }"},
    {"an append behind break is behind the loop",
     "var n = <a/>; while (c) { if (d) { p.appendChild(n); break; } } [|n.@a|] "
     "= 1;"},
    {"assigned anew on one way only",
     "var n = <a/>; p.appendChild(n); if (c) n = <b/>; [|n.@a|] = 1;"},
    {"insertChildAfter",
     "var n = <a/>; p.insertChildAfter(r, n); [|n.@a|] = 1;"},
    {"insertChildBefore",
     "var n = <a/>; p.insertChildBefore(r, n); [|n.@a|] = 1;"},
    {"prependChild", "var n = <a/>; p.prependChild(n); [|n.@a|] = 1;"},
    {"added to a child of XML",
     "var p = <p/>; var n = <a/>; p.child += n; [|n.@a|] = 1;"},
    {"assigned to a child of XML",
     "var p = <p/>; var n = <a/>; p.child = n; [|n.@a|] = 1;"},
    {"appended to XML, changed by a selector: then it is XML",
     "function f(n) { var p = <p/>; p.appendChild(n); [|n.@a|] = 1; }"},
    {"a node that is not known",
     "function f(p, n) { p.appendChild(n); [?n.@a?] = 1; }"},
    {"a node of nobody knows where", "p.appendChild(n); [?n.b?] = 1; f(<a/>);"},
    {"a node of an outer function",
     "function f(n) { function g(p) { p.appendChild(n); [?n.@a?] = 1; } }"},
    // Looks bad but is fine.
    {"changed first", "var n = <a/>; n.@a = 1; p.appendChild(n);"},
    {"another variable", "var n = <a/>; p.appendChild(n); m.@a = 1;"},
    {"assigned anew between",
     "var n = <a/>; p.appendChild(n); n = <b/>; n.@a = 1;"},
    {"fetched back from the parent",
     "var n = <a/>; p.appendChild(n); n = p.a[0]; n.@a = 1;"},
    {"declared anew in each round",
     "for each (var r in x) { var n = <a/>; n.@a = r; p.appendChild(n); }"},
    {"the loop's own variable",
     "for each (var n in x.b) { n.@a = 1; p.appendChild(n); }"},
    {"a loop left behind the append",
     "var n = <a/>; while (c) { n.@a = 1; p.appendChild(n); break; }"},
    {"append and change in different branches",
     "var n = <a/>; if (c) p.appendChild(n); else n.@a = 1;"},
    {"append and change in different cases",
     "var n = <a/>; switch (c) { case 1: p.appendChild(n); break; case 2: n.@a "
     "= 1; }"},
    {"the branch of the append returns",
     "function f() { var n = <a/>; if (c) { p.appendChild(n); return; } n.@a = "
     "1; }"},
    {"the branch of the append throws",
     "function f() { var n = <a/>; if (c) { p.appendChild(n); throw 1; } n.@a "
     "= 1; }"},
    {"assigned anew on both ways",
     "var n = <a/>; p.appendChild(n); if (c) n = <b/>; else n = <c/>; n.@a = "
     "1;"},
    {"the result of the append is another variable's",
     "var n = <a/>; n = p.appendChild(n); n.@a = 1;"},
    {"a copy is appended", "var n = <a/>; p.appendChild(n.copy()); n.@a = 1;"},
    {"a copy is changed", "var n = <a/>; p.appendChild(n); n.copy().@a = 1;"},
    {"the attribute is read", "var n = <a/>; p.appendChild(n); v = n.@a;"},
    {"a DOM element",
     "var n = doc.createElement('a'); p.appendChild(n); n.x = "
     "1;"},
    {"a DOM parent",
     "var d = DOMDocument.fromXMLString(s); d.root.appendChild(n); n.x = 1;"},
    {"a string", "var n = 'a'; p.appendChild(n); n.x = 1;"},
    {"a property of a plain object",
     "function f(o, n) { o.node = n; n.@a = 1; }"},
    {"a property of an object that is not known",
     "var n = <a/>; o.node = n; n.@a = 1;"},
    {"another function's variable of the same name",
     "function f() { var n = <a/>; p.appendChild(n); } function g() { var n = "
     "<a/>; n.@a = 1; }"},
    {"a function defined in between may run at any time",
     "var n = <a/>; p.appendChild(n); function g() { n.@a = 1; }"},
    {"behind a return nothing runs",
     "function f() { var n = <a/>; p.appendChild(n); return; n.@a = 1; }"},
};

TEST(AppendThenModify, Finds) {
  for (const AppendRow& row : kRows) {
    SCOPED_TRACE(row.name);
    const std::string text = Unmarked(row.marked);
    const auto drafts = RunCheck("append-then-modify", text);
    EXPECT_EQ(Marked(text, drafts), row.marked);
    for (const Draft& draft : drafts) {
      EXPECT_EQ(draft.unclear.empty(), draft.verdict == Verdict::kConfirmed);
      EXPECT_EQ(draft.notes.size(), 1u);
    }
  }
}

TEST(AppendThenModify, TellsOfTheLastAppendInWords) {
  const std::string text =
      "var n = <a/>; p.appendChild(n); q.appendChild(n); n.@a = 1;";
  const auto drafts = RunCheck("append-then-modify", text);
  ASSERT_EQ(drafts.size(), 1u);
  const Draft& draft = drafts[0];
  EXPECT_EQ(CaptureOf(draft, "node"), "n");
  EXPECT_EQ(CaptureOf(draft, "parent"), "q");
  EXPECT_EQ(CaptureOf(draft, "mutation"), "n.@a");
  ASSERT_EQ(draft.notes.size(), 1u);
  const Region note = draft.notes[0].region;
  EXPECT_EQ(text.substr(note.begin, note.size()), "q.appendChild(n)");
}

TEST(AppendThenModify, LowersPrecisionWhereTheCatalogueInfers) {
  struct Row {
    const char* name;
    const char* script;
    std::optional<Precision> precision;
  };
  const Row rows[] = {
      {"appendChild", "var n = <a/>; p.appendChild(n); n.@a = 1;",
       std::nullopt},
      {"prependChild", "var n = <a/>; p.prependChild(n); n.@a = 1;",
       Precision::kMedium},
      {"an assignment", "var p = <p/>; var n = <a/>; p.c = n; n.@a = 1;",
       Precision::kMedium},
      {"the next round",
       "var n = <a/>; while (c) { n.@a = 1; p.appendChild(n); }",
       Precision::kMedium},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto drafts = RunCheck("append-then-modify", row.script);
    ASSERT_EQ(drafts.size(), 1u);
    EXPECT_EQ(drafts[0].precision, row.precision);
  }
}

std::string Repeated(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(AppendThenModify, HostileShapesCostLinearTime) {
  constexpr int kDeep = 10'000;
  const std::string step = "p.appendChild(n); n.@a = 1;";
  struct Row {
    const char* name;
    std::string script;
  };
  const Row rows[] = {
      {"blocks", Repeated("{", kDeep) + step + Repeated("}", kDeep)},
      {"branches", Repeated("if (c) {", kDeep) + step + Repeated("}", kDeep)},
      {"else if", Repeated("if (c) p.appendChild(n); else ", kDeep) + step},
      {"loops", Repeated("while (c) {", kDeep) + step + Repeated("}", kDeep)},
      {"loops with breaks",
       Repeated("while (c) { p.appendChild(n); if (d) break;", kDeep) + step +
           Repeated("}", kDeep)},
      {"functions",
       Repeated("function f() {", kDeep) + step + Repeated("}", kDeep)},
      {"statements", Repeated(step, kDeep)},
      {"cases", "switch (c) {" + Repeated("case 1: " + step, kDeep) + "}"},
      {"breaks in one loop",
       "while (c) {" + Repeated("if (d) { " + step + " break; }", kDeep) + "}"},
      {"a long target",
       "p.appendChild(n); n" + Repeated(".a", kDeep) + " = 1;"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string script = "var n = <a/>;" + row.script;
    ScriptParser parser;
    const std::clock_t begin = std::clock();
    ASSERT_NE(parser.Parse(script), nullptr);
    const std::clock_t parsed = std::clock();
    RunCheck("append-then-modify", script);
    // A few times the parser, which runs once more; a square of 10,000 would
    // be hundreds of times that.
    EXPECT_LT(std::clock() - parsed,
              30 * (parsed - begin) + CLOCKS_PER_SEC / 4);
  }
}

}  // namespace
}  // namespace audit
