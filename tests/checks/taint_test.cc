#include "checks/taint.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "syntax/tree.h"

namespace audit {
namespace {

std::string Text(const TaintedStatement& one, std::string_view script) {
  std::string shown(one.taker);
  switch (one.level) {
    case TaintLevel::kNothing:
      return shown + " ?";
    case TaintLevel::kClean:
      return shown + (one.ending == Ending::kEscaped  ? " clean: escaped"
                      : one.ending == Ending::kNumber ? " clean: number"
                                                      : " clean: constant");
    case TaintLevel::kUnknown:
      return shown + " unknown: " + std::string(ToString(one.doubt));
    case TaintLevel::kTainted:
      break;
  }
  shown += ":";
  for (const TaintPlace& place : one.way) {
    EXPECT_LE(place.region.end, script.size());
    const Region r = place.region;
    shown += place.step == TaintStep::kSource ? " from "
             : place.step == TaintStep::kSink ? " into "
                                              : " ";
    shown += script.substr(r.begin, r.size());
  }
  return shown;
}

// "sqlExec: from ctx q into q", one statement after the other.
std::string StatementsOf(std::string_view script,
                         Visibility visibility = Visibility::kOwn) {
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  ScriptValues values(tree->root(), script, Setting::kPage);
  std::string shown;
  for (const TaintedStatement& one :
       FindStatements(tree->root(), &values, visibility)) {
    shown += (shown.empty() ? "" : "; ") + Text(one, script);
  }
  return shown;
}

struct Row {
  const char* name;
  const char* script;
  const char* statements;
};

constexpr char kOfCall[] = "sqlExec unknown: what a call gives";

const Row kRows[] = {
    // Names that blocks, patterns and the script itself give.
    {"a pattern with the name alone", "var q = 'a'; var {q} = ctx; sqlExec(q);",
     "sqlExec unknown: a parameter"},
    {"a source's name in a parameter's pattern",
     "function f({request}) { sqlExec(request.q); }",
     "sqlExec unknown: a property"},
    {"a let of an expression", "var q = ctx.q; f(let (q = 1) q); sqlExec(q);",
     "sqlExec unknown: a function inside assigns it"},
    {"behind a block that has the name",
     "var q = ctx.q; function f() { { let q = 1; } sqlExec(q); }",
     "sqlExec unknown: a parameter"},
    {"the script's own escape",
     "NL.XTK.escape = f; sqlExec(NL.XTK.escape(ctx.q));", kOfCall},
    // Sources and sinks.
    {"a parameter of the request", "sqlExec('a' + request.getParameter('b'));",
     "sqlExec: from request.getParameter('b') into 'a' + "
     "request.getParameter('b')"},
    {"its parameters", "sqlExec(request.parameters.a);",
     "sqlExec: from request.parameters.a into request.parameters.a"},
    {"a variable of the web application", "sqlGetInt('a' + ctx.vars.b);",
     "sqlGetInt: from ctx.vars.b into 'a' + ctx.vars.b"},
    {"a field of its form", "sqlGetInt('a' + ctx.recipient.@email);",
     "sqlGetInt: from ctx.recipient.@email into 'a' + ctx.recipient.@email"},
    {"the result's form is no statement", "sqlSelect(ctx.vars.b, 'a');",
     "sqlSelect clean: constant"},
    {"a select", "sqlSelect('@id', 'a' + ctx.vars.b);",
     "sqlSelect: from ctx.vars.b into 'a' + ctx.vars.b"},
    {"on a data source", "sqlExecOnDataSource(ctx.vars.a, 'b');",
     "sqlExecOnDataSource clean: constant"},
    {"a connection", "application.getConnection().query('a' + ctx.vars.b);",
     "query: from ctx.vars.b into 'a' + ctx.vars.b"},
    {"a connection in a variable",
     "var c = application.getConnection(); c.execute('a' + ctx.vars.b);",
     "execute: from ctx.vars.b into 'a' + ctx.vars.b"},
    {"another object with such a method", "list.query('a' + ctx.vars.b);", ""},
    {"an expression of a query",
     "q = <where><condition expr={'@a = ' + ctx.vars.b}/></where>;",
     "expr: from ctx.vars.b into '@a = ' + ctx.vars.b"},
    {"another attribute", "q = <where><condition label={ctx.vars.b}/></where>;",
     ""},
    {"an expression assigned", "q.where.condition.@expr = '@a=' + ctx.vars.b;",
     "expr: from ctx.vars.b into '@a=' + ctx.vars.b"},
    {"a function of the script's own",
     "function sqlExec(s) {} "
     "sqlExec(ctx.vars.a);",
     ""},
    {"a request of the script's own",
     "var request = {}; sqlExec(request.getParameter('a'));",
     "sqlExec unknown: a property"},
    {"a name of elsewhere", "sqlExec('a' + b);",
     "sqlExec unknown: a name of elsewhere"},
    {"variables of a workflow", "sqlExec('a' + vars.b);",
     "sqlExec unknown: a property"},
    // What ends it.
    {"a constant", "sqlExec('a');", "sqlExec clean: constant"},
    {"bound", "sqlExec('a = $(sz)', ctx.vars.b);", "sqlExec clean: constant"},
    {"parseInt", "sqlExec('a' + parseInt(ctx.vars.b, 10));",
     "sqlExec clean: number"},
    {"a parseInt of the script's own",
     "function parseInt(a) { return a; } sqlExec('a' + parseInt(ctx.vars.b));",
     "sqlExec: from ctx.vars.b parseInt(ctx.vars.b) into 'a' + "
     "parseInt(ctx.vars.b)"},
    {"a difference", "sqlExec('a' + (ctx.vars.b - 1));",
     "sqlExec clean: number"},
    {"a sign", "sqlExec('a' + +ctx.vars.b);", "sqlExec clean: number"},
    {"escaped", "sqlExec('a' + NL.SQL.escape(ctx.vars.b));",
     "sqlExec clean: escaped"},
    {"escaped with the script's own",
     "var NL = {}; sqlExec('a' + NL.SQL.escape(ctx.vars.b));",
     "sqlExec unknown: what a call gives"},
    {"escaped and undone", "sqlExec(unescape(NL.SQL.escape(ctx.q)));", kOfCall},
    {"escaped and cut", "sqlExec(NL.SQL.escape(ctx.q).substr(1));", kOfCall},
    {"escaped for pages", "sqlExec(NL.XML.escape(ctx.q));", kOfCall},
    {"one escaped and one not",
     "sqlExec(NL.SQL.escape(ctx.vars.b) + ctx.vars.c);",
     "sqlExec: from ctx.vars.c into NL.SQL.escape(ctx.vars.b) + ctx.vars.c"},
    {"escaped by hand", "sqlExec('a' + ctx.vars.b.replace(/'/g, \"''\"));",
     "sqlExec unknown: what a call gives"},
    {"a part of it", "sqlExec('a' + String(ctx.vars.b).substr(1).trim());",
     "sqlExec: from ctx.vars.b into 'a' + String(ctx.vars.b).substr(1).trim()"},
    {"what an unknown function makes of it", "sqlExec(check(ctx.vars.b));",
     "sqlExec unknown: what a call gives"},
    // Variables.
    {"through variables", "var a = ctx.vars.a; var b = 'x' + a; sqlExec(b);",
     "sqlExec: from ctx.vars.a a b into b"},
    {"given anew", "var a = ctx.vars.a; a = 'b'; sqlExec(a);",
     "sqlExec clean: constant"},
    {"given before", "var a = 'b'; sqlExec(a); a = ctx.vars.a;",
     "sqlExec clean: constant"},
    {"given in a branch", "var a = 'b'; if (c) a = ctx.vars.a; sqlExec(a);",
     "sqlExec: from ctx.vars.a a into a"},
    {"given in a branch that returns",
     "function f() { var a = 'b'; if (c) { a = ctx.vars.a; return; } "
     "sqlExec(a); }",
     "sqlExec clean: constant"},
    {"given in a loop behind",
     "var a = 'b'; while (c) { sqlExec(a); a = ctx.vars.a; }",
     "sqlExec: from ctx.vars.a a into a"},
    {"in finally behind a return",
     "function f() { var a = 'b'; try { if (c) { a = ctx.vars.a; return; } } "
     "finally { sqlExec(a); } }",
     "sqlExec: from ctx.vars.a a into a"},
    {"added to", "var a = 'b'; a += ctx.vars.a; sqlExec(a);",
     "sqlExec: from ctx.vars.a a into a"},
    {"added to and converted",
     "var a = 'b'; a += Number(ctx.vars.a); sqlExec(a);",
     "sqlExec clean: number"},
    {"a default", "sqlExec(ctx.vars.a || 'b');",
     "sqlExec: from ctx.vars.a into ctx.vars.a || 'b'"},
    {"a choice", "sqlExec(c ? ctx.vars.a : 'b');",
     "sqlExec: from ctx.vars.a into c ? ctx.vars.a : 'b'"},
    {"asked, not taken", "sqlExec(ctx.vars.a ? 'a' : 'b');",
     "sqlExec clean: constant"},
    {"compared", "sqlExec('a' + (ctx.vars.a == 'b'));",
     "sqlExec clean: number"},
    {"shadowed",
     "var a = ctx.vars.a; function f() { var a = 'b'; sqlExec(a); }",
     "sqlExec clean: constant"},
    {"shadowed by a block", "var a = 'b'; { let a = ctx.vars.a; } sqlExec(a);",
     "sqlExec unknown: a function inside assigns it"},
    {"a callback assigns it",
     "var a = 'b'; each(function(c) { a = ctx.vars.a; }); sqlExec(a);",
     "sqlExec unknown: a function inside assigns it"},
    {"a callback's parameter", "each(function(a) { sqlExec('a' + a); });",
     "sqlExec unknown: a parameter"},
    {"a variable of an outer function",
     "var a = ctx.vars.a; function f() { sqlExec(a); }",
     "sqlExec: from ctx.vars.a a into a"},
    {"an exception", "try { f(); } catch (e) { sqlExec(e); }",
     "sqlExec unknown: a parameter"},
    {"a pattern", "[a] = ctx.vars.a; sqlExec(a);",
     "sqlExec unknown: a parameter"},
    {"eval", "var a = 'b'; eval(c); sqlExec(a);",
     "sqlExec unknown: eval or with may change it"},
    {"with", "with (o) { var a = 'b'; sqlExec(a); }",
     "sqlExec unknown: eval or with may change it"},
    {"nothing was given", "var a; sqlExec(a);", "sqlExec clean: constant"},
    {"counted", "var a = ctx.vars.a; a++; sqlExec('b' + a);",
     "sqlExec clean: number"},
    {"items", "for each (var a in ctx.vars.list) { sqlExec(a.@b); }",
     "sqlExec: from ctx.vars.list a into a.@b"},
    {"keys", "for (var a in ctx.vars.list) { sqlExec(a); }",
     "sqlExec unknown: a property"},
    // Objects and arrays.
    {"a property of an object",
     "var o = {a: ctx.vars.a, b: 'c'}; sqlExec(o.b);",
     "sqlExec unknown: a property"},
    {"a getter", "var o = {get a() { return ctx.vars.a; }}; sqlExec(o.a);",
     "sqlExec unknown: a property"},
    {"a part of a text", "var a = 'b' + ctx.vars.a; sqlExec(a.c);",
     "sqlExec unknown: a property"},
    {"the source itself in a variable", "var v = ctx.vars; sqlExec('a' + v.b);",
     "sqlExec: from ctx.vars v into 'a' + v.b"},
    {"a field that the script assigns",
     "ctx.vars.a = 'b'; sqlExec(ctx.vars.a);", "sqlExec unknown: a property"},
    {"another field than the script assigns",
     "ctx.vars.a = 'b'; sqlExec(ctx.vars.c);",
     "sqlExec: from ctx.vars.c into ctx.vars.c"},
    {"some field is assigned", "ctx.vars[a] = 'b'; sqlExec(ctx.vars.c);",
     "sqlExec unknown: a property"},
    {"an array joined",
     "var l = ['a']; l.push(ctx.vars.b); sqlExec(l.join(' '));",
     "sqlExec: from ctx.vars.b into l.join(' ')"},
    {"an array of constants joined", "sqlExec(['a', 'b'].join(' '));",
     "sqlExec clean: constant"},
    {"joined by what users send", "sqlExec(['a', 'b'].join(ctx.vars.a));",
     "sqlExec: from ctx.vars.a into ['a', 'b'].join(ctx.vars.a)"},
    {"an array that another name fills",
     "var l = ['a']; var m = l; m.push(ctx.vars.b); sqlExec(l.join(' '));",
     "sqlExec unknown: an array that others may change"},
    {"XML made of it", "sqlExec('a' + <b>{ctx.vars.a}</b>);",
     "sqlExec unknown: perhaps no text"},
    // Functions.
    {"through a function",
     "function f(a) { return 'x' + a; } sqlExec(f(ctx.vars.a));",
     "sqlExec: from ctx.vars.a f(ctx.vars.a) into f(ctx.vars.a)"},
    {"through a function called with a constant",
     "function f(a) { return 'x' + a; } sqlExec(f('b')); f(ctx.vars.a);",
     "sqlExec clean: constant"},
    {"another argument of it",
     "function f(a, b) { return 'x' + b; } sqlExec(f(ctx.vars.a, 'c'));",
     "sqlExec clean: constant"},
    {"an argument that is not given",
     "function f(a, b) { return 'x' + b; } sqlExec(f(ctx.vars.a));",
     "sqlExec clean: constant"},
    {"a spread argument",
     "function f(a, b) { return 'x' + b; } sqlExec(f(...ctx.vars.a));",
     "sqlExec unknown: an array that others may change"},
    {"a function that converts",
     "function f(a) { return parseInt(a, 10); } sqlExec('a' + f(ctx.vars.a));",
     "sqlExec clean: number"},
    {"a function that converts in one case",
     "function f(a) { if (c) return 1; return a; } sqlExec(f(ctx.vars.a));",
     "sqlExec: from ctx.vars.a f(ctx.vars.a) into f(ctx.vars.a)"},
    {"into a function", "function f(a) { sqlExec('x' + a); } f(ctx.vars.a);",
     "sqlExec: from ctx.vars.a a into 'x' + a"},
    {"into a function from one of two places",
     "function f(a) { sqlExec('x' + a); } f('b'); f(ctx.vars.a);",
     "sqlExec: from ctx.vars.a a into 'x' + a"},
    {"constants into a function",
     "function f(a) { sqlExec('x' + a); } f('b'); f('c');",
     "sqlExec clean: constant"},
    {"into a function through another",
     "function f(a) { sqlExec('x' + a); } function g(b) { f('y' + b); } "
     "g(ctx.vars.a);",
     "sqlExec: from ctx.vars.a b a into 'x' + a"},
    {"into a function nobody calls", "function f(a) { sqlExec('x' + a); }",
     "sqlExec unknown: a parameter"},
    {"into a function that is given away",
     "function f(a) { sqlExec('x' + a); } f('b'); each(f);",
     "sqlExec unknown: a parameter"},
    {"into a function that is called by another name",
     "var f = function(a) { sqlExec('x' + a); }; f('b'); var g = f; "
     "g(ctx.vars.a);",
     "sqlExec unknown: a parameter"},
    {"into a function of two names",
     "var g; var f = g = function(a) { sqlExec('x' + a); }; f('b');",
     "sqlExec unknown: a parameter"},
    {"into a method", "o.f = function(a) { sqlExec('x' + a); }; o.f('b');",
     "sqlExec unknown: a parameter"},
    {"into a function called at once",
     "(function(a) { sqlExec('x' + a); })(ctx.vars.a);",
     "sqlExec: from ctx.vars.a a into 'x' + a"},
    {"a parameter given a constant",
     "function f(a) { a = 'b'; sqlExec('x' + a); } f(ctx.vars.a);",
     "sqlExec clean: constant"},
    {"a parameter given behind its back",
     "function f(a) { a = 'b'; arguments[0] = c; sqlExec('x' + a); } f('d');",
     "sqlExec unknown: a function inside assigns it"},
    {"a parameter with a default",
     "function f(a = ctx.vars.a) { sqlExec('x' + a); } f('b');",
     "sqlExec unknown: a parameter"},
    {"a function defined twice",
     "function f(a) { return a; } function f(a) { return 1; } "
     "sqlExec(f(ctx.vars.a));",
     "sqlExec unknown: what a call gives"},
    {"a generator", "function* f(a) { return a; } sqlExec(f(ctx.vars.a));",
     "sqlExec unknown: what a call gives"},
    {"that calls itself",
     "function f(a) { return c ? a : f(a + 'x'); } sqlExec(f(ctx.vars.a));",
     "sqlExec: from ctx.vars.a f(ctx.vars.a) into f(ctx.vars.a)"},
    {"a function that returns the source",
     "function f() { return ctx.vars; } sqlExec(f().a);",
     "sqlExec: from ctx.vars f() into f().a"},
    {"a closure",
     "function f(a) { function g() { return a; } return g(); } "
     "sqlExec(f(ctx.vars.a));",
     "sqlExec: from ctx.vars.a f(ctx.vars.a) into f(ctx.vars.a)"},
    // Tests.
    {"asked whether it is there",
     "var a = ctx.vars.a; if (a != '' && a) sqlExec(a);",
     "sqlExec: from ctx.vars.a a into a"},
    {"its length asked", "var a = ctx.vars.a; if (a.length > 2) sqlExec(a);",
     "sqlExec: from ctx.vars.a a into a"},
    {"tested", "var a = ctx.vars.a; if (/^[0-9]+$/.test(a)) sqlExec(a);",
     "sqlExec unknown: a test may refuse it"},
    {"refused", "var a = ctx.vars.a; if (isNaN(a)) throw 1; sqlExec(a);",
     "sqlExec unknown: a test may refuse it"},
    {"compared with the only values allowed",
     "var a = ctx.vars.a; if (a == 'b' || a == 'c') sqlExec(a);",
     "sqlExec unknown: a test may refuse it"},
    {"chosen by its value",
     "var a = ctx.vars.a; switch (a) { case 'b': sqlExec(a); }",
     "sqlExec unknown: a test may refuse it"},
    {"another variable tested",
     "var a = ctx.vars.a; if (isNaN(b)) throw 1; sqlExec(a);",
     "sqlExec: from ctx.vars.a a into a"},
};

TEST(Taint, IsFollowedFromUsersToStatements) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(StatementsOf(row.script), row.statements) << row.script;
  }
}

