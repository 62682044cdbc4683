// Schemas merged: fields, keys, tables, enumerations; and
// what only looks as if it were known.
#include "model/schemas.h"

#include <gtest/gtest.h>

#include "tests/model/schema_rows.h"

namespace audit {
namespace {

// An extension cus:`name` of `target`, whose main element is called `main`.
std::string Extension(const std::string& name, const std::string& target,
                      const std::string& main, const std::string& content) {
  return "<srcSchema namespace='cus' name='" + name + "' extendedSchema='" +
         target + "'><element name='" + main + "'>" + content +
         "</element></srcSchema>";
}

const std::string kX = "<attribute name='x' type='long'/>";
const std::string kDefinition =
    "<srcSchema namespace='cus' name='lib' library='true'>"
    "<element name='box'><attribute name='size' type='long'/>"
    "<element name='inner'><attribute name='y'/></element></element>"
    "<element name='lib'><attribute name='z'/></element></srcSchema>";

void Check(const std::vector<FieldRow>& rows) {
  for (const FieldRow& row : rows) {
    SCOPED_TRACE(row.name);
    const Schemas schemas(SourcesOf(row.xml));
    EXPECT_EQ(ShownField(schemas, row.schema, row.xpath), row.shown);
  }
}

TEST(Schemas, MergeExtensionsAndFollowPointers) {
  Check({
      {"an extension of Campaign's",
       Extension("b", "nms:recipient", "recipient", kX), "nms:recipient", "@x",
       "long iX by rule"},
      {"named like itself", Extension("b", "nms:recipient", "b", kX),
       "nms:recipient", "@x", "long iX by rule"},
      {"named like its target goes first",
       "<srcSchema namespace='cus' name='b' extendedSchema='nms:recipient'>"
       "<element name='b'><attribute name='y'/></element>"
       "<element name='recipient'>" +
           kX + "</element></srcSchema>",
       "nms:recipient", "@x", "long iX by rule"},
      {"two extensions that agree",
       A("") + Extension("b", "cus:a", "a", kX) +
           Extension("c", "cus:a", "a", kX),
       "cus:a", "@x", "long -"},  // what is around it may be kept as XML
      {"an extension below an element of what it extends",
       Extension("b", "nms:delivery", "delivery",
                 "<element name='mailParameters'>"
                 "<attribute name='cusTag' type='string'/></element>"),
       "nms:delivery", "mailParameters/@cusTag", "string -"},
      {"an extension that only labels",
       A("<attribute name='n' type='byte'/>") +
           Extension("b", "cus:a", "a", "<attribute name='n' label='N'/>"),
       "cus:a", "@n", "byte iN by rule"},
      {"an extension that labels what the tables lack",
       Extension("b", "nms:extAccount", "extAccount",
                 "<attribute name='cusPort' label='P'/>"),
       "nms:extAccount", "@cusPort", "string -"},
      {"values that may be numbers", A("<attribute name='n' enum='st'/>"),
       "cus:a", "@n", "string -"},
      {"a key that is no number",
       "<srcSchema namespace='cus' name='a'><element name='a'>"
       "<key name='k' internal='true'><keyfield xpath='@id'/></key>"
       "<attribute name='id' type='uuid'/></element></srcSchema>",
       "cus:a", "@id", "uuid -"},
      {"kept as XML, in the word of forms",
       A("<attribute name='x' type='long' xml='yes'/>"), "cus:a", "@x",
       "long -"},
      {"what was only a guess before",
       Extension("b", "xtk:operator", "operator",
                 "<attribute name='home' type='string'/>"),
       "xtk:operator", "@home", "string sHome by rule"},
      {"a template of the input", A("", "template='cus:lib'") + kDefinition,
       "cus:a", "@z", "string -"},
      {"a definition of another schema",
       A("<element name='b' ref='cus:lib:box'/>") + kDefinition, "cus:a",
       "b/@size", "long -"},
      {"below a definition",
       A("<element name='b' template='cus:lib:box/inner'/>") + kDefinition,
       "cus:a", "b/@y", "string -"},
      {"a definition with more of its own",
       A("<element name='b' ref='cus:lib:box'><attribute name='own'/>"
         "</element>") +
           kDefinition,
       "cus:a", "b/@own", "string sOwn by rule"},
      {"a definition that goes on to another",
       "<srcSchema namespace='cus' name='a'><element name='p' ref='q'/>"
       "<element name='q'><attribute name='y'/></element>"
       "<element name='a'><element name='b' ref='p'/></element></srcSchema>",
       "cus:a", "b/@y", "string sY by rule"},
      {"a definition that holds itself",
       "<srcSchema namespace='cus' name='a'><element name='p'>"
       "<attribute name='y'/><element name='p' ref='p'/></element>"
       "<element name='a' ref='p'/></srcSchema>",
       "cus:a", "p/p/p/@y", "string sY by rule"},
      {"an extension finds the definitions of its target",
       "<srcSchema namespace='cus' name='a'><element name='p'>"
       "<attribute name='y'/></element><element name='a'/></srcSchema>" +
           Extension("b", "cus:a", "a", "<element name='b' ref='p'/>"),
       "cus:a", "b/@y", "string sY by rule"},
      {"the key of a link",
       A("<element name='who' type='link' "
         "target='nms:recipient'/>"),
       "cus:a", "@who-id", "long iWhoId by rule"},
      {"a link and its column",
       A("<element name='who' type='link' "
         "target='nms:recipient'/>"),
       "cus:a", "who", "link -> nms:recipient iWhoId by rule"},
      {"a link to a schema whose key is declared",
       A("<element name='who' type='link' target='cus:b'/>") +
           "<srcSchema namespace='cus' name='b'><element name='b'>"
           "<key name='k' internal='true'><keyfield xpath='@id'/></key>"
           "<attribute name='id' type='long'/></element></srcSchema>",
       "cus:a", "@who-id", "long iWhoId by rule"},
      {"a link to a schema whose key is no number",
       A("<element name='who' type='link' target='cus:b'/>") +
           "<srcSchema namespace='cus' name='b'><element name='b'>"
           "<key name='k' internal='true'><keyfield xpath='@id'/></key>"
           "<attribute name='id' type='string'/></element></srcSchema>",
       "cus:a", "@who-id", "not known"},
      {"a link of an extension",
       Extension("b", "nms:recipient", "recipient",
                 "<element name='shop' type='link' target='nms:delivery'/>"),
       "nms:recipient", "@shop-id", "long iShopId by rule"},
  });
}

TEST(Schemas, AreNotFooled) {
  const std::string circle =
      Extension("p", "cus:q", "a", kX) + Extension("q", "cus:p", "a", kX);
  const std::string chain =
      A("<attribute name='w'/>") + Extension("b", "cus:a", "a", "") +
      Extension("c", "cus:b", "b", kX + "<attribute name='w'/>");
  Check({
      {"letter case of the schema", A(kX), "cus:A", "@x", "not known"},
      {"letter case of the namespace", A(kX), "Cus:a", "@x", "not known"},
      {"letter case of the field", A(kX), "cus:a", "@X", "not known"},
      {"another namespace", A(kX), "acme:a", "@x", "not known"},
      {"an extension's name is no schema",
       Extension("b", "nms:recipient", "recipient", kX), "cus:b", "@x",
       "not known"},
      {"an extension of an extension", chain, "cus:a", "@x", "indirect"},
      {"what it says again is known without it", chain, "cus:a", "@w",
       "string sW by rule"},
      {"of an extension nothing is known", chain, "cus:b", "@x", "not known"},
      {"extensions in a circle", circle, "cus:p", "@x", "not known"},
      {"an extension of itself", Extension("p", "cus:p", "p", kX), "cus:p",
       "@x", "not known"},
      {"a schema and an extension of one name",
       A(kX) + Extension("a", "nms:recipient", "recipient", kX), "cus:a", "@x",
       "disputed"},
      {"two versions, in one of which it is not", A(kX) + A(""), "cus:a", "@x",
       "disputed"},
      {"two versions of an extension",
       A("") + Extension("b", "cus:a", "a", kX) +
           Extension("b", "cus:a", "a", ""),
       "cus:a", "@x", "disputed"},
      {"two extensions that differ",
       A("") + Extension("b", "cus:a", "a", "<element name='x'/>" + kX) +
           Extension("c", "cus:a", "a",
                     "<element name='y' type='link' target='cus:p'/>") +
           Extension("d", "cus:a", "a",
                     "<element name='y' type='link' target='cus:q'/>"),
       "cus:a", "y", "disputed"},
      {"an extension takes away what is Campaign's",
       Extension("b", "nms:recipient", "recipient",
                 "<attribute name='email' _operation='delete'/>"),
       "nms:recipient", "@email", "removed"},
      {"a template that is not there", A("", "template='cus:lib'"), "cus:a",
       "@z", "not known"},
      {"a template in two versions",
       A("", "template='cus:lib'") + kDefinition + kDefinition, "cus:a", "@z",
       "not known"},
      {"a definition that is not there",
       A("<element name='b' ref='cus:lib:bag'/>") + kDefinition, "cus:a", "b",
       "not known"},
      {"a definition in two places",
       "<srcSchema namespace='cus' name='a'><element name='p'>"
       "<attribute name='y'/></element><element name='a'/></srcSchema>"
       "<srcSchema namespace='cus' name='b' extendedSchema='cus:a'>"
       "<element name='p'><attribute name='y'/></element><element name='a'>"
       "<element name='b' ref='p'/></element></srcSchema>",
       "cus:a", "b/@y", "not known"},
      {"a definition twice in one schema",
       "<srcSchema namespace='cus' name='a'><element name='p'>"
       "<attribute name='y'/></element><element name='p'/>"
       "<element name='a'><element name='b' ref='p'/></element></srcSchema>",
       "cus:a", "b", "not known"},
      {"a definition for some servers",
       A("<element name='b' ref='cus:lib:box'/>") +
           "<srcSchema namespace='cus' name='lib'><element name='box' "
           "applicableIf='1'><attribute name='size'/></element></srcSchema>",
       "cus:a", "b/@size", "not known"},
      {"a definition that is a link",
       "<srcSchema namespace='cus' name='a'><element name='p' type='link' "
       "target='cus:a'/><element name='a'><element name='b' ref='p'/>"
       "</element></srcSchema>",
       "cus:a", "b", "not known"},
      {"definitions in a circle without anything",
       "<srcSchema namespace='cus' name='a'><element name='p' ref='q'/>"
       "<element name='q' ref='p'/><element name='a' ref='p'/></srcSchema>",
       "cus:a", "@y", "not known"},
      {"a pointer made by code",
       A("<element name='b' ref='cus:lib:&lt;%= x %>'/>") + kDefinition,
       "cus:a", "b", "not known"},
      {"an aggregate: where its fields go is not documented",
       A("<element name='b' aggregate='cus:lib:box'/>") + kDefinition, "cus:a",
       "b/@size", "not known"},
      {"nor whether they go around it",
       A("<element name='b' aggregate='cus:lib:box'/>") + kDefinition, "cus:a",
       "@size", "not known"},
      {"a template that shares its id with an extension",
       A("", "template='cus:lib'") + kDefinition +
           Extension("lib", "nms:recipient", "recipient", kX),
       "cus:a", "@z", "not known"},
      {"an aggregate with names of its own",
       A("<element name='b' aggregate='cus:lib:box'><attribute name='own'/>"
         "</element>") +
           kDefinition,
       "cus:a", "b/@own", "not known"},
      {"an extension of an extension of one or the other",
       A("") + Extension("b", "cus:a", "a", "") +
           Extension("b", "cus:z", "z", "") + Extension("c", "cus:b", "b", kX),
       "cus:a", "@x", "not known"},
      {"the way back of an extension's link without a name",
       A("") + Extension("b", "nms:recipient", "recipient",
                         "<element name='l' type='link' target='cus:a'/>"),
       "cus:a", "b", "not known"},
      {"two links that differ in number",
       A("") +
           Extension("b", "cus:a", "a",
                     "<element name='l' type='link' target='cus:a'/>") +
           Extension("c", "cus:a", "a",
                     "<element name='l' type='link' target='cus:a' "
                     "unbound='true'/>"),
       "cus:a", "l", "disputed"},
      {"the key of autopk does not come with a template",
       A("", "template='cus:lib'") +
           "<srcSchema namespace='cus' name='lib'><element name='lib' "
           "autopk='true'/></srcSchema>",
       "cus:a", "@id", "not known"},
      {"the key of a link in XML has no column",
       A("<element name='b' xml='true'><element name='who' type='link' "
         "target='nms:recipient'/></element>"),
       "cus:a", "b/@who-id", "long -"},
      {"the key of a link that is joined by hand",
       A("<element name='who' type='link' target='nms:recipient'><join "
         "xpath-src='@mail' xpath-dst='@email'/></element>"),
       "cus:a", "@who-id", "not known"},
      {"the key of a link to a schema of another key",
       A("<element name='opt' type='link' target='xtk:option'/>"), "cus:a",
       "@opt-id", "not known"},
      {"the way back of a link that is taken away",
       A("<element name='who' type='link' target='nms:recipient' "
         "revLink='back'/>") +
           Extension("b", "cus:a", "a",
                     "<element name='who' _operation='delete'/>"),
       "nms:recipient", "back", "not known"},
      {"the way back of a link of some versions",
       A("<element name='who' type='link' target='nms:recipient' "
         "revLink='back'/>") +
           A(""),
       "nms:recipient", "back", "not known"},
      {"no way back into an element",
       A("<element name='who' type='link' target='nms:recipient' "
         "revLink='back'/>"),
       "nms:recipient", "location/back", "not known"},
  });
}

TEST(Schemas, KnowKeys) {
  const auto key = [](const std::string& content, const std::string& main = "",
                      const std::string& more = "") {
    const Schemas schemas(SourcesOf(A(content, main) + more));
    std::string shown;
    const auto fields = schemas.KeyOf("cus:a");
    if (!fields) return std::string("not known");
    for (const std::string& field : *fields) shown += field + " ";
    return shown;
  };
  const std::string first = "<key name='k'><keyfield xpath='@x'/></key>";
  const std::string two =
      "<key name='l'><keyfield xlink='who'/><keyfield xpath='@y'/></key>";
  const std::string internal =
      "<key name='m' internal='true'><keyfield xpath='@z'/></key>";
  EXPECT_EQ(key(first), "@x ");
  EXPECT_EQ(key(first + two), "@x ");
  EXPECT_EQ(key(two + first), "who @y ");
  EXPECT_EQ(key(first + internal), "@z ");
  EXPECT_EQ(key(first, "autopk='true'"), "@id ");
  EXPECT_EQ(key(""), "not known");
  EXPECT_EQ(key(internal, "autopk='true'"), "not known");
  EXPECT_EQ(key(internal + "<key internal='1'><keyfield xpath='@q'/></key>"),
            "not known");
  EXPECT_EQ(key("<key applicableIf='1'><keyfield xpath='@q'/></key>"),
            "not known");
  EXPECT_EQ(key(first, "template='cus:lib'"), "not known");
  EXPECT_EQ(key(first, "", A(two)), "not known") << "two versions";
  EXPECT_EQ(key(first, "", Extension("b", "cus:a", "a", internal)),
            "not known");
  EXPECT_EQ(key(first, "", Extension("b", "cus:a", "a", two)), "@x ");
  const Schemas platform;
  using Key = std::vector<std::string>;
  EXPECT_EQ(platform.KeyOf("nms:rcpGrpRel"),
            Key({"@rcpGroup-id", "@recipient-id"}));
  EXPECT_EQ(platform.KeyOf("nms:mxDomain"), std::nullopt);
}

TEST(Schemas, KnowTables) {
  const auto table = [](const std::string& xml,
                        std::string_view schema = "cus:a") {
    return Shown(Schemas(SourcesOf(xml)).TableOf(schema));
  };
  EXPECT_EQ(table(A("")), "CusA by rule");
  EXPECT_EQ(table(A("", "sqltable='T'")), "T");
  EXPECT_EQ(table(A("", "sqltable=''")), "CusA by rule");
  EXPECT_EQ(table("", "nms:recipient"), "NmsRecipient");
  EXPECT_EQ(table(A("", "sqltable='T'") + A("", "sqltable='t'")), "T");
  EXPECT_EQ(table(Extension("a", "nms:recipient", "recipient", "")), "-");
  EXPECT_EQ(table(A("", "sqltable='T'") + A("", "sqltable='U'")), "-");
  EXPECT_EQ(table(A("", "", "view='true'")), "-");
  EXPECT_EQ(table(A("", "sqltable='V'", "view='true'")), "V");
  EXPECT_EQ(table(A("", "", "mappingType='xmlFile'")), "-");
  EXPECT_EQ(table(A("", "", "library='true'")), "-");
  EXPECT_EQ(table(A("", "template='nms:broadLog'")), "-");
  EXPECT_EQ(table(A("", "sqltable='&lt;%= t %>'")), "-");
  EXPECT_EQ(table("<srcSchema namespace='cus' name='a'/>"), "-");
  EXPECT_EQ(table("", "cus:unheard"), "-");
}

TEST(Schemas, KnowEnumerations) {
  const std::string one =
      "<srcSchema namespace='cus' name='a'><enumeration name='e' "
      "basetype='byte'><value name='on' value='1'/></enumeration>"
      "<element name='a'/></srcSchema>";
  const std::string other =
      "<srcSchema namespace='cus' name='b' extendedSchema='cus:a'>"
      "<enumeration name='e'><value name='off' value='0'/></enumeration>"
      "<enumeration name='f'/></srcSchema>";
  const Schemas alone(SourcesOf(one));
  const SchemaEnumeration* found = alone.FindEnumeration("cus:a", "e");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->base_type, "byte");
  ASSERT_EQ(found->values.size(), 1u);
  EXPECT_EQ(found->values[0].name, "on");
  EXPECT_EQ(alone.FindEnumeration("nms:recipient", "cus:a:e"), found);
  EXPECT_EQ(alone.FindEnumeration("cus:a", "E"), nullptr);
  EXPECT_EQ(alone.FindEnumeration("cus:a", ""), nullptr);
  EXPECT_EQ(alone.FindEnumeration("cus:b", "e"), nullptr);
  const Schemas both(SourcesOf(one + other));
  EXPECT_EQ(both.FindEnumeration("cus:a", "e"), nullptr) << "they differ";
  EXPECT_NE(both.FindEnumeration("cus:a", "f"), nullptr);
  const std::string indirect =
      Extension("b", "cus:a", "a", "") +
      "<srcSchema namespace='cus' name='c' extendedSchema='cus:b'>"
      "<enumeration name='g'/></srcSchema>";
  EXPECT_EQ(Schemas(SourcesOf(one + indirect)).FindEnumeration("cus:a", "g"),
            nullptr)
      << "an extension of an extension";
  EXPECT_EQ(Schemas(SourcesOf(one + A(""))).FindEnumeration("cus:a", "e"),
            nullptr)
      << "one version has none";
}

}  // namespace
}  // namespace audit
