#include "model/declarations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Declarations Read(const std::string& entities) {
  const std::string xml = "<package>" + entities + "</package>";
  const Document document = Document::Parse(xml);
  Declarations declarations;
  for (const Entity& entity : FindEntities(document, "p.xml").entities) {
    declarations.Read(document, entity, "p.xml");
  }
  return declarations;
}

std::string Block(const char* schema, const std::string& inside) {
  return "<entities schema='" + std::string(schema) + "'>" + inside +
         "</entities>";
}

TEST(Declarations, FunctionsByTheirList) {
  const Declarations read = Read(
      Block("xtk:funcList",
            "<funcList name='a' namespace='cus'><group><function name='One'/>"
            "<function name='two'/><function/></group></funcList>"
            "<funcList name='b' namespace='cus' _operation='delete'><group>"
            "<function name='three'/></group></funcList>"));
  EXPECT_THAT(read.functions, ElementsAre("one", "two"));
  ASSERT_THAT(read.lists, SizeIs(1));
  EXPECT_EQ(read.lists.begin()->first, "cus:a");
  EXPECT_EQ(read.lists.begin()->second[0].path, "p.xml");
}

TEST(Declarations, MethodsAndIndexesOfSchemas) {
  const Declarations read = Read(Block(
      "xtk:srcSchema",
      "<srcSchema name='order' namespace='cus'><element name='order'>"
      "<dbindex name='d'><keyfield xpath='@a'/><keyfield xlink='b'/></dbindex>"
      "<dbindex name='gone' _operation='delete'/></element>"
      "<methods><method name='Buy' access='admin'/><method name='Sell'/>"
      "</methods></srcSchema>"
      "<srcSchema name='more' namespace='cus' extendedSchema='cus:order'>"
      "<element name='order'><key name='k'><keyfield xpath='@c'/></key>"
      "</element></srcSchema>"));
  EXPECT_THAT(read.methods.at("cus:order#Buy"), ElementsAre("admin"));
  EXPECT_THAT(read.methods.at("cus:order#Sell"), ElementsAre(""));
  const auto& indexes = read.indexes.at("cus:order");
  ASSERT_THAT(indexes, SizeIs(2));
  EXPECT_THAT(indexes[0].fields, ElementsAre("@a", "b"));
  EXPECT_EQ(indexes[1].name, "k");
  EXPECT_THAT(read.schemas, SizeIs(2));
}

TEST(Declarations, WhatTheVendorShips) {
  const Declarations read =
      Read(Block("xtk:workflow",
                 "<workflow internalName='a' builtIn='1'/>"
                 "<workflow internalName='b' builtIn='true'/>"
                 "<workflow internalName='c' builtIn='0'/>"));
  EXPECT_THAT(read.shipped, ElementsAre("xtk:workflow|a", "xtk:workflow|b"));
}

TEST(Declarations, FilesAreJoined) {
  Declarations all = Read("");
  EXPECT_THAT(all.functions, IsEmpty());
  const std::string list =
      "<funcList name='a' namespace='cus'><function name='f'/></funcList>";
  all.Join(Read(Block("xtk:funcList", list)));
  all.Join(Read(Block("xtk:funcList", list)));
  EXPECT_THAT(all.functions, ElementsAre("f"));
  EXPECT_THAT(all.lists.at("cus:a"), SizeIs(2));
}

}  // namespace
}  // namespace audit
