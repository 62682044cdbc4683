// XML in strings and queries in JSON give the same virtual documents as E4X.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/text.h"
#include "model/json_query.h"
#include "model/xml_string.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

std::string WithHoles(std::string_view text) {
  std::string shown(text);
  for (std::size_t at = shown.find(kHole); at != std::string::npos;
       at = shown.find(kHole)) {
    shown.replace(at, kHole.size(), "...");
  }
  return shown;
}

// One line for each element, two spaces a level: "  b c=d 'text'".
std::string Shown(const Markup& markup) {
  std::string shown;
  std::vector<std::pair<NodeId, int>> stack = {{markup.FirstRoot(), 0}};
  while (!stack.empty()) {
    const auto [element, depth] = stack.back();
    stack.pop_back();
    if (element == 0) continue;
    shown += std::string(static_cast<std::size_t>(depth) * 2, ' ');
    shown += WithHoles(markup.Name(element));
    for (AttributeId a = markup.FirstAttribute(element); a != 0;
         a = markup.NextAttribute(a)) {
      shown += " " + WithHoles(markup.AttributeName(a)) + "=" +
               WithHoles(markup.AttributeValue(a));
    }
    const std::string text(Trim(markup.Text(element)));
    if (!text.empty()) shown += " '" + WithHoles(text) + "'";
    shown += "\n";
    stack.emplace_back(markup.NextSibling(element), depth);
    stack.emplace_back(markup.FirstChild(element), depth + 1);
  }
  return shown;
}

// The first concatenation, string or object of a script, as markup.
std::optional<Markup> MarkupIn(const std::string& script) {
  ScriptParser parser;
  const std::unique_ptr<Tree> tree = parser.Parse(script);
  std::optional<Markup> markup;
  bool seen = false;
  WalkNamed(tree->root(), [&](Node node) {
    if (seen) return;
    if (node.is("object")) {
      seen = true;
      markup = MarkupOfObject(node, script);
    } else if (node.is("string") || node.is("binary_expression")) {
      seen = true;
      if (const auto constant = FoldConstant(node, script)) {
        markup = MarkupOfConstant(*constant);
      }
    }
  });
  return markup;
}

struct MarkupCase {
  std::string name;
  std::string script;
  std::string shown;  // empty: no markup
};

void Check(std::span<const MarkupCase> cases) {
  for (const MarkupCase& c : cases) {
    SCOPED_TRACE(c.name);
    const auto markup = MarkupIn(c.script);
    EXPECT_EQ(markup ? Shown(*markup) : "", c.shown);
  }
}

TEST(MarkupOfConstant, ReadsWhatScriptsPutTogether) {
  const MarkupCase cases[] = {
      {"one literal", R"(x = "<where><condition sql='a = 1'/></where>";)",
       "where\n  condition sql=a = 1\n"},
      {"a value in between", R"(x = "<condition sql='a = " + y + "'/>";)",
       "condition sql=a = ...\n"},
      {"not closed", R"(x = "<where><condition sql='a'>";)",
       "where\n  condition sql=a\n"},
      {"ends before it starts", R"(x = "</select><where a='1'/>";)",
       "where a=1\n"},
      {"several roots", R"(x = "<node expr='@a'/><node expr='@b'/>";)",
       "node expr=@a\nnode expr=@b\n"},
      {"a declaration and a comment first",
       R"(x = "<?xml version='1.0'?><!-- <b/> --><a/>";)", "a\n"},
      {"escaped twice", R"(x = "<a b=\"c &lt; &quot;d&quot;\"/>";)",
       "a b=c < \"d\"\n"},
      {"text, character data, references",
       R"(x = "<a>b &amp; c<![CDATA[<d>]]></a>";)", "a 'b & c<d>'\n"},
      {"text of the right element", R"(x = "<a>b<c>d</c>e</a>";)",
       "a 'be'\n  c 'd'\n"},
      {"white space first", R"(x = "\n  <a/>";)", "a\n"},
      {"a start tag that never ends", R"(x = "<a><b c='d'";)", "a\n"},
      {"a quote that never ends", R"(x = "<a><b c='d/>";)", "a\n"},
      {"a tag inside an open tag", R"(x = "<a b <c d='e'/>";)", "c d=e\n"},
      {"attributes put in by code", R"(x = "<a " + y + " b='c'/>";)",
       "a b=c\n"},
      {"a name put in by code", R"(x = "<a" + y + " b='c'/>";)", "a... b=c\n"},
      {"a value without quotes", R"(x = "<a b=" + y + " c=d/>";)",
       "a b=... c=d\n"},
      {"elements left open in HTML", R"(x = "<ul><li>a<li>b</ul><p>c</p>";)",
       "ul\n  li 'a'\n    li 'b'\np 'c'\n"},
      {"a comparison is no markup", R"(x = "< b";)", ""},
      {"text before it", R"(x = "see <a/>";)", ""},
      {"a template", R"(x = "<%= a %>";)", ""},
      {"nothing but an end tag", R"(x = "</a>";)", ""},
      {"a lone bracket", R"(x = "<";)", ""},
  };
  Check(cases);
}

