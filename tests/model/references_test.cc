#include "model/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

struct ReferenceCase {
  std::string name;
  std::string element;
  std::vector<std::string> references;  // "schema|key at the attribute"
};

TEST(References, OfAnElement) {
  const ReferenceCase cases[] = {
      {"an extension",
       R"(<srcSchema extendedSchema="nms:recipient"/>)",
       {R"(xtk:srcSchema|nms:recipient at extendedSchema="nms:recipient")"}},
      {"a path into a schema",
       R"(<a template="xtk:workflow:activity"/>)",
       {R"(xtk:srcSchema|xtk:workflow at template="xtk:workflow:activity")"}},
      {"several targets",
       R"(<a target="xtk:opsecurity, xtk:operator"/>)",
       {R"(xtk:srcSchema|xtk:opsecurity at target="xtk:opsecurity, xtk:operator")",
        R"(xtk:srcSchema|xtk:operator at target="xtk:opsecurity, xtk:operator")"}},
      {"a library",
       R"(<method library="cus:a.js"/>)",
       {R"(xtk:javascript|cus:a.js at library="cus:a.js")"}},
      {"a form",
       R"(<workflow form="xtk:workflow"/>)",
       {R"(xtk:form|xtk:workflow at form="xtk:workflow")"}},
      {"a transition's target is no schema",
       R"(<initial target="query"/>)",
       {}},
      {"a boolean @library is none", R"(<srcSchema library="true"/>)", {}},
      {"a work table is made when the workflow runs",
       R"(<a schema="temp:query"/>)",
       {}},
      {"the schema of a list, too", R"(<a schema="temp:group:12"/>)", {}},
      {"a template names nothing", R"(<a schema="cus:&lt;%= x %>"/>)", {}},
      {"a link by name",
       R"(<folder _operation="none" name="nmsRoot"/>)",
       {R"(xtk:folder|nmsRoot at name="nmsRoot")"}},
      {"a link by internal name",
       R"(<operation _operation="none" internalName="OP1"/>)",
       {R"(nms:operation|OP1 at internalName="OP1")"}},
      {"a link by namespace and name",
       R"(<jst _operation="none" namespace="cus" name="n"/>)",
       {R"(xtk:jst|cus:n at name="n")"}},
      {"a definition of another schema",
       R"(<element ref="cus:lib:box"/>)",
       {R"(xtk:srcSchema|cus:lib at ref="cus:lib:box")"}},
      {"a definition of its own", R"(<element ref="box"/>)", {}},
      {"an enumeration of another schema",
       R"(<attribute enum="nms:common:gender"/>)",
       {R"(xtk:srcSchema|nms:common at enum="nms:common:gender")"}},
      {"an enumeration of its own", R"(<attribute enum="gender"/>)", {}},
      {"an account as a data source",
       R"(<element dataSource="nms:extAccount:dwh"/>)",
       {R"(nms:extAccount|dwh at dataSource="nms:extAccount:dwh")"}},
      {"files as a data source", R"(<element dataSource="file"/>)", {}},
      {"an account without a name",
       R"(<element dataSource="nms:extAccount:"/>)",
       {}},
      {"an account of an activity",
       R"(<sqlDM defaultExtAccountName="dwh"/>)",
       {R"(nms:extAccount|dwh at defaultExtAccountName="dwh")"}},
      {"the log of a mapping",
       R"(<storage broadLogSchema="cus:log"/>)",
       {R"(xtk:srcSchema|cus:log at broadLogSchema="cus:log")"}},
      {"the parts of a schema's id",
       R"(<publishing schema-name="book" schema-namespace="cus"/>)",
       {R"(xtk:srcSchema|cus:book at schema-name="book")"}},
      {"the parts of a form's id",
       R"(<publishing form-name="book" form-namespace="cus"/>)",
       {R"(xtk:form|cus:book at form-name="book")"}},
      {"one part is no id", R"(<publishing schema-name="book"/>)", {}},
      {"a form to edit with",
       R"(<view editForm="cus:order" editSchema="cus:order"/>)",
       {R"(xtk:form|cus:order at editForm="cus:order")",
        R"(xtk:srcSchema|cus:order at editSchema="cus:order")"}},
      {"a link that is called otherwise",
       R"(<scenario _operation="none" internalName="DM1"/>)",
       {R"(nms:delivery|DM1 at internalName="DM1")"}},
      {"a link that nobody knows", R"(<what _operation="none" name="x"/>)", {}},
      {"the number of a row is no key",
       R"(<folder _operation="none" name="1234"/>)",
       {}},
      {"a link whose name is a template",
       R"(<folder _operation="none" name="&lt;%= x %>"/>)",
       {}},
      {"an element that is deleted is no link",
       R"(<folder _operation="delete" name="nmsRoot"/>)",
       {}},
      {"an element that is written is no link",
       R"(<folder name="nmsRoot"/>)",
       {}},
  };
  for (const ReferenceCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.element);
    std::vector<Reference> references;
    ReferencesOf(document, document.FirstRoot(), "xtk:srcSchema", &references);
    std::vector<std::string> shown;
    for (const Reference& r : references) {
      shown.push_back(r.schema + "|" + r.key + " at " +
                      c.element.substr(r.region.begin, r.region.size()));
    }
    EXPECT_EQ(shown, c.references);
  }
}

