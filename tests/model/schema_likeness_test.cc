// What a schema is beside Campaign's own, and what only passes for it.
#include "model/schema_likeness.h"

#include <gtest/gtest.h>

#include "tests/model/schema_rows.h"

namespace audit {
namespace {

struct LikenessRow {
  std::string name;
  std::string schema;   // attributes
  std::string main;     // attributes of the element
  std::string content;  // of it
  std::string nature;
  std::string like = "";     // with "table" and "name" where they are the same
  std::string element = "";  // its name, where it is not the schema's
};

const std::string kPeople =
    "<attribute name='email'/><attribute name='lastName'/>"
    "<attribute name='firstName'/><attribute name='phone'/>"
    "<attribute name='fax'/>";
const std::string kClient = "namespace='cus' name='client'";
const std::string kRecipient = "namespace='cus' name='recipient'";

std::string NameIn(const std::string& attributes) {
  const std::size_t begin = attributes.find(" name='") + 7;
  return attributes.substr(begin, attributes.find('\'', begin) - begin);
}

SchemaLikeness LikenessOfXml(const std::string& xml) {
  const auto sources = SourcesOf(xml);
  EXPECT_EQ(sources.size(), 1u);
  return LikenessOf(sources.at(0));
}

TEST(LikenessOf, TellsSchemasApart) {
  const std::string table = "sqltable='NmsRecipient'";
  const LikenessRow rows[] = {
      {"a clone", kClient, table, "", "a clone", "nms:recipient table"},
      {"a clone of the name too", kRecipient, table, "", "a clone",
       "nms:recipient table name"},
      {"letter case of the table", kClient, "sqltable='NMSRECIPIENT'", "",
       "a clone", "nms:recipient table"},
      {"the first element with a table maps it", "namespace='cus' name='other'",
       table, "", "a clone", "nms:recipient table", "x"},
      {"a table of many schemas: the name tells which",
       "namespace='cus' name='operator'", "sqltable='XtkOperator'", "",
       "a clone", "xtk:operator table name"},
      {"or the fields", "namespace='cus' name='client'",
       "sqltable='XtkOperator'",
       "<attribute name='type' type='byte' sqlname='iType'/>", "a clone",
       "xtk:operator table"},
      {"an extension", kClient + " extendedSchema='nms:recipient'", "", "",
       "an extension of nms:recipient", "nms:recipient"},
      {"an extension that names the table",
       kClient + " extendedSchema='nms:recipient'", table, "",
       "an extension of nms:recipient", "nms:recipient"},
      {"an extension of a customer's", kRecipient + " extendedSchema='cus:x'",
       "", "", "an extension of cus:x"},
      {"a view", kClient + " view='true'", table, "", "a view",
       "nms:recipient table"},
      {"a view by its element", kClient, table + " view='1'", "", "a view",
       "nms:recipient table"},
      {"a template", kClient, "template='nms:offerView'", "",
       "made from a template of nms:offerView"},
      {"a template of the same table", kClient,
       table + " template='nms:recipient'", "",
       "made from a template of nms:recipient", "nms:recipient table"},
      {"another database", kClient, table + " dataSource='nms:extAccount:d'",
       "", "in another database", "nms:recipient table"},
      {"kept in files", kClient + " mappingType='xmlFile'", table, "",
       "without a table"},
      {"definitions only", kClient + " library='true'", table, "",
       "without a table"},
      {"Campaign's own", "namespace='nms' name='recipient'", table, "",
       "Campaign's own", "nms:recipient table name"},
      {"Campaign's namespace in other letters",
       "namespace='NMS' name='recipient'", "", "", "Campaign's own",
       "nms:recipient table name"},
      // What is none of these:
      {"its own table", kClient, "sqltable='CusClient'", "", "independent"},
      {"its own table, by rule", kClient, "", "", "independent"},
      {"an empty table is none written", kClient, "sqltable=''", "",
       "independent"},
      {"the same name with its own table", kRecipient, "sqltable='CusPerson'",
       "", "independent", "nms:recipient name"},
      {"the name in other letters", "namespace='cus' name='Recipient'", "", "",
       "independent"},
      {"blanks are part of a name", kClient, "sqltable=' NmsRecipient'", "",
       "independent"},
      {"part of a table's name", kClient, "sqltable='NmsRecipients'", "",
       "independent"},
      {"view set to false", kClient + " view='false'", table, "", "a clone",
       "nms:recipient table"},
      {"an empty extendedSchema extends nothing",
       kClient + " extendedSchema=''", table, "", "a clone",
       "nms:recipient table"},
      {"many fields alike are no clone", kClient, "sqltable='CusClient'",
       kPeople, "independent", "nms:recipient"},
      {"a few fields alike are no likeness", kClient, "sqltable='CusClient'",
       "<attribute name='email'/><attribute name='lastName'/>", "independent"},
      {"nor many among more of its own", kClient, "sqltable='CusClient'",
       kPeople + "<attribute name='a'/><attribute name='b'/><attribute "
                 "name='c'/><attribute name='d'/><attribute name='e'/>"
                 "<attribute name='f'/>",
       "independent"},
      {"fields of the same names and other types", kClient,
       "sqltable='CusClient'",
       "<attribute name='email' type='long'/><attribute name='lastName' "
       "type='long'/><attribute name='firstName' type='long'/><attribute "
       "name='phone' type='long'/><attribute name='fax' type='long'/>",
       "independent"},
      {"fields of the same names and other columns", kClient,
       "sqltable='CusClient'",
       "<attribute name='email' sqlname='a'/><attribute name='lastName' "
       "sqlname='b'/><attribute name='firstName' sqlname='c'/><attribute "
       "name='phone' sqlname='d'/><attribute name='fax' sqlname='e'/>",
       "independent"},
      {"fields that are taken away again", kClient, "sqltable='CusClient'",
       "<attribute name='email' _operation='delete'/><attribute "
       "name='lastName' _operation='delete'/><attribute name='firstName' "
       "_operation='delete'/><attribute name='phone' _operation='delete'/>"
       "<attribute name='fax' _operation='delete'/>",
       "independent"},
      {"a table made by code", kClient, "sqltable='&lt;%= t %>'", "",
       "not known"},
      {"a name no rule takes", "namespace='cus' name='my-client'", "", "",
       "not known"},
  };
  for (const LikenessRow& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string element =
        row.element.empty() ? NameIn(row.schema) : row.element;
    const SchemaLikeness likeness = LikenessOfXml(
        "<srcSchema " + row.schema + "><element name='" + element + "' " +
        row.main + ">" + row.content + "</element></srcSchema>");
    std::string nature(WordsOf(likeness.nature));
    if (!likeness.base.empty()) nature += " of " + likeness.base;
    EXPECT_EQ(nature, row.nature);
    std::string like = likeness.like;
    if (likeness.same_table) like += " table";
    if (likeness.same_name && likeness.base.empty()) like += " name";
    EXPECT_EQ(like, row.like);
  }
}

TEST(LikenessOf, CountsTheEvidence) {
  const SchemaLikeness likeness = LikenessOfXml(
      "<srcSchema namespace='cus' name='client'>"
      "<element name='client' sqltable='NmsRecipient'>"
      "<attribute name='email' type='string' sqlname='SEMAIL'/>"
      "<attribute name='lastName'/>"
      "<attribute name='fax' type='long'/>"
      "<attribute name='card'/>"
      "<element name='location'><attribute name='city'/></element>"
      "<element name='folder' type='link' target='xtk:folder'/>"
      "<element name='country' type='link' target='cus:country'/>"
      "<attribute name='phone' _operation='delete'/>"
      "</element></srcSchema>");
  EXPECT_EQ(likeness.like, "nms:recipient");
  EXPECT_FALSE(likeness.source.empty());
  EXPECT_EQ(likeness.table.text, "NmsRecipient");
  EXPECT_EQ(likeness.fields, 7u);
  EXPECT_EQ(likeness.alike, 4u);
  EXPECT_EQ(likeness.differing, 2u);
  EXPECT_GT(likeness.known, 30u);
  EXPECT_EQ(likeness.alike_paths,
            (std::vector<std::string>{"@email", "@lastName", "folder",
                                      "location/@city"}));
}

}  // namespace
}  // namespace audit