TEST(MarkupOfObject, ReadsQueries) {
  const MarkupCase cases[] = {
      {"a whole query",
       R"(q.create({queryDef: {schema: "nms:recipient", operation: 'get',
            select: {node: [{expr: "@id"}, {expr: "@email"}]},
            where: {condition: [{sql: "iId = 1"}]}}});)",
       "queryDef schema=nms:recipient operation=get\n  select\n"
       "    node expr=@id\n    node expr=@email\n  where\n"
       "    condition sql=iId = 1\n"},
      {"one condition without its array",
       R"(q = {queryDef: {where: {condition: {sql: "a"}}}};)",
       "queryDef\n  where\n    condition sql=a\n"},
      {"names in quotes", R"(q = {"queryDef": {'schema': "s"}};)",
       "queryDef schema=s\n"},
      {"values put together",
       R"(q = {queryDef: {a: "b" + c, d: e(), f: 2, g: true}};)",
       "queryDef a=b... d=... f=2 g=true\n"},
      {"objects inside other values are not the query's",
       R"(q = {queryDef: {a: f({b: {c: "d"}}), e: [g({h: 1}), {i: "j"}]}};)",
       "queryDef a=...\n  e i=j\n"},
      {"an attribute behind elements",
       R"(q = {queryDef: {where: {x: "1"}, schema: "s"}};)",
       "queryDef schema=s\n  where x=1\n"},
      {"comments between", R"(q = {/* a */ queryDef: {/* b */ c: "d"}};)",
       "queryDef c=d\n"},
      {"methods and the like are passed over",
       R"(q = {queryDef: {f: function () { return {a: "b"}; }, c: "d"}};)",
       "queryDef f=... c=d\n"},
      {"another object", R"(q = {where: {condition: {sql: "a"}}};)", ""},
      {"a query from elsewhere", R"(q = {queryDef: other};)", ""},
      {"an empty object", "q = {};", ""},
  };
  Check(cases);
}

struct PlaceCase {
  std::string name;
  std::string script;
  std::string element;
  std::string attribute;
  std::string part;          // of the value, holes as "..."
  std::string source;        // what the script has there
  std::string whole;         // what the script has at the attribute
  std::string element_name;  // what the script has at the element's name
};

TEST(VirtualDocuments, KnowTheirPlaceInTheScript) {
  const PlaceCase cases[] = {
      {"one literal", R"(x = "<a b='c d'/>";)", "a", "b", "c d", "c d",
       "b='c d'", "a"},
      {"behind escapes", R"(x = "\t<a b=\"c &lt; d\"/>";)", "a", "b", "< d",
       "&lt; d", R"(b=\"c &lt; d\")", "a"},
      {"in the second piece", R"(x = "<a " + y + " b='c'/>";)", "a", "b", "c",
       "c", "b='c'", "a"},
      {"a query", R"(q = {queryDef: {sql: "c\x20d"}};)", "queryDef", "sql",
       " d", R"(\x20d)", R"(sql: "c\x20d")", "queryDef"},
      {"a query's number", R"(q = {queryDef: {lineCount: 20}};)", "queryDef",
       "lineCount", "20", "20", "lineCount: 20", "queryDef"},
  };
  for (const PlaceCase& c : cases) {
    SCOPED_TRACE(c.name);
    const auto markup = MarkupIn(c.script);
    ASSERT_TRUE(markup.has_value());
    const NodeId element = markup->FirstRoot();
    const auto source = [&](Region region) {
      return c.script.substr(region.begin, region.size());
    };
    EXPECT_EQ(source(markup->NameRegion(element)), c.element_name);
    const AttributeId attribute = FindAttribute(*markup, element, c.attribute);
    ASSERT_NE(attribute, 0U);
    EXPECT_EQ(source(markup->AttributeRegion(attribute)), c.whole);
    const std::string_view value = markup->AttributeValue(attribute);
    const auto begin = static_cast<std::uint32_t>(value.find(c.part));
    const Region part{begin, begin + static_cast<std::uint32_t>(c.part.size())};
    const OriginMap origin = markup->AttributeOrigin(attribute);
    EXPECT_EQ(origin.decoded_size(), value.size());
    EXPECT_EQ(source(origin.ToSource(part)), c.source);
  }
}

TEST(VirtualDocuments, SurviveHostileText) {
  // Each of these makes a naive reader quadratic or deep.
  std::string opened, closed, attributes = "<a ";
  for (int i = 0; i < 20000; ++i) {
    opened += "<a>";
    closed += "</b>";
    attributes += "x='' ";
  }
  const std::string texts[] = {opened, opened + closed, attributes + "/>",
                               "<a>" + std::string(60000, '<')};
  for (const std::string& text : texts) {
    SCOPED_TRACE(text.substr(0, 20));
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto markup =
        MarkupOfConstant({text, OriginMap::Verbatim(0, size), 1, false});
    ASSERT_TRUE(markup.has_value());
    EXPECT_EQ(markup->Name(markup->FirstRoot()), "a");
  }
}

}  // namespace
}  // namespace audit