TEST(Taint, OfAFunctionThatOtherScriptsCallIsNotKnown) {
  const char* script = "function f(a) { sqlExec('x' + a); } f('b');";
  EXPECT_EQ(StatementsOf(script), "sqlExec clean: constant");
  EXPECT_EQ(StatementsOf(script, Visibility::kLibrary),
            "sqlExec unknown: a parameter");
}

std::string Repeated(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

// "function f0(a) { ... }" and so on.
std::string Numbered(std::string_view before, std::string_view after,
                     int times) {
  std::string numbered;
  for (int i = 0; i < times; ++i) {
    numbered += before;
    numbered += std::to_string(i);
    numbered += after;
  }
  return numbered;
}

// Shapes that make naive propagation quadratic, or run out of stack.
const std::string kHostile[] = {
    "var s = ctx.vars.a;" + Repeated("s += 'b';", 60) +
        Repeated("sqlExec(s);", 5'000),
    "var s = ctx.vars.a;" + Repeated("if (a) { s = b; sqlExec(s);", 5'000) +
        Repeated("}", 5'000),
    "function f(a) { sqlExec(a); }" + Repeated("f(ctx.vars.a);", 5'000),
    "function f(a) { return a; } sqlExec(" + Repeated("f(", 5'000) +
        "ctx.vars.a" + Repeated(")", 5'000) + ");",
    "function f(a) { sqlExec(a); f(a + 'b'); }" + Repeated("f(f);", 5'000),
    Repeated("function f(a) { sqlExec(a); f(a);", 5'000) + Repeated("}", 5'000),
    Numbered("function f", "(a) { sqlExec(a); }", 3'000) +
        Numbered("f", "(ctx.vars.a);", 3'000),
    "var a = ctx.vars.a; sqlExec(" + Repeated("a + ", 10'000) + "a);",
    "sqlExec(" + Repeated("(", 10'000) + "ctx" + Repeated(")", 10'000) + ");",
    "sqlExec(ctx" + Repeated(".a", 10'000) + ");",
    "var a = ctx.vars.a; if (" + Repeated("f(", 10'000) + "a" +
        Repeated(")", 10'000) + ") sqlExec(a);",
};

TEST(Taint, HostileShapesCostLinearTime) {
  for (const std::string& script : kHostile) {
    SCOPED_TRACE(script.substr(0, 60));
    ScriptParser parser;
    const std::clock_t begin = std::clock();
    const auto tree = parser.Parse(script);
    const std::clock_t parsed = std::clock();
    ASSERT_NE(tree, nullptr);
    ScriptValues values(tree->root(), script, Setting::kPage);
    EXPECT_FALSE(
        FindStatements(tree->root(), &values, Visibility::kOwn).empty());
    EXPECT_LT(std::clock() - parsed,
              60 * (parsed - begin) + CLOCKS_PER_SEC / 2);
  }
}

}  // namespace
}  // namespace audit
