#include "checks/xmlness.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/checks/value_at_mark.h"

namespace audit {
namespace {

struct XmlnessRow {
  const char* name;
  const char* script;
  Xmlness holds;
  Setting setting = Setting::kScript;
};

constexpr Xmlness kXml = Xmlness::kXml;
constexpr Xmlness kOther = Xmlness::kOther;
constexpr Xmlness kUnknown = Xmlness::kUnknown;

const XmlnessRow kRows[] = {
    // Sources.
    {"an element literal", "[|<a/>|];", kXml},
    {"a list literal", "x = [|<><a/></>|];", kXml},
    {"new XML", "x = [|new XML(s)|];", kXml},
    {"XML called as a function", "x = [|XML(s)|];", kXml},
    {"new XMLList", "x = [|new XMLList()|];", kXml},
    {"the result of a query",
     "var r = [|xtk.queryDef.create(q).ExecuteQuery()|];", kXml},
    {"the result of a query kept in a variable",
     "var q = xtk.queryDef.create(<queryDef/>); var r = q.ExecuteQuery(); "
     "[|r|];",
     kXml},
    {"a query asked of a parameter", "function f(q) { [|q.ExecuteQuery()|]; }",
     kXml},
    {"a query of NLWS returns DOM",
     "var q = NLWS.xtkQueryDef.create({}); [|q.ExecuteQuery()|];", kOther},
    {"ExecuteQuery of a SOAP service takes arguments",
     "[|service.ExecuteQuery(token, query)|];", kUnknown},
    {"an entity loaded is neither proven XML nor proven other",
     "var d = nms.delivery.load(1); [|d|];", kUnknown},
    {"the XML of an entity", "var w = xtk.workflow.load(1); [|w.toXML()|];",
     kXml},
    {"sqlSelect gives XML", "[|sqlSelect('a,@id:long', sql)|];", kXml},
    {"the context of a web application", "[|ctx.recipient|];", kXml,
     Setting::kPage},
    {"ctx declared by the script itself", "var ctx = {}; [|ctx|];", kOther,
     Setting::kPage},
    {"the entity of a schema's method",
     "function cus_order_Check(self, other) { [|self|]; }", kXml},
    {"another parameter of a schema's method",
     "function cus_order_Check(self, other) { [|other|]; }", kUnknown},
    {"self of an ordinary function", "function check(self) { [|self|]; }",
     kUnknown},
    // Selection.
    {"an attribute of XML", "var x = <a/>; [|x.@b|];", kXml},
    {"an attribute in brackets", "var x = <a/>; [|x.@['b']|];", kXml},
    {"an attribute of something not known", "[|row.@b|];", kUnknown},
    {"a child of XML", "var x = <a/>; [|x.b.c|];", kXml},
    {"an item of an XML list", "var x = <a/>; [|x.b[0]|];", kXml},
    {"descendants of XML", "var x = <a/>; [|x..b|];", kXml},
    {"a filter on XML", "var x = <a/>; [|x.b.(@id == 1)|];", kXml},
    {"every child", "var x = <a/>; [|x.*|];", kXml},
    {"a property of an object", "var o = {a: <a/>}; [|o.a|];", kXml},
    {"a property that is given again", "var o = {a: <a/>}; o.a = f(); [|o.a|];",
     kUnknown},
    {"a property of an object that is filled by key",
     "var o = {a: <a/>}; o[k] = f(); [|o.a|];", kUnknown},
    {"an item of an array", "var l = [<a/>]; [|l[0]|];", kUnknown},
    // Loops.
    {"for each over XML", "var x = <a/>; for each (var r in x.b) { [|r|]; }",
     kXml},
    {"for in over XML gives indexes",
     "var x = <a/>; for (var i in x.b) { [|i|]; }", kOther},
    {"for each over an array", "for each (var r in [1, 2]) { [|r|]; }",
     kUnknown},
    {"for each over a query",
     "for each (var r in xtk.queryDef.create(q).ExecuteQuery().recipient) { "
     "[|r|]; }",
     kXml},
    {"for each in a comprehension",
     "var x = <a/>; l = [[|r|] for each (r in x.b)];", kXml},
    // Methods.
    {"a copy of XML", "var x = <a/>; [|x.copy()|];", kXml},
    {"a copy of something not known, as in Adobe's sample",
     "var s = [|node.style.copy()|];", kXml},
    {"children() of XML", "var x = <a/>; [|x.children()|];", kXml},
    {"appendChild returns its object", "var x = <a/>; [|x.appendChild(<b/>)|];",
     kXml},
    {"toString()", "var x = <a/>; [|x.@b.toString()|];", kOther},
    {"toXMLString() of something not known", "[|row.toXMLString()|];", kOther},
    {"length()", "var x = <a/>; [|x.b.length()|];", kOther},
    {"name()", "var x = <a/>; [|x.name()|];", kOther},
    {"a string method on simple content", "var x = <a/>; [|x.@b.match(/a/)|];",
     kOther},
    {"replace is XML's or the string's",
     "var x = <a/>; [|x.@b.replace(/a/, '')|];", kUnknown},
    {"a DOM document", "var d = DOMDocument.load(f); [|d.root|];", kOther},
    {"DOM elements", "[|doc.getElementsByTagName('a')|];", kOther},
    // Operators.
    {"a string", "[|'a'|];", kOther},
    {"String() of an attribute", "var x = <a/>; [|String(x.@b)|];", kOther},
    {"Number() of an attribute", "var x = <a/>; [|Number(x.@b)|];", kOther},
    {"an attribute joined to a string", "var x = <a/>; [|'' + x.@b|];", kOther},
    {"a string joined to something not known", "[|row.@b + '_'|];", kOther},
    {"two attributes added make a list", "var x = <a/>; [|x.@b + x.@c|];",
     kXml},
    {"XML added to XML", "var x = <a/>; x += <b/>; [|x|];", kXml},
    {"a product", "var x = <a/>; [|x.@b * 2|];", kOther},
    {"typeof", "var x = <a/>; [|typeof x|];", kOther},
    {"a comparison", "var x = <a/>; [|x.@b == 1|];", kOther},
    {"both branches XML", "var x = c ? <a/> : <b/>; [|x|];", kXml},
    {"branches that differ", "var x = c ? <a/> : 'b'; [|x|];", kUnknown},
    {"XML or a default", "var x = <a/>; [|x.@b || 'none'|];", kXml},
    {"XML that may be null, or a default",
     "var x = null; if (c) x = <a/>; [|x || 'none'|];", kUnknown},
    {"a member of XML that may be null, or a default",
     "var x = null; if (c) x = <a/>; [|x.@b || 'none'|];", kXml},
    {"XML added to what may be null",
     "var x = null; if (c) x = <a/>; [|x + <b/>|];", kUnknown},
    {"something or XML", "[|a || <b/>|];", kUnknown},
    {"the right of and", "[|a && <b/>|];", kXml},
    {"the last of a sequence", "[|(a, <b/>)|];", kXml},
    {"the value of an assignment", "[|(x = <b/>)|];", kXml},
    // Variables.
    {"a parameter", "function f(x) { [|x|]; }", kUnknown},
    {"a parameter assigned XML", "function f(x) { x = <a/>; [|x|]; }", kXml},
    {"assignments that agree", "var x = <a/>; x = <b/>; [|x|];", kXml},
    {"assignments that differ", "var x = <a/>; x = 'b'; [|x|];", kOther},
    {"a later assignment that differs", "var x = <a/>; [|x|]; x = 1;", kXml},
    {"null first, XML later", "var x = null; x = <a/>; [|x|];", kXml},
    {"declared first, XML later", "var x; if (c) x = <a/>; [|x|];", kXml},
    {"used before its declaration", "function f() { [|x|]; var x = <a/>; }",
     kXml},
    {"only null", "var x = null; [|x|];", kOther},
    {"a counter", "var i = 0; i++; [|i|];", kOther},
    {"never declared", "[|x|];", kUnknown},
    {"declared only", "var x; [|x|];", kUnknown},
    {"a pattern", "var x = <a/>; [x, y] = f(); [|x|];", kUnknown},
    {"two variables that copy each other",
     "var a = b; var b = a; a = <x/>; b = 's'; [|a|];", kXml},
    {"a copy made before the original was XML",
     "var a = b; var b = a; a = <x/>; [|b|];", kUnknown},
    {"a cycle fed with XML only",
     "var a = <x/>, b; while (c) { b = a; a = b; } [|a|];", kXml},
    {"of an outer function, one value", "var x = <a/>; function f() { [|x|]; }",
     kXml},
    {"of an outer function, two values that agree",
     "var x = <a/>; x = <b/>; function f() { [|x|]; }", kUnknown},
    {"of an outer function, null and one value",
     "var x = null; function f() { [|x|]; } x = <a/>;", kXml},
    {"hidden by a parameter of the same name",
     "var x = <a/>; function f(x) { [|x|]; }", kUnknown},
    {"hidden by a local variable",
     "var x = <a/>; function f() { var x = 1; [|x|]; }", kOther},
    {"another function's variable of the same name",
     "function g() { var x = <a/>; } function f() { [|x|]; }", kUnknown},
    {"an undeclared variable assigned in a function",
     "function g() { x = <a/>; } [|x|];", kXml},
    {"an exception", "try {} catch (e) { [|e|]; }", kUnknown},
    // Functions of the script.
    {"a function that returns XML", "function f() { return <a/>; } [|f()|];",
     kXml},
    {"a function used before it stands",
     "var x = f(); [|x|]; function f() { return <a/>; }", kXml},
    {"a function whose returns differ",
     "function f(a) { if (a) return <a/>; return ''; } [|f()|];", kUnknown},
    {"a function that returns XML or null",
     "function f(a) { if (a) return <a/>; return null; } [|f()|];", kXml},
    {"a function without return", "function f() {} [|f()|];", kOther},
    {"a function that returns a parameter",
     "function f(a) { return a; } [|f(<a/>)|];", kUnknown},
    {"an inner function's return is not the outer's",
     "function f() { l.map(function() { return <a/>; }); } [|f()|];", kOther},
    {"a function in a variable",
     "var f = function() { return <a/>; }; [|f()|];", kXml},
    {"a function in a namespace",
     "ns.f = function() { return <a/>; }; [|ns.f()|];", kXml},
    {"a closure of one expression", "function f() <a/>; [|f()|];", kXml},
    {"a recursive function",
     "function f(n) { if (n) return f(n - 1); return <a/>; } [|f(1)|];", kXml},
    {"a function called where it stands",
     "[|(function() { return <a/>; })()|];", kXml},
    {"a function of a parameter's name",
     "function f() { return <a/>; } function g(f) { [|f()|]; }", kUnknown},
    {"a function of elsewhere", "[|getRows()|];", kUnknown},
    {"an unknown method", "[|row.getFoo()|];", kUnknown},
    {"a constructor", "[|new Foo()|];", kOther},
    // Functions and methods of the script's own.
    {"a method of its own object",
     "var o = {getValue: function() { return <a/>; }}; [|o.getValue()|];",
     kUnknown},
    {"a key whose value may be a function",
     "var o = {'getValue': g}; [|p.getValue()|];", kUnknown},
    {"a key whose value is none", "var o = {getValue: 1}; [|p.getValue()|];",
     kOther},
    {"a key that is a variable", "var o = {getValue}; [|p.getValue()|];",
     kUnknown},
    {"a getter", "var o = {get name() g}; [|p.name()|];", kUnknown},
    {"a method of a prototype",
     "F.prototype.toString = function() <a/>; [|p.toString()|];", kUnknown},
    {"a method by its key",
     "p['toString'] = function() <a/>; [|p.toString()|];", kUnknown},
    {"a method by a computed key", "p[k] = function() <a/>; [|p.toString()|];",
     kUnknown},
    {"its own copy()", "function f(o) { [|o.copy()|]; } f({copy: g});",
     kUnknown},
    {"its own ExecuteQuery()",
     "function f(o) { [|o.ExecuteQuery()|]; } f({ExecuteQuery: g});", kUnknown},
    {"its own function as a method of this",
     "function name() <a/>; [|this.name()|];", kUnknown},
    {"a constructor of its own", "function F() { this.a = 1; } [|new F()|];",
     kOther},
    {"a constructor that returns XML", "function F() <a/>; [|new F()|];",
     kUnknown},
    {"a constructor that is a variable", "var F = g(); [|new F()|];", kUnknown},
    {"its own XML", "function XML() <a/>; [|new XML(s)|];", kUnknown},
    {"a constructor in a namespace",
     "ns.F = function() { this.a = 1; }; [|new ns.F()|];", kOther},
    {"a constructor in a namespace that returns",
     "ns.F = function() <a/>; [|new ns.F()|];", kUnknown},
    {"a constructor where it stands",
     "[|new (function() { return <a/>; })()|];", kUnknown},
    {"a namespace that is a parameter",
     "ns.f = function() 1; function g(ns) { [|ns.f()|]; }", kUnknown},
    {"a namespace that is assigned",
     "var ns = {}; ns.f = function() 1; ns = o; [|ns.f()|];", kUnknown},
    {"a namespace inside one that is assigned",
     "a.b = {}; a.b.f = function() 1; a.b = o; [|a.b.f()|];", kUnknown},
    {"a function of a namespace assigned in a function",
     "ns.f = function() 1; function g() { ns.f = h; } [|ns.f()|];", kUnknown},
    {"a function of a namespace assigned by its key",
     "ns.f = function() 1; ns['f'] = h; [|ns.f()|];", kUnknown},
    {"a function of a namespace assigned by any key",
     "ns.f = function() 1; ns[k] = h; [|ns.f()|];", kUnknown},
    {"a function of a namespace assigned by another name",
     "var ns = {}; ns.f = function() 1; var a = ns; a.f = function() <a/>; "
     "[|ns.f()|];",
     kUnknown},
    // Names that may mean something else.
    {"eval somewhere", "var x = 1; eval(s); [|x|];", kUnknown},
    {"eval as a method", "var x = 1; this.eval(s); [|x|];", kUnknown},
    {"a function, and eval", "function f() 1; eval(s); [|f()|];", kUnknown},
    {"a constructor, and eval", "eval(s); [|new XML(s)|];", kUnknown},
    {"in a with", "var x = 1; with (o) { [|x|]; }", kUnknown},
    {"a function in a with", "function f() 1; with (o) { [|f()|]; }", kUnknown},
    {"in a filter", "var id = 1; x.row.([|id|] == 2);", kUnknown},
    {"an attribute in a filter", "var id = 1; x.row.([|@id|] == 2);", kXml},
    {"behind a filter", "var id = 1; x.row.(id == 2); [|id|];", kOther},
    {"assigned in a filter", "var y = 1; x.row.(y = <a/>); [|y|];", kUnknown},
    {"a pattern with the name alone", "var x = 1; var {x} = o; [|x|];",
     kUnknown},
    {"a parameter's pattern with the name alone",
     "var x = 1; function f({x}) { [|x|]; }", kUnknown},
    {"a pattern with the name and a default",
     "var x = 1; ({x = 2} = o); [|x|];", kUnknown},
    {"a let of an expression", "var x = <a/>; f(let (x = 1) x); [|x|];",
     kUnknown},
    {"a let expression", "[|let (x = 1) x|];", kUnknown},
    {"an exception's name assigned behind it",
     "var e = 1; function f() { try {} catch (e) {} e = <a/>; } f(); [|e|];",
     kUnknown},
    {"an exception's name in the function behind it",
     "var e = 1; function f() { try {} catch (e) { e = 2; } [|e|]; }",
     kUnknown},
    {"a let's name behind its block",
     "var x = <a/>; function f() { { let x = 1; } [|x|]; }", kUnknown},
    {"a loop's let behind it",
     "var x = <a/>; function f() { for (let x = 1; ;) {} [|x|]; }", kUnknown},
    {"a loop's let over keys behind it",
     "var x = <a/>; function f() { for (let x in o) {} [|x|]; }", kUnknown},
    {"a comprehension's name behind it",
     "var x = <a/>; function f() { g([x for (x in o)]); [|x|]; }", kUnknown},
    {"a let's name nobody else has",
     "function f() { for each (let x in <a/>.b) { [|x|]; } }", kXml},
    // Delivery.
    {"recipient of a delivery", "[|recipient|];", kOther, Setting::kDelivery},
    {"recipient elsewhere", "[|recipient|];", kUnknown},
    {"a link of the recipient", "[|recipient.company|];", kUnknown,
     Setting::kDelivery},
    {"recipient as the script's own",
     "var recipient = q.ExecuteQuery(); [|recipient|];", kXml,
     Setting::kDelivery},
};

TEST(Xmlness, OfExpressionsAndVariables) {
  for (const XmlnessRow& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(static_cast<int>(XmlnessAtMark(row.script, row.setting)),
              static_cast<int>(row.holds))
        << row.script;
  }
}

std::string Repeated(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

struct HostileRow {
  const char* name;
  std::string script;
};

// Shapes that make naive inference quadratic, exponential or run out of stack.
std::vector<HostileRow> HostileRows() {
  constexpr int kDeep = 10'000;
  std::string chain;
  for (int i = kDeep - 1; i > 0; --i) {
    chain += "var v" + std::to_string(i) + " = v" + std::to_string(i - 1) + ";";
  }
  chain += "var v0 = <a/>;";
  return {
      {"parentheses", Repeated("(", kDeep) + "x" + Repeated(")", kDeep)},
      {"functions",
       Repeated("function f(x) { var y = x.@a;", kDeep) + Repeated("}", kDeep)},
      {"members", "x" + Repeated(".a", kDeep) + ".@b"},
      {"attributes", "x" + Repeated(".@a", kDeep)},
      {"subscripts", Repeated("t[", kDeep) + "x.@a" + Repeated("]", kDeep)},
      {"calls", "f" + Repeated("()", kDeep)},
      {"methods", "x" + Repeated(".child(0)", kDeep)},
      {"sums", "x" + Repeated(" + x.@a", kDeep)},
      {"choices", Repeated("a ? <b/> : ", kDeep) + "c"},
      {"assignments", Repeated("x = ", kDeep) + "<a/>"},
      {"copies in the wrong order", chain},
      {"uses behind deep branches",
       "var x = <a/>;" + Repeated("if (a) { x = <b/>;", kDeep) +
           Repeated("}", kDeep) + Repeated("f(x.@a);", kDeep)},
      {"uses among assignments in loops",
       Repeated("while (a) { x = <b/>;", 60) + Repeated("f(x.@a);", kDeep) +
           Repeated("}", 60)},
      {"branches that return inside each other",
       "var x = <a/>;" + Repeated("if (a) { x = <b/>;", kDeep) +
           Repeated("f(x.@a); return; }", kDeep)},
      {"an if else chain that returns",
       "var x = <a/>;" + Repeated("if (a) { x = 1; return; } else ", kDeep) +
           "f(x.@a);"},
      {"jumps in loops inside each other",
       "var x = <a/>;" +
           Repeated("while (a) { if (b) { x = 1; break; }", kDeep) +
           Repeated("f(x.@a); }", kDeep)},
      {"tests inside each other",
       "function f(x) {" + Repeated("if (typeof x == 'xml') { x.@a;", kDeep) +
           Repeated("}", kDeep) + "}"},
      {"tests one after the other",
       "function f(x) { if (" + Repeated("typeof x == 'xml' && ", kDeep) +
           "x.@a) {} }"},
      {"cases", "var x = <a/>; switch (a) {" +
                    Repeated("case x.@a: x = <b/>; break;", kDeep) + "}"},
      {"uses of one variable", "var x;" + Repeated("x = x + x.@a;", kDeep)},
  };
}

TEST(Xmlness, HostileShapesCostLinearTime) {
  for (const HostileRow& row : HostileRows()) {
    SCOPED_TRACE(row.name);
    ScriptParser parser;
    const std::clock_t begin = std::clock();
    const auto tree = parser.Parse(row.script);
    const std::clock_t parsed = std::clock();
    ASSERT_NE(tree, nullptr);
    ScriptValues values(tree->root(), row.script, Setting::kScript);
    // Every expression there is, each as if a check had asked for it.
    int asked = 0;
    WalkNamed(tree->root(), [&](Node node) {
      values.Of(node);
      ++asked;
    });
    EXPECT_GT(asked, 0);
    // About as long as the parser, whatever the machine and the sanitizer; a
    // square of 10,000 would be hundreds of times that.
    EXPECT_LT(std::clock() - parsed,
              30 * (parsed - begin) + CLOCKS_PER_SEC / 4);
  }
}

}  // namespace
}  // namespace audit
