#include "checks/script_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "syntax/tree.h"

namespace audit {
namespace {

// "f:xml g:other h:?" and "cus:a.js cus:b.js", to read well in a table.
std::string Functions(const ScriptFacts& facts) {
  std::string shown;
  for (const FunctionFact& f : facts.functions) {
    if (!shown.empty()) shown += ' ';
    shown += f.name;
    shown += f.returns == Xmlness::kXml     ? ":xml"
             : f.returns == Xmlness::kOther ? ":other"
                                            : ":?";
  }
  return shown;
}

std::string Loads(const ScriptFacts& facts) {
  std::string shown;
  for (const std::string& load : facts.loads) {
    shown += (shown.empty() ? "" : " ") + load;
  }
  return shown;
}

struct FactsRow {
  const char* name;
  const char* script;
  const char* functions;
  const char* loads = "";
};

const FactsRow kRows[] = {
    {"an empty script", "", ""},
    {"a function that returns XML", "function f() { return <a/>; }", "f:xml"},
    {"a function that returns text", "function f() { return 'a'; }", "f:other"},
    {"a function that returns a parameter", "function f(a) { return a; }",
     "f:?"},
    {"a query",
     "function rows(s) { return "
     "xtk.queryDef.create(<queryDef schema={s}/>).ExecuteQuery(); }",
     "rows:xml"},
    {"returns of a function of another file", "function f() { return g(); }",
     "f:?"},
    {"returns of a function of this file",
     "function f() { return g(); } function g() { return <a/>; }",
     "f:xml g:xml"},
    {"functions in variables",
     "var f = function() { return <a/>; }; g = function() {};",
     "f:xml g:other"},
    {"functions in namespaces",
     "ns.f = function() { return <a/>; }; ns.g = function() { return 1; };",
     "ns.f:xml ns.g:other"},
    {"a function defined twice",
     "function f() { return <a/>; } function f() { return 1; }", "f:?"},
    {"a name that is not always a function",
     "var f = 1; function f() { return <a/>; }", "f:?"},
    {"inner functions are not told of",
     "function f() { function g() { return <a/>; } return g(); }", "f:xml"},
    {"loadLibrary", "loadLibrary('cus:lib.js');", "", "cus:lib.js"},
    {"loadLibrary with a path", "loadLibrary(\"/cus/lib.js\");", "",
     "cus:lib.js"},
    {"a deeper path stays as it is", "loadLibrary('/nl/core/shared/nl.js');",
     "", "/nl/core/shared/nl.js"},
    {"NL.require in a chain", "NL.require('/cus/a.js').require('/nms/b.js');",
     "", "cus:a.js nms:b.js"},
    {"NL.require on a line of its own", "NL\n  .require('/cus/a.js');", "",
     "cus:a.js"},
    {"each once", "loadLibrary('cus:a.js'); loadLibrary('cus:a.js');", "",
     "cus:a.js"},
    {"a constant put together", "loadLibrary('cus:' + 'a.js');", "",
     "cus:a.js"},
    {"a name that is not constant", "loadLibrary('cus:' + name);", "", ""},
    {"inside a function", "function f() { loadLibrary('cus:a.js'); }",
     "f:other", "cus:a.js"},
    {"another require", "foo.require('cus:a.js');", "", ""},
    {"no argument", "loadLibrary();", "", ""},
};

TEST(ScriptFacts, AreFunctionsAndLoads) {
  for (const FactsRow& row : kRows) {
    SCOPED_TRACE(row.name);
    ScriptParser parser;
    const auto tree = parser.Parse(row.script);
    ScriptValues values(tree->root(), row.script, Setting::kScript);
    const ScriptFacts facts = CollectScriptFacts(&values);
    EXPECT_EQ(Functions(facts), row.functions);
    EXPECT_EQ(Loads(facts), row.loads);
  }
}

}  // namespace
}  // namespace audit