TEST(References, MeanFormsInForms) {
  const Document document =
      Document::Parse(R"(<container ref="nms:common:box"/>)");
  std::vector<Reference> references;
  ReferencesOf(document, document.FirstRoot(), "xtk:form", &references);
  ASSERT_EQ(references.size(), 1u);
  EXPECT_EQ(references[0].schema, "xtk:form");
  references.clear();
  ReferencesOf(document, document.FirstRoot(), "xtk:workflow", &references);
  EXPECT_TRUE(references.empty()) << "what @ref means there is not known";
}

struct TextCase {
  std::string name;
  std::string text;
  std::vector<std::string> references;  // "schema|key at the text"
};

void CheckShown(const TextCase& c, const std::vector<Reference>& references) {
  SCOPED_TRACE(c.name);
  std::vector<std::string> shown;
  for (const Reference& r : references) {
    shown.push_back(r.schema + "|" + r.key + " at " +
                    c.text.substr(r.region.begin, r.region.size()));
  }
  EXPECT_EQ(shown, c.references);
}

TEST(References, OfExpressions) {
  const TextCase cases[] = {
      {"an option",
       "@a = GetOption('cusRate')",
       {"xtk:option|cusRate at 'cusRate'"}},
      {"in other letters",
       "getoption('cusRate')",
       {"xtk:option|cusRate at 'cusRate'"}},
      {"a counter",
       "'FRM' + CounterValue('cusForm')",
       {"xtk:counter|cusForm at 'cusForm'"}},
      {"a folder",
       "DefaultFolder('cusFolder')",
       {"xtk:folder|cusFolder at 'cusFolder'"}},
      {"a schema",
       "SchemaExists('cus:order')",
       {"xtk:srcSchema|cus:order at 'cus:order'"}},
      {"a join",
       "[cus:order:o:@number] = 1",
       {"xtk:srcSchema|cus:order at cus:order"}},
      {"a function inside another",
       "Iif(1 = 1, GetOption('a'), '')",
       {"xtk:option|a at 'a'"}},
      {"a path", "[@folder-id]", {}},
      {"a text", "'GetOption'", {}},
      {"another function", "Lower('cusRate')", {}},
      {"an argument that is no text", "GetOption(@name)", {}},
      {"code in the text", "GetOption('<%= x %>')", {}},
      {"no argument", "GetOption()", {}},
      {"a work table", "[temp:query:@email] = ''", {}},
      {"no schema", "SchemaExists('order')", {}},
      {"a broken call", "GetOption('a", {}},
  };
  for (const TextCase& c : cases) {
    std::vector<Reference> references;
    ReferencesOfExpression(c.text, &references);
    CheckShown(c, references);
  }
}

TEST(References, OfDirectives) {
  const TextCase cases[] = {
      {"a block",
       R"( include view="hello" )",
       {"nms:includeView|hello at hello"}},
      {"an option",
       R"( include option='NmsTracking_ClickFormula' )",
       {"xtk:option|NmsTracking_ClickFormula at NmsTracking_ClickFormula"}},
      {"libraries",
       R"( page import="/nl/a/b.js,cus:a.js" )",
       {"xtk:javascript|cus:a.js at /nl/a/b.js,cus:a.js"}},
      {"a file", R"( include file="a.html" )", {}},
      {"a page", R"( include url="http://a" )", {}},
      {"no name", R"( include view="" )", {}},
      {"another directive", R"( value view="hello" )", {}},
      {"a name made by code", "include view='<%= x'", {}},
  };
  for (const TextCase& c : cases) {
    std::vector<Reference> references;
    const auto size = static_cast<std::uint32_t>(c.text.size());
    ReferencesOfDirective(ParseDirective(c.text, {0, size}), &references);
    CheckShown(c, references);
  }
}

TEST(References, ItemsOfLists) {
  using Items = std::vector<std::string_view>;
  EXPECT_EQ(ItemsOf(""), Items());
  EXPECT_EQ(ItemsOf("a"), Items({"a"}));
  EXPECT_EQ(ItemsOf(" a , b\n,,c,"), Items({"a", "b", "", "c"}));
  const std::string_view list = "a, bc";
  EXPECT_EQ(ItemsOf(list)[1].data(), list.data() + 3);
}

struct ImportCase {
  std::string directive;
  std::vector<std::string> loads;
};

TEST(References, LoadsOfDirectives) {
  const ImportCase cases[] = {
      {R"( page import="/nl/core/shared/nl.js,xtk:common.js" )",
       {"xtk:common.js"}},
      {R"( page import='/cus/lib.js' )", {"cus:lib.js"}},
      {R"( page import=" cus:a.js , cus:b.js " )", {"cus:a.js", "cus:b.js"}},
      {R"( page stringGroup="/nms/campaign" )", {}},
      {R"( include view="cus:a.js" )", {}},
      {R"( include file="/cus/lib.js" )", {"cus:lib.js"}},
      {R"( include file='cus:lib.js' )", {"cus:lib.js"}},
      {R"( include file="/cus/page.jssp" )", {}},
      {R"( include file="lib.js" )", {}},
      {R"( include file="/nl/core/shared/nl.js" )", {}},
      {R"( include file="" )", {}},
      {R"( include url="/cus/lib.js" )", {}},
      {R"( page file="/cus/lib.js" )", {}},
  };
  for (const ImportCase& c : cases) {
    SCOPED_TRACE(c.directive);
    std::vector<std::string> loads;
    const auto size = static_cast<std::uint32_t>(c.directive.size());
    LoadsOfDirective(ParseDirective(c.directive, {0, size}), &loads);
    EXPECT_EQ(loads, c.loads);
  }
}

}  // namespace
}  // namespace audit
