#include "model/surroundings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xml/document.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Surroundings Read(const std::string& xml) {
  const Document document = Document::Parse(xml);
  Surroundings surroundings;
  for (const Entity& entity : FindEntities(document, "p.xml").entities) {
    surroundings.Read(document, entity);
  }
  return surroundings;
}

Surroundings ReadEntities(const char* schema, const std::string& inside) {
  return Read("<package buildVersion='6.1'><entities schema='" +
              std::string(schema) + "'>" + inside + "</entities></package>");
}

TEST(Surroundings, AccountsSayHowTheyTransfer) {
  const Surroundings read = ReadEntities(
      "nms:extAccount",
      "<extAccount name='a' provider='SFTP'/>"
      "<extAccount name='b' server='sftp://x'/><extAccount name='c' sftp='1'/>"
      "<extAccount name='d' provider='FTP' label='sftp'/>");
  EXPECT_THAT(read.transfers, ElementsAre(Pair("a", ElementsAre("sftp")),
                                          Pair("b", ElementsAre("sftp")),
                                          Pair("c", ElementsAre("sftp")),
                                          Pair("d", ElementsAre("other"))));
}

TEST(Surroundings, AccountsOfServersAreToldApart) {
  const Surroundings read = ReadEntities(
      "nms:extAccount",
      "<extAccount name='exec1' type='11'/>"
      "<extAccount name='off' type='11' active='false'/>"
      "<extAccount name='gone' type='11' active='0'/>"
      "<extAccount name='mid' type='3' deliveryMode='4'/>"
      "<extAccount name='mail' type='3'/><extAccount name='ftp' type='2'/>");
  EXPECT_THAT(read.execution_accounts, ElementsAre("exec1"));
  EXPECT_THAT(read.delivery_modes, ElementsAre("", "4"));
}

TEST(Surroundings, MappingsNameWhatTheyTarget) {
  const Surroundings read =
      ReadEntities("nms:deliveryMapping",
                   "<deliveryMapping name='a' schema='cus:a'/>"
                   "<deliveryMapping name='b' schema='nms:recipient' "
                   "targetSchema='cus:b'/><deliveryMapping name='c'/>");
  EXPECT_THAT(read.mappings, ElementsAre(Pair("a", ElementsAre("cus:a")),
                                         Pair("b", ElementsAre("cus:b"))));
}

TEST(Surroundings, OptionsAndTemplatesCountWhenTheySaySomething) {
  Surroundings read =
      ReadEntities("xtk:option",
                   "<option name='Nms_DefaultRcpSchema' stringValue='cus:a'/>"
                   "<option name='Nms_DefaultRcpSchema'/>"
                   "<option name='Other' stringValue='cus:b'/>");
  EXPECT_THAT(read.default_recipients, ElementsAre("cus:a"));
  read.Join(ReadEntities("nms:delivery",
                         "<delivery internalName='t' isModel='1' "
                         "eventType='e'/><delivery internalName='m' "
                         "isModel='1'/><delivery internalName='d' "
                         "eventType='e'/>"));
  EXPECT_THAT(read.event_templates, ElementsAre("t"));
  EXPECT_THAT(read.default_recipients, ElementsAre("cus:a"));
}

TEST(Surroundings, ServersDeclareCommandsAndZones) {
  const Surroundings read = Read(
      "<serverConf><shared><dataStore><preprocessCommand name='zip' "
      "command='unzip  -p &quot;$f&quot;'/></dataStore></shared>"
      "<securityZone name='public'><securityZone name='lan' "
      "sessionTokenOnly='true'/><securityZone name='mc' "
      "sessionTokenOnly='1'/><securityZone name='x'/></securityZone>"
      "</serverConf>");
  EXPECT_THAT(read.commands, ElementsAre("unzip -p $f", "zip"));
  EXPECT_THAT(read.token_zones, ElementsAre("mc"));
  EXPECT_THAT(read.mappings, IsEmpty());
}

}  // namespace
}  // namespace audit
