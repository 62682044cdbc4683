// Names of columns by type and as written, and columns nobody can name.
#include "model/sql_names.h"

#include <gtest/gtest.h>

#include "tests/model/schema_rows.h"

namespace audit {
namespace {

std::string Field(const std::string& attributes) {
  return A("<attribute name='x' " + attributes + "/>");
}

const std::string kX = "<attribute name='x' type='long'/>";

void Check(const std::vector<FieldRow>& rows) {
  for (const FieldRow& row : rows) {
    SCOPED_TRACE(row.name);
    const Schemas schemas(SourcesOf(row.xml));
    EXPECT_EQ(ShownField(schemas, row.schema, row.xpath), row.shown);
  }
}

TEST(SqlNames, OfColumns) {
  Check({
      {"without a type", Field(""), "cus:a", "@x", "string sX by rule"},
      {"a string", Field("type='string'"), "cus:a", "@x", "string sX by rule"},
      {"a boolean", Field("type='boolean'"), "cus:a", "@x",
       "boolean iX by rule"},
      {"a byte", Field("type='byte'"), "cus:a", "@x", "byte iX by rule"},
      {"a double", Field("type='double'"), "cus:a", "@x", "double dX by rule"},
      {"a date", Field("type='date'"), "cus:a", "@x", "date tsX by rule"},
      {"a time", Field("type='time'"), "cus:a", "@x", "time tmX inferred"},
      {"a memo is an element", A("<element name='note' type='memo'/>"), "cus:a",
       "note", "memo mNote inferred"},
      {"the name is capitalised", A("<attribute name='firstName'/>"), "cus:a",
       "@firstName", "string sFirstName by rule"},
      {"elements around do not enter the name",
       A("<element name='location'><attribute name='city'/></element>"),
       "cus:a", "location/@city", "string sCity by rule"},
      {"as written", Field("sqlname='strange'"), "cus:a", "@x",
       "string strange"},
      {"the key of autopk", A("", "autopk='true'"), "cus:a", "@id",
       "long iAId by rule"},
      {"the key of autopk, declared",
       A("<attribute name='id' type='long'/>", "autopk='true'"), "cus:a", "@id",
       "long iAId by rule"},
      {"the key by <key>",
       A("<key name='id'><keyfield xpath='@id'/></key>"
         "<attribute name='id' type='long'/>"),
       "cus:a", "@id", "long iAId by rule"},
      {"forced into SQL",
       A("<element name='b' xml='true'><attribute name='y' sql='true'/>"
         "</element>"),
       "cus:a", "b/@y", "string sY by rule"},
      {"a column of Campaign's", "", "nms:recipient", "@email",
       "string sEmail"},
      {"of Campaign's, known again",
       A("", "autopk='1'") +
           "<srcSchema namespace='nms' name='recipient'><element "
           "name='recipient'><attribute name='email' type='string'/></element>"
           "</srcSchema>",
       "nms:recipient", "@email", "string sEmail"},
  });
}

TEST(SqlNames, ThatNobodyKnows) {
  Check({
      {"int64 has two prefixes", Field("type='int64'"), "cus:a", "@x",
       "int64 -"},
      {"an enum may be a number or a text", Field("type='enum'"), "cus:a", "@x",
       "enum -"},
      {"a type nobody knows", Field("type='shoe'"), "cus:a", "@x", "shoe -"},
      {"a type in other letters", Field("type='Long'"), "cus:a", "@x",
       "Long -"},
      {"computed", Field("expr='1 + 1'"), "cus:a", "@x", "string -"},
      {"kept in XML", Field("xml='true'"), "cus:a", "@x", "string -"},
      {"below what is kept in XML",
       A("<element name='b' xml='1'><element name='c'><attribute name='y'/>"
         "</element></element>"),
       "cus:a", "b/c/@y", "string -"},
      {"children kept in XML", A(kX, "xmlChildren='true'"), "cus:a", "@x",
       "long -"},
      {"in a list of elements",
       A("<element name='b' unbound='true'><attribute name='y'/></element>"),
       "cus:a", "b/@y", "string -"},
      {"in a table of features", Field("feature='dedicated'"), "cus:a", "@x",
       "string -"},
      {"a name with a hyphen", A("<attribute name='image-name'/>"), "cus:a",
       "@image-name", "string -"},
      {"a name made by code", A("<attribute name='x' sqlname='s&lt;%= y %>'/>"),
       "cus:a", "@x", "string -"},
      {"a view", A(kX, "", "view='true'"), "cus:a", "@x", "long -"},
      {"another database", A(kX, "dataSource='nms:extAccount:dwh'"), "cus:a",
       "@x", "long -"},
      {"a schema kept in files", A(kX, "", "mappingType='xmlFile'"), "cus:a",
       "@x", "long -"},
      {"definitions only", A(kX, "", "library='true'"), "cus:a", "@x",
       "long -"},
      {"the key of a template",
       A("<attribute name='id'/>", "autopk='1' template='nms:broadLog'"),
       "cus:a", "@id", "string -"},
      {"what an extension says of the key",
       A("") + "<srcSchema namespace='cus' name='b' extendedSchema='cus:a'>"
               "<element name='a'><key name='k'><keyfield xpath='@id'/></key>"
               "<attribute name='id' type='long'/></element></srcSchema>",
       "cus:a", "@id", "long -"},
      {"two sources that disagree", Field("type='long'") + Field(""), "cus:a",
       "@x", "string -"},
  });
}

}  // namespace
}  // namespace audit
