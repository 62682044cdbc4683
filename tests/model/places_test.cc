#include "model/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "model/place_table.h"
#include "tests/model/describe_kind.h"

namespace audit {
namespace {

std::string KindIn(const std::string& xml, const std::string& code) {
  std::string text = xml;
  std::string escaped;
  for (const char c : code) {
    escaped += c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  }
  text.replace(text.find("CODE"), 4, escaped);
  const Document document = Document::Parse(text);
  const EntityList list = FindEntities(document, "f.xml");
  if (list.entities.empty()) return "no entity";
  const Entity& entity = list.entities[0];
  // Depth first, without recursion: down, else next, else up and next.
  NodeId at = entity.element;
  while (at != 0) {
    if (document.Text(at).find(code) != std::string::npos) {
      return Describe(KindOfText(entity, document, at, document.Text(at)));
    }
    for (AttributeId a = document.FirstAttribute(at); a != 0;
         a = document.NextAttribute(a)) {
      const std::string_view value = document.AttributeValue(a);
      if (value.find(code) == std::string_view::npos) continue;
      return Describe(KindOfAttribute(entity, document, at,
                                      document.AttributeName(a), value));
    }
    if (document.FirstChild(at) != 0) {
      at = document.FirstChild(at);
      continue;
    }
    while (at != entity.element && document.NextSibling(at) == 0) {
      at = document.Parent(at);
    }
    at = at == entity.element ? 0 : document.NextSibling(at);
  }
  return "not in the test's XML";
}

struct PlaceCase {
  std::string name;
  std::string xml;
  std::string code;
  std::string kind;
};

std::string Workflow(const std::string& inside) {
  return R"(<workflow xtkschema="xtk:workflow"><activities>)" + inside +
         "</activities></workflow>";
}

std::string BareEntity(const std::string& schema, const std::string& inside) {
  const std::string name = schema.substr(4);
  return "<" + name + " xtkschema=\"" + schema + "\" " + inside + "</" + name +
         ">";
}

void Check(std::span<const PlaceCase> cases) {
  for (const PlaceCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(KindIn(c.xml, c.code), c.kind);
  }
}

constexpr const char* kCode = "f(x);";

TEST(Places, Workflows) {
  const PlaceCase cases[] = {
      {"the workflow's own script",
       R"(<workflow xtkschema="xtk:workflow"><script>CODE</script></workflow>)",
       kCode, "javascript"},
      {"initialisation of any activity",
       Workflow("<end><initScript>CODE</initScript></end>"), kCode,
       "javascript"},
      {"JavaScript code", Workflow("<js><script>CODE</script></js>"), kCode,
       "javascript"},
      {"JavaScript that holds a template as text",
       Workflow("<js><script>CODE</script></js>"), "x = '<%= y %>';",
       "javascript"},
      {"advanced code, first call", Workflow("<jsx><call>CODE</call></jsx>"),
       kCode, "javascript"},
      {"advanced code, next calls",
       Workflow("<jsx><recall>CODE</recall></jsx>"), kCode, "javascript"},
      {"a test's condition",
       Workflow("<jstest><transitions><test><condition>CODE</condition>"
                "</test></transitions></jstest>"),
       "vars.n", "javascript"},
      {"loading by SOAP",
       Workflow("<soapImport><soapInit>CODE</soapInit></soapImport>"), kCode,
       "javascript"},
      {"the last phase of loading by SOAP",
       Workflow("<soapImport><soapFinalize>CODE</soapFinalize></soapImport>"),
       kCode, "javascript"},
      {"a call of a form is an element, not a script",
       BareEntity("xtk:form", "><enter><soapCall>CODE</soapCall></enter>"),
       kCode, "nothing"},
      {"SQL code", Workflow("<sql><script>CODE</script></sql>"), "UPDATE T",
       "sql"},
      {"SQL code with a template in it",
       Workflow("<sql><script>CODE</script></sql>"), "UPDATE <%= t %>",
       "template other"},
      {"SQL data management", Workflow("<sqlDM><script>CODE</script></sqlDM>"),
       "DELETE FROM T", "sql"},
      {"a command line is no JavaScript",
       Workflow("<exec><script>CODE</script></exec>"), "ls -l (x);", "nothing"},
      {"a command line with a template in it",
       Workflow("<exec><script>CODE</script></exec>"), "ls <%= f %>",
       "template other"},
      {"a script of an activity nobody described",
       Workflow("<mystery><script>CODE</script></mystery>"), kCode,
       "javascript guessed"},
      {"an element called like a script",
       Workflow("<mystery><fooScript>CODE</fooScript></mystery>"), kCode,
       "javascript guessed"},
      {"a name that is no script but stands where one may",
       Workflow("<mystery><script>CODE</script></mystery>"), "cus-lib.js",
       "nothing"},
      {"any text property", Workflow("<alert><title>CODE</title></alert>"),
       "Dear <%= x %>", "template other"},
      {"any property", Workflow(R"(<fileTransfer path="CODE"/>)"),
       "/a/<%= x %>", "template other"},
      {"a schedule is no code", Workflow("<wait><period>CODE</period></wait>"),
       "m_abDay='7'", "nothing"},
      {"content of a delivery inside",
       Workflow("<delivery><content><html><source>CODE</source></html>"
                "</content></delivery>"),
       "<p><%= recipient.x %></p>", "template delivery"},
      {"a property of the delivery activity itself",
       Workflow("<delivery><target>CODE</target></delivery>"), "<%= vars.x %>",
       "template other"},
      {"a workflow inside a campaign",
       BareEntity("nms:operation",
                  "><workflow><activities><js><script>CODE</script></js>"
                  "</activities></workflow>"),
       kCode, "javascript"},
  };
  Check(cases);
}

TEST(Places, FilesOfTheApplication) {
  const PlaceCase cases[] = {
      {"a library", BareEntity("xtk:javascript", "><data>CODE</data>"), kCode,
       "javascript library"},
      {"a page", BareEntity("xtk:jssp", "><data>CODE</data>"), "no section yet",
       "template page"},
      {"a template", BareEntity("xtk:jst", "><code>CODE</code>"), "plain",
       "template jst"},
      {"SQL", BareEntity("xtk:sql", "><data>CODE</data>"), "create table T",
       "sql"},
      {"a style sheet", BareEntity("xtk:xslt", "><data>CODE</data>"),
       "a <%= b %>", "template other"},
      {"a style sheet without script",
       BareEntity("xtk:xslt", "><data>CODE</data>"), "(plain)", "nothing"},
      {"an image", BareEntity("xtk:image", "><data>CODE</data>"),
       "R0<%==", "nothing"},
      {"a rendering", BareEntity("xtk:formRendering", "><data>CODE</data>"),
       "<div/>", "html client page guessed"},
      {"SQL of a function",
       BareEntity("xtk:funcList",
                  R"x(><group><function><providerPart body="CODE"/>
               </function></group>)x"),
       "Lower($1)", "sql"},
      {"a control rule", BareEntity("nms:typologyRule", "><code>CODE</code>"),
       kCode, "javascript guessed"},
  };
  Check(cases);
}

TEST(Places, ContentAndPages) {
  const PlaceCase cases[] = {
      {"a delivery's page",
       BareEntity("nms:delivery",
                  "><content><html><source>CODE</source></html></content>"),
       "<p><%= recipient.x %></p>", "template delivery"},
      {"the same without a section",
       BareEntity("nms:delivery",
                  "><content><html><source>CODE</source></html></content>"),
       "<p>Hello</p>", "html client delivery"},
      {"a delivery's text",
       BareEntity("nms:delivery",
                  "><content><text><source>CODE</source></text></content>"),
       "Hello <%= recipient.x %>", "template delivery"},
      {"the same without a section",
       BareEntity("nms:delivery",
                  "><content><text><source>CODE</source></text></content>"),
       "Hello (you);", "nothing"},
      {"a subject",
       BareEntity("nms:delivery",
                  "><mailParameters><subject>CODE</subject></mailParameters>"),
       "Hello <%= x %>", "template delivery"},
      {"a click formula",
       BareEntity("nms:delivery",
                  "><tracking><clickFormula>CODE</clickFormula>"
                  "</tracking>"),
       "<%@ include option='NmsTracking_ClickFormula' %>", "template delivery"},
      {"a label that is computed",
       BareEntity("nms:delivery", R"x(label="CODE">)x"), "News <%= x %>",
       "template delivery guessed"},
      {"a label script",
       BareEntity("nms:delivery", R"x(><scenario labelScript="CODE"/>)x"),
       "'a' + x();", "javascript guessed"},
      {"a personalisation block",
       BareEntity("nms:includeView", "><source><text>CODE</text></source>"),
       "Hi <%= x %>", "template delivery"},
      {"a personalisation block's page",
       BareEntity("nms:includeView", "><source><html>CODE</html></source>"),
       "<b>Hi</b>", "html client delivery"},
      {"an offer's field",
       BareEntity("nms:offer", "><view><title_jst>CODE</title_jst></view>"),
       "<%= x %>", "template delivery"},
      {"an offer's page",
       BareEntity("nms:offer", "><view><htmlSource>CODE</htmlSource></view>"),
       "<b/>", "html client delivery"},
      {"a web application's page",
       BareEntity("nms:webApp",
                  "><activities><page><html>CODE</html></page>"
                  "</activities>"),
       "<b/>", "html client page"},
      {"a web application's page with a section",
       BareEntity("nms:webApp",
                  "><activities><page><source>CODE</source></page>"
                  "</activities>"),
       "<b><%= ctx.x %></b>", "template page"},
      {"a web application's script activity",
       BareEntity("nms:webApp",
                  "><activities><script><script>CODE</script>"
                  "</script></activities>"),
       kCode, "javascript"},
      {"a script of its pages may be the browser's",
       BareEntity("nms:webApp",
                  "><activities><page><script>CODE</script></page>"
                  "</activities>"),
       kCode, "javascript guessed"},
      {"a test of a web application, as script",
       BareEntity("nms:webApp", "><test><condition>CODE</condition></test>"),
       "ctx.a == 1", "javascript guessed"},
      {"a test of a web application, as expression",
       BareEntity("nms:webApp", "><test><condition>CODE</condition></test>"),
       "[vars/x] = True", "xtk guessed"},
      {"a tracking formula of the instance",
       BareEntity(
           "xtk:option",
           R"x(name="NmsTracking_OpenFormula"><memoValue>CODE</memoValue>)x"),
       "<%= x %>", "template delivery"},
      {"another option's value",
       BareEntity("xtk:option", R"x(name="Any" stringValue="CODE">)x"), kCode,
       "nothing"},
      {"the script run after publication",
       BareEntity(
           "xtk:option",
           R"x(name="NmsDelivery_PublishingScript" stringValue="CODE">)x"),
       kCode, "javascript guessed"},
  };
  Check(cases);
}

TEST(Places, Expressions) {
  const PlaceCase cases[] = {
      {"a filter",
       BareEntity("xtk:queryFilter",
                  R"x(><where><condition expr="CODE"/></where>)x"),
       "@id = 1", "xtk"},
      {"a raw SQL condition",
       BareEntity("xtk:queryFilter",
                  R"x(><where><condition sql="CODE"/></where>)x"),
       "iId in (select 1)", "sql"},
      {"a raw SQL column",
       BareEntity("xtk:queryFilter",
                  R"x(><select><node sql="CODE"/></select>)x"),
       "count(*)", "sql"},
      {"a boolean @sql of a schema",
       BareEntity("xtk:srcSchema", R"x(><element sql="CODE"/>)x"), "true",
       "nothing"},
      {"a boolean @sql of a condition",
       BareEntity("xtk:queryFilter", R"x(><condition sql="CODE"/>)x"), "True",
       "nothing"},
      {"a default of a schema",
       BareEntity("xtk:srcSchema", R"x(><attribute default="CODE"/>)x"),
       "GetDate()", "xtk"},
      {"a default that is none",
       BareEntity("xtk:queryFilter", R"x(default="CODE">)x"), "GetDate()",
       "nothing"},
      {"a condition of visibility",
       BareEntity("xtk:form", R"x(><input visibleIf="CODE"/>)x"), "@a = 1",
       "xtk"},
      {"any attribute named like one",
       BareEntity("xtk:form", R"x(><input somethingExpr="CODE"/>)x"), "@a",
       "xtk"},
      {"a parameter of a call",
       BareEntity("xtk:form",
                  R"x(><soapCall><param exprIn="CODE"/></soapCall>)x"),
       "@a", "xtk"},
      {"a target mapping",
       BareEntity("nms:deliveryMapping", R"x(email="CODE">)x"), "Lower(@email)",
       "xtk"},
      {"the same attribute of a recipient",
       BareEntity("nms:recipient", R"x(email="CODE">)x"), "a@b.c", "nothing"},
      {"an expression with a section",
       BareEntity("xtk:queryFilter", R"x(><condition expr="CODE"/>)x"),
       "@a = '<%= x %>'", "template other"},
      {"an expression with a section and SQLDATA",
       BareEntity("xtk:queryFilter", R"x(><condition expr="CODE"/>)x"),
       "@a IN ([SQLDATA[<%= x %>]])", "xtk"},
      {"SQLDATA where no expression is expected",
       BareEntity("xtk:form", R"x(><input xpath="CODE"/>)x"), "[SQLDATA[a]]",
       "xtk guessed"},
      {"SQLDATA in a text", BareEntity("xtk:form", "><value>CODE</value>"),
       "x [sqldata[a]]", "xtk guessed"},
      {"SQLDATA in a help", BareEntity("xtk:form", "><help>CODE</help>"),
       "[SQLDATA[a]]", "nothing"},
      {"SQLDATA in a description", BareEntity("xtk:form", R"x(desc="CODE">)x"),
       "[SQLDATA[a]]", "nothing"},
      {"SQLDATA in a label", BareEntity("xtk:form", R"x(label="CODE">)x"),
       "[SQLDATA[a]]", "nothing"},
      {"a section in a condition's wording",
       Workflow("<query><humanCond>CODE</humanCond></query>"), "<%= x %>",
       "nothing"},
      {"plain text", BareEntity("xtk:form", R"x(><input xpath="CODE"/>)x"),
       "@a", "nothing"},
  };
  Check(cases);
}

TEST(Places, ScriptOfAPackage) {
  EXPECT_EQ(
      KindIn(R"(<package buildVersion="6.1"><script>CODE</script></package>)",
             kCode),
      "javascript");
}

struct AttributeCase {
  std::string element;
  std::string attribute;
  bool expression;
};

TEST(Places, ExpressionAttributesAreKnownInVirtualDocumentsToo) {
  const AttributeCase cases[] = {
      {"condition", "expr", true},
      {"node", "expr", true},
      {"condition", "enabledIf", true},
      {"links", "dstExpr", true},
      {"attribute", "default", true},
      {"queryFilter", "default", false},
      {"condition", "sql", false},
      {"node", "alias", false},
      {"node", "label", false},
      {"deliveryMapping", "email", true},
      {"recipient", "email", false},
      {"gif", "gif", false},
      {"x", "If", false},
  };
  for (const AttributeCase& c : cases) {
    SCOPED_TRACE(c.element + "/@" + c.attribute);
    EXPECT_EQ(IsExpressionAttribute(c.element, c.attribute), c.expression);
  }
}

TEST(PlaceTable, KeepsRowsOfANameTogetherAndTheGeneralOneLast) {
  for (const auto rows : {TextPlaces(), AttributePlaces()}) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      SCOPED_TRACE(std::string(rows[i].name));
      const auto found = rows.data() == TextPlaces().data()
                             ? TextPlacesNamed(rows[i].name)
                             : AttributePlacesNamed(rows[i].name);
      // Every row is found under its name.
      EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const auto& row) {
        return &row == &rows[i];
      }));
      // A row that agrees with everything hides the ones behind it.
      const bool general = rows[i].around.empty() && rows[i].schema.empty();
      if (general) {
        EXPECT_EQ(&rows[i], &found.back());
      }
    }
  }
}

}  // namespace
}  // namespace audit
