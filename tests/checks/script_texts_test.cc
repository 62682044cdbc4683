#include "checks/script_texts.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/checks/value_at_mark.h"

namespace audit {
namespace {

// "select {x: a parameter}", and "=" before what is a constant.
std::string TextAtMark(std::string_view marked) {
  const MarkedScript script(marked);
  ScriptValues values(script.tree->root(), script.text, Setting::kScript);
  const BuiltText built =
      ScriptTexts(script.tree->root(), &values).Of(script.at);
  std::string shown = built.is_constant() ? "=" : "";
  for (const TextPiece& piece : built.pieces) {
    EXPECT_EQ(piece.origin.decoded_size(), piece.text.size());
    EXPECT_EQ(piece.region, piece.expression.region());
    if (!piece.is_hole()) {
      shown += piece.text;
      continue;
    }
    shown += '{';
    shown += piece.expression.text(script.text);
    shown += ": ";
    shown += ToString(piece.doubt);
    shown += '}';
  }
  return shown;
}

struct Row {
  const char* name;
  const char* script;
  const char* text;
};

const Row kRows[] = {
    // Constants.
    {"a literal", "f([|'a'|]);", "=a"},
    {"escapes", R"(f([|'a\x41\n'|]);)", "=aA\n"},
    {"a sum", "f([|'a' + 'b' + 'c'|]);", "=abc"},
    {"parentheses and comments", "f([|'a' + (/* b */ 'c')|]);", "=ac"},
    {"a number in a text", "f([|'a' + 12|]);", "=a12"},
    {"numbers behind a text", "f([|'a' + 1 + 2|]);", "=a12"},
    {"numbers before a text are added up first", "f([|1 + 2 + 'a'|]);",
     "{1 + 2: perhaps no text}a"},
    {"a number alone is no text", "f([|12|]);", "12"},
    {"a number with a point", "f([|'a' + 1.50|]);", "a{1.50: perhaps no text}"},
    {"an octal number", "f([|'a' + 010|]);", "a{010: perhaps no text}"},
    {"a number that is rounded", "f([|'a' + 12345678901234567|]);",
     "a{12345678901234567: perhaps no text}"},
    {"the right of an assignment", "f([|x = 'a'|]);", "=a"},
    {"the last of a sequence", "f([|(g(), 'a')|]);", "=a"},
    {"a template literal", "f([|`a`|]);", "=a"},
    // Variables.
    {"a variable", "var s = 'a'; f([|s|]);", "=a"},
    {"variables of variables", "var s = 'a', t = s + 'b'; f([|t + s|]);",
     "=aba"},
    {"a variable as it was", "var s = 'a'; var t = s; s = 'b'; f([|t + s|]);",
     "=ab"},
    {"a constant of the script in a function",
     "var table = 'A'; function g() { f([|'x' + table|]); }", "=xA"},
    {"a parameter", "function g(s) { f([|'x' + s|]); }", "x{s: a parameter}"},
    {"a parameter given a text", "function g(s) { s = 'a'; f([|s|]); }", "=a"},
    {"a parameter given a text behind its back",
     "function g(s) { s = 'a'; arguments[0] = x; f([|s|]); }",
     "{s: a parameter}"},
    {"an exception", "try { g(); } catch (e) { f([|'x' + e|]); }",
     "x{e: a parameter}"},
    {"an exception of the same name",
     "var e = 'a'; try { g(); } catch (e) {} "
     "f([|e|]);",
     "{e: given in a branch}"},
    {"a name of elsewhere", "f([|'x' + s|]);", "x{s: a name of elsewhere}"},
    {"a variable that gets nothing", "var s; f([|s|]);",
     "{s: given in a branch}"},
    {"a variable read before it is given", "f([|s|]); var s = 'a';",
     "{s: given in a branch}"},
    {"a variable that is null", "var s = null; f([|'x' + s|]);",
     "x{null: perhaps no text}"},
    {"given in a branch", "var s = 'a'; if (c) s = 'b'; f([|s|]);",
     "{s: given in a branch}"},
    {"given only in a branch", "var s; if (c) s = 'b'; f([|s|]);",
     "{s: given in a branch}"},
    {"in that branch", "var s; if (c) { s = 'b'; f([|s|]); }", "=b"},
    {"a branch that returns",
     "function g() { var s = 'a'; if (c) { s = 'b'; return s; } f([|s|]); }",
     "=a"},
    {"by the same text in both branches",
     "var s; if (c) s = 'a'; else s = 'a'; f([|s|]);",
     "{s: given in a branch}"},
    {"given behind, in a loop", "var s = 'a'; while (c) { f([|s|]); s = 'b'; }",
     "{s: given in a loop}"},
    {"given anew in each round", "while (c) { var s = 'a'; f([|s|]); s = x; }",
     "=a"},
    {"in the increment of a loop", "for (var s = 'a';; f([|s|])) { s = 'b'; }",
     "{s: given in a loop}"},
    {"given in a try", "var s = 'a'; try { s = g(); } catch (e) {} f([|s|]);",
     "{s: given in a branch}"},
    {"given in finally",
     "var s = 'a'; try { s = g(); } finally { s = 'b'; } f([|s|]);", "=b"},
    {"in finally behind a return",
     "function g() { var s = 'a'; try { if (c) { s = x; return; } } finally { "
     "f([|s|]); } }",
     "{s: given in a branch}"},
    {"a callback assigns it",
     "var s = 'a'; each(function(r) { s = r; }); f([|s|]);",
     "{s: a function inside assigns it}"},
    {"a callback's own of the same name",
     "var s = 'a'; each(function(r) { var s = r; }); f([|s|]);", "=a"},
    {"a variable that a callback reads and the script gives twice",
     "var s = 'a'; each(function() { f([|s|]); }); s = x;",
     "{s: a function inside assigns it}"},
    {"a variable a callback reads, given in a branch",
     "var s; if (c) { s = 'a'; } each(function() { f([|s|]); });",
     "{s: given in a branch}"},
    {"a name shadowed by a parameter",
     "var s = 'a'; function g(s) { f([|s|]); }", "{s: a parameter}"},
    {"a block's own", "var s = 'a'; { let s = x; f([|s|]); }",
     "{s: a block has a variable of that name}"},
    {"a pattern", "var s = 'a'; [s] = g(); f([|s|]);",
     "{s: a block has a variable of that name}"},
    {"a function of that name", "function s() {} f([|'x' + s|]);",
     "x{s: a block has a variable of that name}"},
    {"eval", "var s = 'a'; eval(x); f([|s|]);",
     "{s: eval or with may change it}"},
    {"eval by another name", "var s = 'a'; var e = eval; e(x); f([|s|]);",
     "{s: eval or with may change it}"},
    {"with", "var s = 'a'; with (o) { f([|s|]); }",
     "{s: eval or with may change it}"},
    {"behind with", "var s = 'a'; with (o) { s = x; } f([|s|]);",
     "{s: given in a branch}"},
    {"counted", "var s = 1; s++; f([|'x' + s|]);", "x{s: perhaps no text}"},
    {"a key", "for (var s in o) { f([|s|]); }", "{s: perhaps no text}"},
    {"an item", "for each (var s in o) { f([|s|]); }", "{s: a property}"},
    {"in a comprehension",
     "var s = 'a'; var l = [s = x for (x in o)]; f([|s|]);",
     "{s: given in a branch}"},
    // Adding to a variable.
    {"added to", "var s = 'a'; s += 'b'; s += 'c'; f([|s|]);", "=abc"},
    {"added to, of what is not known",
     "function g(x) { var s = 'a'; s += x; f([|s|]); }", "a{x: a parameter}"},
    {"what adding gives", "var s = 'a'; f([|s += 'b'|]);", "=ab"},
    {"a number added to a number", "var s = 1; s += 2; f([|s|]);",
     "{s += 2: perhaps no text}"},
    {"subtracted", "var s = 'a'; s -= 'b'; f([|s|]);",
     "{s -= 'b': perhaps no text}"},
    {"added to in a branch", "var s = 'a'; if (c) s += 'b'; f([|s|]);",
     "{s: given in a branch}"},
    {"added to in a loop", "var s = 'a'; while (c) s += 'b'; f([|s|]);",
     "{s: given in a branch}"},
    {"added to behind a loop",
     "var s = 'a'; while (c) s += 'b'; s += 'c'; f([|s|]);",
     "{s: given in a branch}c"},
    {"added to itself in a loop", "while (c) { s += 'b'; f([|s|]); }",
     "{s: given in a branch}b"},
    {"twice itself", "var s = 'a'; s = s + s; s += s; f([|s|]);", "=aaaa"},
    // Methods.
    {"concat", "f([|'a'.concat('b', 1)|]);", "=ab1"},
    {"concat of an array", "f([|['a'].concat('b')|]);",
     "{['a'].concat('b'): perhaps no text}"},
    {"concat of what is not known", "f([|x.concat('b')|]);",
     "{x.concat('b'): perhaps no text}"},
    {"String()", "f([|String('a') + String(x) + y|]);",
     "a{x: a name of elsewhere}{y: a name of elsewhere}"},
    {"String() of the script's own",
     "function String(x) {} f([|'x' + String('a')|]);",
     "x{String('a'): what a call gives}"},
    {"toString()", "f([|'a'.toString() + 'b'|]);", "=ab"},
    {"toString() in another base", "f([|'x' + (255).toString(16)|]);",
     "x{(255).toString(16): what a call gives}"},
    {"replace", "f([|'a' + 'b'.replace('b', 'c')|]);",
     "a{'b'.replace('b', 'c'): what a call gives}"},
    {"a call", "f([|'a' + g()|]);", "a{g(): what a call gives}"},
    {"a property", "var o = {a: 'b'}; f([|'a' + o.a|]);", "=ab"},
    {"a property that is given again",
     "var o = {a: 'b'}; o.a = c; f([|'a' + o.a|]);", "a{o.a: a property}"},
    {"a property of itself", "var o = {a: o.a}; f([|'a' + o.a|]);",
     "a{o.a: a property}"},
    {"a choice", "f([|'a' + (c ? 'b' : 'c')|]);",
     "a{c ? 'b' : 'c': given in a branch}"},
    {"a default", "f([|'a' + (x || 'c')|]);", "a{x || 'c': given in a branch}"},
    {"XML", "f([|'a' + <b/>|]);", "a{<b/>: perhaps no text}"},
    {"neither is known", "f([|x + y|]);", "{x + y: perhaps no text}"},
    {"neither is known, then a text", "f([|x + y + 'a'|]);",
     "{x + y: perhaps no text}a"},
    // Arrays.
    {"joined", "f([|['a', 'b'].join('')|]);", "=ab"},
    {"joined with something between", "f([|['a', x, 2].join(', ')|]);",
     "a, {x: a name of elsewhere}, 2"},
    {"an empty one", "f([|[].join('') + 'a'|]);", "=a"},
    {"one of one", "f([|[x].join('') + y|]);",
     "{x: a name of elsewhere}{y: a name of elsewhere}"},
    {"with a hole", "f([|['a',,'b'].join('')|]);",
     "{['a',,'b'].join(''): perhaps no text}"},
    {"with a spread", "f([|[...x].join('')|]);",
     "{[...x].join(''): perhaps no text}"},
    {"joined by what is not known", "f([|['a', 'b'].join(x)|]);",
     "{['a', 'b'].join(x): what a call gives}"},
    {"of an array inside", "f([|[['a']].join('')|]);",
     "{['a']: perhaps no text}"},
    {"filled",
     "var l = ['a']; l.push('b'); l.push('c', 'd'); "
     "f([|l.join('')|]);",
     "=abcd"},
    {"filled behind", "var l = ['a']; f([|l.join('')|]); l.push('b');", "=a"},
    {"filled anew",
     "var l = ['a']; l.push(x); l = []; l.push('b'); "
     "f([|l.join('')|]);",
     "=b"},
    {"filled in a branch",
     "var l = ['a']; if (c) l.push('b'); "
     "f([|l.join('')|]);",
     "{l.join(''): given in a branch}"},
    {"filled in the same branch",
     "var l = ['a']; if (c) { l.push('b'); "
     "f([|l.join('')|]); }",
     "=ab"},
    {"filled in a loop",
     "var l = []; while (c) l.push('b'); f([|l.join('')|]);",
     "{l.join(''): given in a loop}"},
    {"joined in the loop",
     "var l = []; while (c) { l.push('b'); "
     "f([|l.join('')|]); }",
     "{l.join(''): given in a loop}"},
    {"made in the loop",
     "while (c) { var l = []; l.push('b'); "
     "f([|l.join('')|]); }",
     "=b"},
    {"filled in a try",
     "var l = []; try { l.push('b'); } catch (e) {} "
     "f([|l.join('')|]);",
     "{l.join(''): given in a branch}"},
    {"filled by another name",
     "var l = ['a']; var m = l; m.push(x); "
     "f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"given away", "var l = ['a']; g(l); f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"kept in an object", "var l = ['a']; var o = {l}; f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"filled by a callback",
     "var l = ['a']; each(function(x) { l.push(x); }); "
     "f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"an item changed", "var l = ['a']; l[0] = x; f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"turned round", "var l = ['a', 'b']; l.reverse(); f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"pushed with a spread", "var l = ['a']; l.push(...x); f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"joined while it is filled", "var l = ['a']; l.push([|l.join('')|]);",
     "=a"},
    {"of a parameter", "function g(l) { l.push('a'); f([|l.join('')|]); }",
     "{l.join(''): what a call gives}"},
    {"of an outer function",
     "var l = ['a']; function g() { f([|l.join('')|]); }",
     "{l.join(''): an array that others may change}"},
    {"with a second name, given to both at once",
     "var k = l = ['a']; k.push('b'); f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"given away where it is assigned", "g(l = ['a']); f([|l.join('')|]);",
     "{l.join(''): an array that others may change}"},
    {"made where a for begins",
     "for (var i = 0, l = []; i < 3; i++) { l.push('a'); f([|l.join('')|]); }",
     "{l.join(''): given in a loop}"},
    {"filled by a case behind the default",
     "var l = []; switch (c) { default: f([|l.join('')|]); break; case "
     "l.push('a'): }",
     "{l.join(''): given in a loop}"},
    {"filled in a do that goes on before",
     "var l = []; do { if (c) continue; l.push('a'); } while "
     "(f([|l.join('')|]));",
     "{l.join(''): given in a loop}"},
    {"a pattern with the name alone", "var s = 'a'; var {s} = o; f([|s|]);",
     "{s: a block has a variable of that name}"},
    {"a let of an expression", "var s = 'a'; g(let (s = 'b') s); f([|s|]);",
     "{s: a block has a variable of that name}"},
    {"behind a block in a function",
     "var s = x; function g() { { let s = 'a'; } f([|s|]); }",
     "{s: a block has a variable of that name}"},
    {"in a filter", "var s = 'a'; x.row.(f([|s|]));",
     "{s: eval or with may change it}"},
};

TEST(ScriptTexts, AreKnownPieceByPiece) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(TextAtMark(row.script), row.text) << row.script;
  }
}

