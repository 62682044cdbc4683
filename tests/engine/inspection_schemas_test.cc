#include "engine/inspection_schemas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace audit {
namespace {

using testing::ElementsAre;

// "depth line:column what"
std::vector<std::string> Seen(const std::vector<SourceFile>& files) {
  std::vector<PlacedSchema> schemas;
  for (const SourceFile& file : files) {
    for (PlacedSchema& schema : SchemasOfFile(file)) {
      schemas.push_back(std::move(schema));
    }
  }
  std::vector<std::string> seen;
  for (const Observation& one : InspectSchemas(schemas)) {
    seen.push_back(std::to_string(one.depth) + ' ' +
                   std::to_string(one.at.line) + ':' +
                   std::to_string(one.at.code_point_column) + ' ' + one.what);
  }
  return seen;
}

TEST(InspectSchemas, TellsFieldsKeysLinksAndLikeness) {
  EXPECT_THAT(
      Seen(
          {SourceFile("a.xml",
                      "<srcSchema namespace='cus' name='order'>\n"
                      "<enumeration name='e'><value name='on' value='1'/>"
                      "</enumeration>\n"
                      "<element name='order' sqltable='NmsRecipient'>\n"
                      "<key name='k'><keyfield xpath='@number'/></key>\n"
                      "<attribute name='number' type='long'/>\n"
                      "<element name='who' type='link' target='nms:recipient'/>"
                      "\n<element name='box'><attribute name='size'/>"
                      "</element></element></srcSchema>"),
           SourceFile("b.js", "var a;")}),
      ElementsAre(
          "0 1:2 schema cus:order of a.xml: a clone, table NmsRecipient as "
          "written, like nms:recipient: table same, name other, 0 of its 39 "
          "fields alike, 0 differing, 3 fields in all",
          "1 1:2 primary key @number", "1 1:2 key k: @number",
          "1 1:2 enumeration e: 1 values",
          "1 5:2 @number: long, column iNumber by rule",
          "1 6:2 who: link to nms:recipient, key iWhoId by rule",
          "1 7:2 box: element",
          "1 7:22 box/@size: string, column sSize by rule"));
}

TEST(InspectSchemas, MergesFiles) {
  EXPECT_THAT(
      Seen(
          {SourceFile("a.xml",
                      "<srcSchema namespace='cus' name='a'><element "
                      "name='a'><attribute name='x'/><attribute "
                      "name='y'/></element></srcSchema>"),
           SourceFile("b.xml",
                      "<srcSchema namespace='cus' name='b' "
                      "extendedSchema='cus:a'><element name='a'><attribute "
                      "name='x' _operation='delete'/></element></srcSchema>")}),
      ElementsAre("0 1:2 schema cus:a of a.xml: independent, table CusA by "
                  "rule, like none of Campaign's",
                  "1 1:2 primary key not known", "1 1:56 @x: taken away",
                  "1 1:77 @y: string, column sY by rule",
                  "0 1:2 schema cus:b of b.xml: an extension of cus:a, table "
                  "CusA by rule, like none of Campaign's",
                  "1 1:2 primary key not known", "1 1:79 @x: taken away"));
}

// As a sync tool writes it: the name went into the comment.
TEST(InspectSchemas, TakesTheNameOfTheEntity) {
  EXPECT_THAT(
      Seen({SourceFile("a.xml",
                       "<!--!\nSchema: xtk:srcSchema\nName: cus:a\n!-->\n"
                       "<srcSchema><element name='a'/></srcSchema>"),
            SourceFile("b.xml", "<srcSchema><element name='b'/></srcSchema>"),
            SourceFile("c.xml", "<srcSchema name='c'/>")}),
      ElementsAre("0 5:2 schema cus:a of a.xml: independent, table CusA by "
                  "rule, like none of Campaign's",
                  "1 5:2 primary key not known"));
}

}  // namespace
}  // namespace audit
