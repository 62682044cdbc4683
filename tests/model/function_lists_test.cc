#include "model/function_lists.h"

#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

constexpr char kLists[] = R"x(<package><entities schema="xtk:funcList">
<funcList namespace="cus" name="text"><group name="string">
<function name="Initials" args="(&lt;value&gt;)" minArgs="1" maxArgs="1">
<providerPart provider="PostgreSQL" body="Left($1, 1)"/></function>
<function name="ToDouble"/><function/></group></funcList></entities>
<entities schema="xtk:form"><form namespace="cus" name="f">
<function name="Elsewhere"/></form></entities></package>)x";

FunctionLists Declared() {
  const Document document = Document::Parse(kLists);
  FunctionLists lists;
  for (const Entity& entity : FindEntities(document, "a.xml").entities) {
    FunctionLists one;
    one.Read(document, entity);
    lists.Merge(one);
  }
  return lists;
}

// "Left/2 built-in", by a blank.
std::string Shown(std::string_view text, const FunctionLists& lists) {
  std::string shown;
  for (const FunctionUse& use : FunctionsIn(ParseXtk(text), text, lists)) {
    if (!shown.empty()) shown += ' ';
    shown += text.substr(use.name.begin, use.name.size());
    shown += '/' + std::to_string(use.arity);
    switch (use.state) {
      case FunctionState::kBuiltIn:
        shown += " built-in";
        break;
      case FunctionState::kDeclared:
        shown += " declared";
        break;
      case FunctionState::kUndeclared:
        shown += " undeclared";
        break;
      case FunctionState::kElsewhere:
        shown += " elsewhere";
        break;
    }
  }
  return shown;
}

TEST(FunctionLists, States) {
  struct Row {
    const char* name;
    const char* expression;
    const char* functions;
  };
  const Row rows[] = {
      {"no call", "@a = 1", ""},
      {"the vendor's", "Left(@a, 1)", "Left/2 built-in"},
      {"in another letter case", "left(@a, 1)", "left/2 built-in"},
      {"the instance's", "Initials(@a)", "Initials/1 declared"},
      {"the instance's in another letter case", "INITIALS(@a)",
       "INITIALS/1 declared"},
      {"both", "ToDouble(@a)", "ToDouble/1 declared"},
      {"nobody's", "Soundex(@a)", "Soundex/1 undeclared"},
      {"declared in no list of functions", "Elsewhere()",
       "Elsewhere/0 undeclared"},
      {"met in forms", "EV(@a, 'b')", "EV/2 elsewhere"},
      {"one in the other", "Left(Soundex(@a), 1)",
       "Left/2 built-in Soundex/1 undeclared"},
      {"in a condition of a path", "[a[Soundex(@b)='c']/@d]",
       "Soundex/1 undeclared"},
      {"a parameter is none", "$(Soundex)", ""},
      {"a name in a text is none", "'Soundex(1)'", ""},
      {"SQL is the database's", "[SQLDATA[Soundex(a)]]", ""},
      {"code is the server's", "<%= Soundex(1) %>", ""},
      {"nor is what is not understood", "@a ) Soundex(", ""},
      {"an attribute of that name", "@Soundex", ""},
  };
  const FunctionLists lists = Declared();
  for (const Row& row : rows) {
    EXPECT_EQ(Shown(row.expression, lists), row.functions) << row.name;
  }
}

}  // namespace
}  // namespace audit
