// Paths of expressions in Campaign's own schemas and in those of an input; what
// only looks known has a row as well.
#include "model/xtk_paths.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "xml/document.h"

namespace audit {
namespace {

constexpr std::string_view kSchemas = R"xml(<a>
<srcSchema namespace="cus" name="order">
  <element name="line"><attribute name="shared"/></element>
  <element name="order" autopk="true">
    <attribute name="number" type="string"/>
    <attribute name="twice"/>
    <attribute name="social" applicableIf="HasPackage('nms:social')"/>
    <attribute name="sure" applicableIf="$(loginId)"/>
    <element name="maybe" applicableIf="1 = 0"><attribute name="x"/></element>
    <element name="gone"><attribute name="x"/></element>
    <element name="perhaps" type="link" target="cus:shop" applicableIf="1"
             revLink="perhapsBack"/>
    <element name="note" type="memo"/>
    <element name="address"><attribute name="street"/>
      <element name="geo"><attribute name="x" type="double"/></element></element>
    <element name="copied" ref="line"/>
    <element name="any" type="ANY"/>
    <element name="bare"/>
    <element name="client" type="link" target="nms:recipient" revLink="order"/>
    <element name="shop" type="link" target="cus:shop"/>
    <element name="keyed" type="link" target="cus:shop">
      <join xpath-src="@shopCode" xpath-dst="@code"/></element>
    <element name="lines" type="link" target="cus:line" unbound="true"/>
    <element name="owner" type="link" target="xtk:opsecurity, xtk:operator"/>
    <element name="lost" type="link" target="cus:gone"/>
    <element name="nowhere" type="link"/>
    <element name="hidden" type="link" target="cus:shop" revLink="_NONE_"/>
    <attribute name=""/>
  </element>
</srcSchema>
<srcSchema namespace="cus" name="orderMore" extendedSchema="cus:order">
  <element name="order">
    <attribute name="added"/>
    <attribute name="sure"/>
    <element name="gone" _operation="delete"/>
    <attribute name="number" _operation="delete"/>
    <element name="twice" type="memo"/>
    <element name="shop" _operation="delete"/>
    <element name="address"><attribute name="city"/></element>
  </element>
</srcSchema>
<srcSchema namespace="loy" name="recipient" extendedSchema="nms:recipient">
  <element name="recipient"><attribute name="points" type="long"/>
    <element name="card" type="link" target="cus:shop" revLink="holder"
             revCardinality="single"/></element>
</srcSchema>
<srcSchema namespace="cus" name="shop">
  <element name="shop"><attribute name="code"/>
    <attribute name="email"/><element name="email" type="memo"/></element>
</srcSchema>
<srcSchema namespace="cus" name="till"><element name="till" autopk="1">
  <element name="order" type="link" target="cus:order"/>
  <element name="first" type="link" target="cus:order" revLink="till"/>
  <element name="group"><element name="order" type="link"
    target="cus:order" revLink="_NONE_"/></element></element></srcSchema>
<srcSchema namespace="cus" name="till"><element name="till" autopk="1">
  <attribute name="newer"/>
  <element name="order" type="link" target="cus:order"/>
  <element name="first" type="link" target="nms:recipient" revLink="_NONE_"/>
  <element name="group"><element name="order" type="link"
    target="cus:order" revLink="_NONE_"/></element></element></srcSchema>
<srcSchema namespace="cus" name="misnamed"><element name="other">
  <attribute name="x"/></element></srcSchema>
<srcSchema name="homeless"><element name="homeless"><attribute name="x"/>
</element></srcSchema></a>)xml";

std::vector<SchemaSource> SourcesOfTest() {
  const Document document = Document::Parse(kSchemas);
  std::vector<SchemaSource> sources;
  for (NodeId at = document.FirstChild(document.FirstRoot()); at != 0;
       at = document.NextSibling(at)) {
    if (auto source = ReadSchema(document, at)) {
      sources.push_back(*std::move(source));
    }
  }
  return sources;
}

std::string Shown(std::string_view text, const PathMeaning& meaning) {
  if (meaning.kind == PathMeaning::Kind::kUnknown) {
    const Region step = meaning.step;
    return std::string(WordsOf(meaning.reason)) + ": " +
           std::string(text.substr(step.begin, step.size()));
  }
  const bool link = meaning.kind == PathMeaning::Kind::kLink;
  std::string shown = link ? "link " : "field ";
  shown += meaning.schema + " " + meaning.xpath;
  if (link) shown += " -> " + meaning.target;
  return shown + (meaning.many ? " many" : "");
}

struct PathCase {
  std::string name;
  std::string text;
  std::string meaning;
  std::vector<std::string_view> schemas = {"nms:recipient"};
};

void Check(const std::vector<PathCase>& cases) {
  const Schemas fields(SourcesOfTest());
  for (const PathCase& c : cases) {
    SCOPED_TRACE(c.name);
    const XtkExpression expression = ParseXtk(c.text);
    ASSERT_FALSE(expression.nodes.empty());
    const PathMeaning meaning =
        ResolvePath(fields, c.schemas, c.text, expression, 0);
    EXPECT_EQ(Shown(c.text, meaning), c.meaning);
    EXPECT_EQ(meaning.kind == PathMeaning::Kind::kUnknown,
              meaning.reason != PathReason::kNone);
  }
}

TEST(ResolvePath, KnowsFieldsAndLinks) {
  Check({
      {"a field of Campaign", "@email", "field nms:recipient @email"},
      {"in brackets", "[@email]", "field nms:recipient @email"},
      {"an element that holds text", "comment", "field nms:recipient comment"},
      {"a field in an element", "[location/@city]",
       "field nms:recipient location/@city"},
      {"a link of Campaign", "folder",
       "link nms:recipient folder -> xtk:folder"},
      {"a field behind a link", "[folder/@label]", "field xtk:folder @label"},
      {"through two links", "[folder/parent/@name]", "field xtk:folder @name"},
      {"a link to many", "subscription",
       "link nms:recipient subscription -> nms:subscription many"},
      {"a key that is declared", "[@folder-id]",
       "field nms:recipient @folder-id"},
      {"this element first", "[./@email]", "field nms:recipient @email"},
      {"there and back", "[folder/../@email]", "field nms:recipient @email"},
      {"out of an element", "[location/../@email]",
       "field nms:recipient @email"},
      {"a field of an extension", "@points", "field nms:recipient @points"},
      {"a link of an extension", "[card/@code]", "field cus:shop @code"},
      {"a schema of the input", "note", "field cus:order note", {"cus:order"}},
      {"a key that autopk makes", "@id", "field cus:order @id", {"cus:order"}},
      {"a field of an element of an element",
       "[address/geo/@x]",
       "field cus:order address/geo/@x",
       {"cus:order"}},
      {"an element with fields of an extension",
       "[address/@city]",
       "field cus:order address/@city",
       {"cus:order"}},
      {"from the input to Campaign",
       "[client/@email]",
       "field nms:recipient @email",
       {"cus:order"}},
      {"the key of a link to Campaign",
       "[@client-id]",
       "field cus:order @client-id",
       {"cus:order"}},
      {"the key of a link to autopk",
       "[@order-id]",
       "field cus:till @order-id",
       {"cus:till"}},
      {"an element that another is declared by",
       "[copied/@shared]",
       "field cus:order copied/@shared",
       {"cus:order"}},
      {"a link in an element",
       "[group/order/@id]",
       "field cus:order @id",
       {"cus:till"}},
      {"a reverse link by its name", "order",
       "link nms:recipient order -> cus:order many"},
      {"a reverse link to one",
       "holder",
       "link cus:shop holder -> nms:recipient",
       {"cus:shop"}},
      {"a reverse link without a name",
       "order",
       "link cus:shop order -> cus:order many",
       {"cus:shop"}},
      {"behind a link to many", "[order/note]", "field cus:order note many"},
      {"a predicate", "[order[@added = 1]/@added]",
       "field cus:order @added many"},
      {"a predicate made by code", "[folder[@a = <%= x %>]/@label]",
       "field xtk:folder @label"},
      {"the query around",
       "[../@email]",
       "field nms:recipient @email",
       {"nms:recipient", "cus:order"}},
      {"two queries around",
       "[../../@number]",
       "taken away by an extension: number",
       {"cus:order", "nms:recipient", "cus:shop"}},
      {"a join", "[cus:order:@added]", "field cus:order @added"},
      {"a join with an alias", "[cus:order:o:client/@email]",
       "field nms:recipient @email"},
  });
}

TEST(ResolvePath, IsNotFooled) {
  Check({
      {"letter case counts", "@Email",
       "not among the names known of the schema: Email"},
      {"an element called like an attribute", "email",
       "not among the names known of the schema: email"},
      {"an attribute called like a link", "@folder",
       "not among the names known of the schema: folder"},
      {"a field that only a rule of naming knows",
       "[createdBy/@label]",
       "inferred from a rule of naming: label",
       {"xtk:workflow"}},
      {"a name nobody knows", "@shoeSize",
       "not among the names known of the schema: shoeSize"},
      {"a hyphen outside of brackets", "@folder-id", "not a path: @folder-id"},
      {"a call", "Lower(@email)", "not a path: Lower(@email)"},
      {"a broken path", "[@email/@x]", "not a path: [@email/@x]"},
      {"an element alone", "location",
       "an element that groups fields: location"},
      {"this element alone", "[.]", "an element that groups fields: ."},
      {"there and back alone", "[folder/..]",
       "an element that groups fields: .."},
      {"an absolute path", "/tmp/@email", "outside of the schema: /"},
      {"above the query", "[../@email]", "outside of the schema: .."},
      {"above both queries",
       "[../../@email]",
       "outside of the schema: ..",
       {"nms:recipient", "cus:order"}},
      {"behind a field", "[comment/@x]", "goes on behind a field: x"},
      {"back from a field", "[comment/../@email]",
       "goes on behind a field: .."},
      {"a field of a schema nobody knows",
       "@email",
       "nothing is known of the schema: email",
       {"cus:unheard"}},
      {"a schema of a workflow",
       "@email",
       "nothing is known of the schema: email",
       {"temp:query"}},
      {"no schema", "@email", "nothing is known of the schema: email", {""}},
      {"no level", "@email", "nothing is known of the schema: ", {}},
      {"a name made by code", "@<%= x %>", "made by code: <%= x %>"},
      {"a name with code in it", "[fol<%= x %>/@label]",
       "made by code: fol<%= x %>"},
      {"taken away",
       "@number",
       "taken away by an extension: number",
       {"cus:order"}},
      {"a link taken away",
       "[shop/@code]",
       "taken away by an extension: shop",
       {"cus:order"}},
      {"the key of a link taken away",
       "[@shop-id]",
       "not among the names known of the schema: shop-id",
       {"cus:order"}},
      {"inside of an element taken away",
       "[gone/@x]",
       "taken away by an extension: gone",
       {"cus:order"}},
      {"a field for some servers",
       "@social",
       "there under a condition only: social",
       {"cus:order"}},
      {"inside of an element for some servers",
       "[maybe/@x]",
       "there under a condition only: maybe",
       {"cus:order"}},
      {"an extension leaves the condition as it is",
       "@sure",
       "there under a condition only: sure",
       {"cus:order"}},
      {"a link for some servers",
       "[perhaps/@code]",
       "there under a condition only: perhaps",
       {"cus:order"}},
      {"the reverse of a link for some servers",
       "perhapsBack",
       "not among the names known of the schema: perhapsBack",
       {"cus:shop"}},
      {"an attribute and an element are two",
       "@twice",
       "field cus:order @twice",
       {"cus:order"}},
      {"two declarations that differ",
       "first",
       "declared in several ways: first",
       {"cus:till"}},
      {"only one of two versions declares it",
       "@newer",
       "declared in several ways: newer",
       {"cus:till"}},
      {"the key of a link that is disputed",
       "[@first-id]",
       "not among the names known of the schema: first-id",
       {"cus:till"}},
      {"the key of a link with its own join",
       "[@keyed-id]",
       "not among the names known of the schema: keyed-id",
       {"cus:order"}},
      {"the key of a link to many",
       "[@lines-id]",
       "not among the names known of the schema: lines-id",
       {"cus:order"}},
      {"the key of a link to a schema without autopk", "[@card-id]",
       "not among the names known of the schema: card-id"},
      {"a definition beside the main element",
       "@shared",
       "not among the names known of the schema: shared",
       {"cus:order"}},
      {"any XML",
       "any",
       "not among the names known of the schema: any",
       {"cus:order"}},
      {"an element without anything",
       "bare",
       "not among the names known of the schema: bare",
       {"cus:order"}},
      {"a link to one of several",
       "[owner/@name]",
       "the link leads to no one schema: name",
       {"cus:order"}},
      {"the link itself",
       "owner",
       "link cus:order owner -> xtk:opsecurity, xtk:operator",
       {"cus:order"}},
      {"a link to a schema nobody knows",
       "[lost/@x]",
       "the link leads to no one schema: x",
       {"cus:order"}},
      {"a link to nowhere",
       "[nowhere/@x]",
       "the link leads to no one schema: x",
       {"cus:order"}},
      {"a reverse link that is refused",
       "hidden",
       "not among the names known of the schema: hidden",
       {"cus:shop"}},
      {"a link whose type only looks like one",
       "[email/@x]",
       "goes on behind a field: x",
       {"cus:shop"}},
      {"the extension's own name is no schema of its own",
       "@points",
       "nothing is known of the schema: points",
       {"loy:recipient"}},
      {"a main element of another name",
       "@x",
       "not among the names known of the schema: x",
       {"cus:misnamed"}},
      {"a schema without a namespace",
       "@x",
       "nothing is known of the schema: x",
       {":homeless"}},
      {"a join to a schema nobody knows", "[temp:query:@email]",
       "nothing is known of the schema: email"},
      {"a join knows no query around", "[cus:order:../@email]",
       "outside of the schema: .."},
      {"a join of broken parts", "[cus:order:@a/@b]",
       "not a path: [cus:order:@a/@b]"},
  });
}

TEST(Schemas, DoNotDependOnTheOrderOfTheInput) {
  const std::vector<SchemaSource> sources = SourcesOfTest();
  const Schemas forwards(sources);
  const Schemas backwards({sources.rbegin(), sources.rend()});
  int known = 0;
  for (const std::string_view schema :
       {"nms:recipient", "cus:order", "cus:shop", "cus:till"}) {
    for (const std::string_view xpath :
         {"@email",    "@number", "@added",  "@twice",        "twice",
          "shop",      "first",   "address", "address/@city", "order",
          "till",      "holder",  "@points", "@id",           "@client-id",
          "@order-id", "@social", "@sure",   "gone",          "maybe",
          "perhaps"}) {
      SCOPED_TRACE(std::string(schema) + " " + std::string(xpath));
      const auto one = forwards.Find(schema, xpath);
      const auto other = backwards.Find(schema, xpath);
      ASSERT_EQ(one.has_value(), other.has_value());
      if (!one) continue;
      ++known;
      EXPECT_EQ(one->kind, other->kind);
      if (one->kind != SchemaField::Kind::kLink) continue;
      EXPECT_EQ(one->target, other->target);
      EXPECT_EQ(one->collection, other->collection);
    }
  }
  EXPECT_GE(known, 20);
}

}  // namespace
}  // namespace audit
