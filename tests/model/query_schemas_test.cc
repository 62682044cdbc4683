// The schema of each level of a query; what only looks like one has a row too.
#include "model/query_schemas.h"

#include <gtest/gtest.h>

#include <string>

#include "xml/document.h"

namespace audit {
namespace {

struct Row {
  std::string name;
  std::string xml;    // clauses of a query on nms:recipient
  std::string shown;  // of the last level
};

std::string Shown(const std::string& xml) {
  static const Schemas fields;
  const Document document = Document::Parse(xml);
  const QueryDef query = ReadQuery(document, document.FirstRoot());
  const auto schemas = SchemasOf(query, fields);
  EXPECT_EQ(schemas.size(), query.levels.size());
  for (const LevelSchema& schema : schemas) {
    EXPECT_EQ(schema.name.empty(), schema.reason != PathReason::kNone);
  }
  std::string shown = schemas.back().name.empty()
                          ? std::string(WordsOf(schemas.back().reason))
                          : schemas.back().name;
  const auto last = static_cast<std::uint32_t>(schemas.size() - 1);
  for (const std::string_view out : SchemaChain(query, schemas, last)) {
    shown += " < " + std::string(out);
  }
  return shown;
}

std::string Collection(const std::string& expr) {
  return "<where><condition expr=\"" + expr +
         "\" setOperator=\"EXISTS\"><condition expr=\"@a\"/></condition>"
         "</where>";
}

TEST(SchemasOf, KnowsEachLevel) {
  const Row rows[] = {
      {"the query", "", "nms:recipient < nms:recipient"},
      {"a collection", Collection("subscription"),
       "nms:subscription < nms:subscription"},
      {"a link to one", Collection("folder"), "xtk:folder < xtk:folder"},
      {"in brackets", Collection("[folder/parent]"), "xtk:folder < xtk:folder"},
      {"a collection of a node",
       "<select><node expr=\"rcpGrpRel\"><node expr=\"@x\"/></node></select>",
       "nms:rcpGrpRel < nms:rcpGrpRel"},
      {"a subquery",
       "<where><condition setOperator=\"IN\" expr=\"@id\">"
       "<subQuery schema=\"nms:delivery\"/></condition></where>",
       "nms:delivery < nms:recipient < nms:delivery"},
      {"a collection of a subquery",
       "<where><condition setOperator=\"IN\" expr=\"@id\"><subQuery "
       "schema=\"nms:delivery\">" +
           Collection("operation") + "</subQuery></condition></where>",
       "nms:operation < nms:operation"},
      {"a link of the query around it",
       "<where><condition setOperator=\"IN\" expr=\"@id\"><subQuery "
       "schema=\"nms:delivery\">" +
           Collection("../folder") + "</subQuery></condition></where>",
       "xtk:folder < xtk:folder"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(
        Shown("<queryDef schema=\"nms:recipient\">" + row.xml + "</queryDef>"),
        row.shown);
  }
}

TEST(SchemasOf, IsNotFooled) {
  const Row rows[] = {
      {"a field is no collection", Collection("@email"),
       "goes on behind a field < "},
      {"a link nobody knows", Collection("visits"),
       "not among the names known of the schema < "},
      {"an expression is no path", Collection("subscription = 1"),
       "not a path < "},
      {"a call of a link", Collection("Lower(subscription)"), "not a path < "},
      {"nothing", Collection(""), "not a path < "},
      {"code", Collection("&lt;%= link %&gt;"), "not a path < "},
      {"a link whose end is code", Collection("folder/&lt;%= link %&gt;"),
       "made by code < "},
      {"a link to a schema without a known field",
       "<where><condition setOperator=\"IN\" "
       "expr=\"@id\"><subQuery schema=\"xtk:workflow\">" +
           Collection("supervisor") + "</subQuery></condition></where>",
       "xtk:opsecurity < xtk:opsecurity"},
      {"out of a collection",
       "<where><condition expr=\"subscription\" "
       "setOperator=\"EXISTS\"><condition expr=\"../folder\" "
       "setOperator=\"EXISTS\"><condition expr=\"@a\"/></condition>"
       "</condition></where>",
       "outside of the schema < "},
      {"a set operator nobody knows",
       "<where><condition expr=\"subscription\" setOperator=\"ANY\">"
       "<condition expr=\"@a\"/></condition></where>",
       "not a path < "},
      {"a set operator of a template",
       "<where><condition expr=\"subscription\" setOperator=\"&lt;%= o %&gt;\">"
       "<condition expr=\"@a\"/></condition></where>",
       "made by code < "},
      {"a subquery whose schema is code",
       "<where><condition setOperator=\"IN\" expr=\"@id\">"
       "<subQuery schema=\"&lt;%= s %&gt;\"/></condition></where>",
       "made by code < nms:recipient < "},
      {"a subquery without a schema",
       "<where><condition setOperator=\"IN\" expr=\"@id\"><subQuery/>"
       "</condition></where>",
       "nothing is known of the schema < nms:recipient < "},
      {"brackets are no level of their own",
       "<where><condition><condition expr=\"@a\"/></condition></where>",
       "nms:recipient < nms:recipient"},
      {"a link with its expression in other letters",
       "<where><condition Expr=\"subscription\" setOperator=\"EXISTS\">"
       "<condition expr=\"@a\"/></condition></where>",
       "not a path < "},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(
        Shown("<queryDef schema=\"nms:recipient\">" + row.xml + "</queryDef>"),
        row.shown);
  }
}

TEST(SchemasOf, NeedsOneTarget) {
  const Document schemas = Document::Parse(
      R"(<srcSchema namespace="cus" name="a"><element name="a">)"
      R"(<element name="one" type="link" target="cus:b"/>)"
      R"(<element name="two" type="link" target="cus:b, cus:c"/>)"
      R"(<element name="none" type="link"/></element></srcSchema>)");
  const Schemas fields({*ReadSchema(schemas, schemas.FirstRoot())});
  const auto schema_of = [&](const std::string& link) {
    const std::string xml =
        R"(<queryDef schema="cus:a">)" + Collection(link) + "</queryDef>";
    const Document document = Document::Parse(xml);
    const QueryDef query = ReadQuery(document, document.FirstRoot());
    const LevelSchema schema = SchemasOf(query, fields).back();
    return schema.name.empty() ? std::string(WordsOf(schema.reason))
                               : schema.name;
  };
  EXPECT_EQ(schema_of("one"), "cus:b");
  EXPECT_EQ(schema_of("two"), "the link leads to no one schema");
  EXPECT_EQ(schema_of("none"), "the link leads to no one schema");
  EXPECT_EQ(schema_of("one/two"), "the link leads to no one schema");
}

}  // namespace
}  // namespace audit
