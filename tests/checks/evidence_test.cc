// The way a value came, which proves what it is.
#include "checks/evidence.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/checks/value_at_mark.h"

namespace audit {
namespace {

// "<a/> > x > f()": the texts of the places that are told.
std::string WayTo(std::string_view marked) {
  const MarkedScript script(marked);
  ScriptValues values(script.tree->root(), script.text, Setting::kScript);
  const ScriptView view{script.text, script.tree->root(), FragmentKind(),
                        values};
  Draft draft;
  draft.region = script.at.region();
  AddEvidence(view, script.at, "Used here.", &draft);
  std::string way;
  for (const Draft::Note& step : draft.flow) {
    EXPECT_FALSE(step.message.empty());
    if (!way.empty()) way += " > ";
    way += script.text.substr(step.region.begin, step.region.size());
  }
  if (!draft.flow.empty()) {
    EXPECT_EQ(draft.flow.back().region, draft.region);
    EXPECT_EQ(draft.flow.back().message, "Used here.");
  }
  return way;
}

struct Row {
  const char* name;
  const char* script;
  const char* way;
};

const Row kRows[] = {
    // XML.
    {"a literal", "[|<a/>|];", ""},
    {"a variable", "var x = <a/>; [|x|];", "<a/> > x > x"},
    {"a part of it", "var x = <a/>; [|x.b.c|];", "<a/> > x > x.b.c"},
    {"an attribute", "var x = <a/>; [|x.@b|];", "<a/> > x > x.@b"},
    {"a variable of a variable", "var x = <a/>; var y = x.b; [|y|];",
     "<a/> > x > y > y"},
    {"a query", "var q = xtk.queryDef.create(o).ExecuteQuery(); [|q|];",
     "xtk.queryDef.create(o).ExecuteQuery() > q > q"},
    {"a copy", "var x = o.copy(); [|x|];", "o.copy() > x > x"},
    {"new XML", "var x = new XML(s); [|x|];", "new XML(s) > x > x"},
    {"an item of a loop", "var x = <a/>; for each (var y in x.b) { [|y|]; }",
     "<a/> > x > y > y"},
    {"a function", "function f() { return <a/>; } [|f()|];", "<a/> > f()"},
    {"a function's variable",
     "function f() { var x = <a/>; return x; } var y = f(); [|y|];",
     "<a/> > x > f() > y > y"},
    {"through two functions",
     "function f() { return <a/>; } function g() { return f(); } [|g()|];",
     "<a/> > f() > g()"},
    {"a function called at once",
     "var x = (function() { return <a/>; })(); [|x|];",
     "<a/> > (function() { return <a/>; })() > x > x"},
    {"a function of a namespace",
     "ns.f = function() { return <a/>; }; [|ns.f()|];", "<a/> > ns.f()"},
    {"the entity of a schema's method",
     "function cus_order_Check(self) { [|self.b|]; }", "self > self.b"},
    {"the last of several", "var x = 1; x = <a/>; [|x|];", "<a/> > x > x"},
    {"one of two branches",
     "var x; if (c) { x = <a/>; } else { x = <b/>; } [|x|];", "<b/> > x > x"},
    {"null first", "var x = null; if (c) x = <a/>; [|x|];", "<a/> > x > x"},
    {"a variable of an outer function", "var x = <a/>; function f() { [|x|]; }",
     "<a/> > x > x"},
    {"itself in a loop", "var x = <a/>; while (c) { x = x.b; [|x|]; }",
     "<a/> > x > x > x"},
    // No XML.
    {"a text", "var x = 'a'; [|x|];", "'a' > x > x"},
    {"an object", "var x = {}; var y = x; [|y|];", "{} > x > y > y"},
    {"a text made of XML", "var x = <a/>; var y = x.toXMLString(); [|y|];",
     "x.toXMLString() > y > y"},
    {"a sum", "var y = 'a' + <b/>; [|y|];", "'a' + <b/> > y > y"},
    {"a comparison", "var y = a == b; [|y|];", "a == b > y > y"},
    {"parsed JSON", "var y = JSON.parse(s); [|y|];", "JSON.parse(s) > y > y"},
    {"a DOM object", "var d = DOMDocument.fromXMLString(s); [|d.root|];",
     "DOMDocument > d > d.root"},
    {"returned by a function",
     "function f() { return [1]; } var x = f(); [|x|];", "[1] > f() > x > x"},
    // What a function of elsewhere decides.
    {"a function of elsewhere", "[|f()|];", ""},
    {"a function of elsewhere in a variable", "var x = f(); [|x|];",
     "f() > x > x"},
    {"an attribute of what it gives", "var x = f(); [|x.@a|];",
     "f() > x > x.@a"},
    {"an item of it", "for each (var x in f()) { [|x.b|]; }", "f() > x > x.b"},
    // Nothing is known, hence nothing to follow.
    {"a parameter", "function f(x) { [|x|]; }", ""},
    {"an attribute of a parameter", "function f(x) { [|x.@a|]; }", ""},
    {"values that differ", "var x; if (c) x = <a/>; else x = 1; [|x|];", ""},
    {"a name of elsewhere", "[|x|];", ""},
    {"an item of an array", "var x = [<a/>]; [|x[0]|];", ""},
    {"null", "var x = null; [|x|];", ""},
    {"shadowed", "var x = <a/>; function f(x) { [|x|]; }", ""},
    {"a callback assigns it",
     "var x = <a/>; each(function(y) { x = y; }); [|x|];", ""},
};

TEST(Evidence, LeadsFromWhereTheValueBegins) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(WayTo(row.script), row.way) << row.script;
  }
}

TEST(Evidence, SaysWhatEachStepIs) {
  const MarkedScript script(
      "function f() { return <a/>; } var x = f(); [|x.@b|];");
  ScriptValues values(script.tree->root(), script.text, Setting::kScript);
  const ScriptView view{script.text, script.tree->root(), FragmentKind(),
                        values};
  Draft draft;
  draft.region = script.at.region();
  AddEvidence(view, script.at, "Used here.", &draft);
  ASSERT_EQ(draft.flow.size(), 4u);
  EXPECT_EQ(draft.flow[0].message, "XML begins here.");
  EXPECT_EQ(draft.flow[1].message, "Returned by this call.");
  EXPECT_EQ(draft.flow[2].message, "Given to 'x'.");
}

}  // namespace
}  // namespace audit
