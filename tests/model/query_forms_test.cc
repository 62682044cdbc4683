// One query is the same wherever it is written: XML, an E4X literal, XML in a
// string, NLWS JSON. What only one of them can hold has rows of its own.
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "model/json_query.h"
#include "model/xml_string.h"
#include "syntax/e4x.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/model/query_shape.h"
#include "tests/model/shown_query.h"
#include "xml/document.h"

namespace audit {
namespace {

// The first literal, string or query object of a script, as markup.
std::optional<Markup> MarkupIn(const std::string& script) {
  ScriptParser parser;
  const std::unique_ptr<Tree> tree = parser.Parse(script);
  std::optional<Markup> markup;
  WalkNamed(tree->root(), [&](Node node) {
    if (markup) return;
    if (node.is("object")) {
      markup = MarkupOfObject(node, script);
    } else if (node.is("string") || node.is("binary_expression")) {
      if (const auto constant = FoldConstant(node, script)) {
        markup = MarkupOfConstant(*constant);
      }
    } else if (Markup literal = MarkupOfLiteral(node, script);
               !literal.empty()) {
      markup = std::move(literal);
    }
  });
  return markup;
}

std::string ShownScript(const std::string& script) {
  const auto markup = MarkupIn(script);
  if (!markup) return "no markup";
  const auto queries = FindQueries(*markup);
  if (queries.size() != 1) return std::to_string(queries.size()) + " queries";
  const QueryDef query = ReadQuery(*markup, queries[0]);
  const auto broken = BrokenQueryShape(query, script.size());
  return broken.empty() ? ShownQuery(query) : std::string(broken);
}

TEST(ReadQuery, ReadsEveryFormAlike) {
  const std::string shown = R"(select
L0 nms:recipient
L1 in L0 xtk:operatorGroup
select L0: @email as=@mail | @id
where L0 OR: @a = 1 | @id NOT IN L1
select L1: [@operator-id]
)";
  const std::string xml =
      R"(<queryDef schema="nms:recipient" operation="select">)"
      R"(<select><node expr="@email" alias="@mail"/><node expr="@id"/></select>)"
      R"(<where><condition expr="@a = 1" boolOperator="OR"/>)"
      R"(<condition expr="@id" setOperator="NOT IN">)"
      R"(<subQuery schema="xtk:operatorGroup"><select>)"
      R"(<node expr="[@operator-id]"/></select></subQuery></condition></where>)"
      R"(</queryDef>)";
  const Document document = Document::Parse(xml);
  EXPECT_EQ(ShownQuery(ReadQuery(document, document.FirstRoot())), shown);
  EXPECT_EQ(ShownScript("var q = xtk.queryDef.create(" + xml + ");"), shown);
  EXPECT_EQ(ShownScript("var q = '" + xml + "';"), shown);
  EXPECT_EQ(ShownScript(R"js(NLWS.xtkQueryDef.create({queryDef: {
    schema: 'nms:recipient', operation: 'select',
    select: {node: [{expr: '@email', alias: '@mail'}, {expr: '@id'}]},
    where: {condition: [{expr: '@a = 1', boolOperator: 'OR'},
      {expr: '@id', setOperator: 'NOT IN', subQuery: {
        schema: 'xtk:operatorGroup',
        select: {node: {expr: '[@operator-id]'}}}}]}}});)js"),
            shown);
}