std::string Repeated(std::string_view text, int times) {
  std::string repeated;
  for (int i = 0; i < times; ++i) repeated += text;
  return repeated;
}

TEST(ScriptTexts, OfMorePiecesThanAnybodyReadsAreHoles) {
  const MarkedScript script("var s = 'a';" + Repeated("s = s + s;", 40) +
                            "f([|s|]);");
  ScriptValues values(script.tree->root(), script.text, Setting::kScript);
  const BuiltText built =
      ScriptTexts(script.tree->root(), &values).Of(script.at);
  EXPECT_LE(built.pieces.size(), 256u);
  ASSERT_FALSE(built.pieces.empty());
  EXPECT_TRUE(built.is_text);
  for (const TextPiece& piece : built.pieces) {
    EXPECT_EQ(piece.doubt, Doubt::kTooLong);
  }
}

// Shapes that make naive building quadratic, exponential or run out of stack.
const std::string kHostile[] = {
    "f(" + Repeated("'a' + ", 10'000) + "x);",
    "f(" + Repeated("x + (", 10'000) + "'a'" + Repeated(")", 10'000) + ");",
    "f(" + Repeated("String(", 10'000) + "x" + Repeated(")", 10'000) + ");",
    "f([].join('')" + Repeated(" + [].join('')", 10'000) + ");",
    "f(" + Repeated("[", 10'000) + "'a'" + Repeated("].join('')", 10'000) +
        ");",
    "f('a'" + Repeated(".concat('b')", 10'000) + ");",
    "var s = 'a';" + Repeated("s += 'b'; f(s);", 60) + Repeated("f(s);", 9'000),
    "var s = 'a';" + Repeated("s = s + s;", 10'000),
    "var l = [];" + Repeated("l.push('a'); f(l.join(''));", 5'000),
    "var l = [];" + Repeated("if (c) { l.push('a'); f(l.join(''));", 5'000) +
        Repeated("}", 5'000),
    "var l = [" + Repeated("x, ", 1'500) + "x];" +
        Repeated("f(l.join('a'));", 1'500),
    "var l = [];" + Repeated("l.push('a');", 250) +
        Repeated("f(l.join(''));", 5'000),
    "var l = []; l.push(x" + Repeated(", x", 5'000) + ");" +
        Repeated("f(l.join(''));", 3'000),
    "var l = []; l.push(x" + Repeated(", x", 5'000) + "); if (c) l.push(x);" +
        Repeated("f(l.join(''));", 3'000),
    Repeated("with (o) { s = 'a'; f(s);", 5'000) + Repeated("}", 5'000),
    Repeated("var s = s + 'a'; while (s) {", 5'000) + Repeated("}", 5'000),
};

TEST(ScriptTexts, HostileShapesCostLinearTime) {
  for (const std::string& script : kHostile) {
    SCOPED_TRACE(script.substr(0, 60));
    ScriptParser parser;
    const std::clock_t begin = std::clock();
    const auto tree = parser.Parse(script);
    const std::clock_t parsed = std::clock();
    ASSERT_NE(tree, nullptr);
    ScriptValues values(tree->root(), script, Setting::kScript);
    ScriptTexts texts(tree->root(), &values);
    std::size_t pieces = 0;
    WalkNamed(tree->root(),
              [&](Node node) { pieces += texts.Of(node).pieces.size(); });
    EXPECT_GT(pieces, 0u);
    EXPECT_LT(std::clock() - parsed,
              60 * (parsed - begin) + CLOCKS_PER_SEC / 2);
  }
}

}  // namespace
}  // namespace audit