TEST(ReadQuery, SeesWhereScriptsPutSomethingIn) {
  struct Case {
    std::string name;
    std::string script;
    std::string shown;
  };
  const Case cases[] = {
      {"an expression",
       "q = <queryDef schema='a:b'><where><condition "
       "expr={'@a = ' + x}/></where></queryDef>;",
       "-\nL0 a:b\nwhere L0: @a = ~\n"},
      {"a schema", "q = <queryDef schema={s} operation={o}/>;", "~\nL0 ~\n"},
      {"conditions",
       "q = <queryDef schema='a:b'><where><condition expr='@a'/>"
       "{more}</where></queryDef>;",
       "-\nL0 a:b\nwhere L0 ~: @a\n"},
      {"a clause", "q = <queryDef schema='a:b'>{where}</queryDef>;",
       "-\nL0 a:b ~\n"},
      {"attributes",
       "q = <queryDef schema='a:b'><where><condition {all}/>"
       "<condition expr='@b'/></where></queryDef>;",
       "-\nL0 a:b\nwhere L0 ~:  ~ | @b\n"},
      {"a word between conditions",
       "q = <queryDef schema='a:b'><where>"
       "<condition boolOperator={op} expr='@a'/><condition expr='@b'/>"
       "</where></queryDef>;",
       "-\nL0 a:b\nwhere L0 ~: @a | @b\n"},
      {"nodes",
       "q = <queryDef schema='a:b'><select>{nodes}</select>"
       "</queryDef>;",
       "-\nL0 a:b\nselect L0 ~\n"},
      {"a string put together",
       "q = \"<queryDef schema='a:b'><where>"
       "<condition expr='@a = \" + x + \"'/></where></queryDef>\";",
       "-\nL0 a:b\nwhere L0: @a = ~\n"},
      {"a string that ends early",
       "q = \"<queryDef schema='a:b'><where><condition expr='@a'/>\";",
       "-\nL0 a:b\nwhere L0: @a\n"},
      {"a value of JSON",
       "q = {queryDef: {schema: s, where: {condition: "
       "[{expr: '@a = ' + x}]}}};",
       "-\nL0 ~\nwhere L0: @a = ~\n"},
      {"a script that builds no query", "q = <where><condition/></where>;",
       "0 queries"},
      {"two queries",
       "q = <><queryDef schema='a:b'/><queryDef schema='c:d'/>"
       "</>;",
       "2 queries"},
      {"an object that is no query", "q = {schema: 'a:b', where: {}};",
       "no markup"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(ShownScript(c.script), c.shown);
  }
}

TEST(ReadQuery, TellsThePlacesOfItsParts) {
  const std::string xml =
      R"(<queryDef schema="a:b"><where><condition expr="@x &gt; 1")"
      R"( boolOperator="OR"/></where><groupBy><node expr="@y"/></groupBy>)"
      R"(</queryDef>)";
  const Document document = Document::Parse(xml);
  const QueryDef query = ReadQuery(document, document.FirstRoot());
  const auto slice = [&](Region region) {
    return xml.substr(region.begin, region.size());
  };
  ASSERT_EQ(query.conditions.size(), 1U);
  ASSERT_EQ(query.nodes.size(), 1U);
  const QueryCondition& condition = query.conditions[0];
  EXPECT_EQ(slice(query.levels[0].schema.region), R"(schema="a:b")");
  EXPECT_EQ(slice(query.clauses[0].region), "<where>");
  EXPECT_EQ(slice(condition.expr.region), R"(expr="@x &gt; 1")");
  EXPECT_EQ(condition.expr.text, "@x > 1");
  EXPECT_EQ(slice(condition.bool_operator_value.region),
            R"(boolOperator="OR")");
  EXPECT_EQ(slice(query.nodes[0].region), R"(<node expr="@y"/>)");
  const OriginMap origin = document.AttributeOrigin(condition.expr.id);
  EXPECT_EQ(slice(origin.ToSource({3, 4})), "&gt;");
}

TEST(ReadQuery, ReadsAnyDepth) {
  constexpr int kDepth = 1500;  // XML's own cap is 2,000
  const auto nested = [](const std::string& open, const std::string& close) {
    std::string xml = R"(<queryDef schema="a:b">)";
    for (int i = 0; i < kDepth / 3; ++i) xml += open;
    for (int i = 0; i < kDepth / 3; ++i) xml += close;
    return xml + "</queryDef>";
  };
  const std::string xmls[] = {
      nested("<where><condition expr='@a' setOperator='IN'>"
             "<subQuery schema='c:d'>",
             "</subQuery></condition></where>"),
      nested("<select><node expr='a'>", "</node></select>"),
  };
  for (const std::string& xml : xmls) {
    const Document document = Document::Parse(xml);
    const QueryDef query = ReadQuery(document, document.FirstRoot());
    EXPECT_EQ(BrokenQueryShape(query, xml.size()), "");
    EXPECT_GE(query.conditions.size() + query.nodes.size(), 1U);
  }
}

}  // namespace
}  // namespace audit
