#include "model/administration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/content_hash.h"
#include "xml/document.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Administration Read(const std::string& entities) {
  const std::string xml =
      "<package buildVersion='6.1'>" + entities + "</package>";
  const Document document = Document::Parse(xml);
  Administration administration;
  for (const Entity& entity : FindEntities(document, "p.xml").entities) {
    administration.Read(document, entity, "p.xml");
  }
  return administration;
}

std::string Block(const char* schema, const std::string& inside) {
  return "<entities schema='" + std::string(schema) + "'>" + inside +
         "</entities>";
}

TEST(Administration, GrantsAreReadInAllShapes) {
  struct Row {
    const char* name;
    std::string entities;
    std::vector<std::string> grants;  // of jdoe
  };
  const std::string jdoe = Block("xtk:operator", "<operator name='jdoe'/>");
  const std::vector<Row> rows = {
      {"none", jdoe, {}},
      {"inside the operator",
       Block("xtk:operator",
             "<operator name='jdoe'><operator-group><group name='admins' "
             "type='1'/></operator-group></operator>"),
       {"admins"}},
      {"a right inside the operator",
       Block("xtk:operator",
             "<operator name='jdoe'><right name='import'/></operator>"),
       {"import"}},
      {"another element with a name is no right",
       Block("xtk:operator",
             "<operator name='jdoe'><folder name='home'/></operator>"),
       {}},
      {"a relation of its own",
       jdoe + Block("xtk:operatorGroup",
                    "<operatorGroup><operator _operation='none' name='jdoe'/>"
                    "<group name='shops'/></operatorGroup>"),
       {"shops"}},
      {"a relation of somebody else",
       jdoe + Block("xtk:operatorGroup",
                    "<operatorGroup><operator name='asmith'/>"
                    "<group name='shops'/></operatorGroup>"),
       {}},
      {"from the side of the group",
       jdoe + Block("xtk:group",
                    "<group name='shops'><operator name='jdoe'/></group>"),
       {"shops"}},
      {"from the side of the right",
       jdoe + Block("xtk:rights",
                    "<rights name='import'><operator name='jdoe'/></rights>"),
       {"import"}},
      {"a right to a folder",
       jdoe + Block("xtk:rights",
                    "<rights name='r'><folder name='nmsRoot'/>"
                    "<operator name='jdoe'/></rights>"),
       {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(Read(row.entities).operators["jdoe"].grants,
                testing::ElementsAreArray(row.grants));
  }
}

TEST(Administration, GroupsRightsAndLinksAreNoOperators) {
  const Administration read = Read(
      Block("xtk:operator",
            "<operator name='a' type='0' password='@x'/><operator name='b'/>"
            "<operator name='group' type='1'/><operator name='right' type='2'/>"
            "<operator name='link' _operation='none'/>"
            "<operator name='gone' _operation='delete'/>"));
  std::vector<std::string> logins;
  for (const auto& [login, fact] : read.operators) {
    logins.push_back(login + (fact.has_password ? " with password" : ""));
  }
  EXPECT_THAT(logins, ElementsAre("a with password", "b"));
}

TEST(Administration, OptionsByType) {
  // What is no number may be a secret.
  const std::string on = "#" + ToHex(HashOf("on"));
  struct Row {
    const char* attributes;
    std::string value;
  };
  const Row rows[] = {
      {"dataType='3' longValue='1'", "1"},
      {"dataType='15' longValue='0' stringValue='1'", "0"},
      {"dataType='6' stringValue='1' longValue='0'", "1"},
      {"dataType='5' doubleValue='1'", "1"},
      {"dataType='3' stringValue='1'", ""},
      {"dataType='3'", ""},
      {"dataType='12' longValue='1'", ""},
      {"dataType='x' longValue='1'", ""},
      {"longValue='1'", "1"},
      {"stringValue='on'", on},
      {"", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.attributes);
    const std::string option =
        "<option name='o' " + std::string(row.attributes) + "/>";
    EXPECT_THAT(Read(Block("xtk:option", option)).options["o"],
                ElementsAre(row.value));
  }
}

TEST(Administration, FilesAreJoined) {
  Administration all =
      Read(Block("xtk:operator", "<operator name='jdoe'/>") +
           Block("xtk:option", "<option name='o' longValue='0'/>") +
           Block("nms:extAccount",
                 "<extAccount name='crm'><params><mscrm "
                 "crmDeploymentType='onpremise'/></params></extAccount>"));
  all.Join(Read(Block("xtk:operator",
                      "<operator name='jdoe' password='@x'>"
                      "<group name='g'/></operator>") +
                Block("xtk:option", "<option name='o' longValue='1'/>") +
                Block("nms:extAccount", "<extAccount name='crm'/>")));
  EXPECT_TRUE(all.operators["jdoe"].has_password);
  EXPECT_THAT(all.operators["jdoe"].grants, ElementsAre("g"));
  EXPECT_THAT(all.options["o"], ElementsAre("0", "1"));
  EXPECT_THAT(all.accounts["crm"], ElementsAre("onpremise"));
  EXPECT_THAT(all.accounts["none"], IsEmpty());
}

TEST(Administration, ZonesOfOperatorsAreReadInAllShapes) {
  struct Row {
    const char* name;
    std::string inside;
    bool has_zone;
  };
  const std::vector<Row> rows = {
      {"none", "<operator name='jdoe' timezone='_inherit_'/>", false},
      {"empty", "<operator name='jdoe' zone=''/>", false},
      {"on the operator", "<operator name='jdoe' securityZone='lan'/>", true},
      {"with his access",
       "<operator name='jdoe'><access zone='lan'/></operator>", true},
      {"an element",
       "<operator name='jdoe'><securityZone name='lan'/></operator>", true},
      {"of something else",
       "<operator name='jdoe'><folder zone='lan'/></operator>", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Administration one = Read(Block("xtk:operator", row.inside));
    EXPECT_EQ(one.operators["jdoe"].has_zone, row.has_zone);
    Administration joined =
        Read(Block("xtk:operator", "<operator name='jdoe'/>"));
    joined.Join(one);
    EXPECT_EQ(joined.operators["jdoe"].has_zone, row.has_zone);
  }
}

TEST(Administration, TheEnumerationOfZonesIsRead) {
  Administration read =
      Read(Block("xtk:enum",
                 "<enum name='securityZone'><value name='lan' label='Offices'/>"
                 "<value name='vpn' value='vpn'/></enum>"
                 "<enum name='colour'><value name='red'/></enum>"));
  EXPECT_THAT(read.zone_values, ElementsAre("lan", "vpn"));
  read.Join(Read(Block(
      "xtk:enum", "<enum name='securityZone'><value name='dmz'/></enum>")));
  EXPECT_THAT(read.zone_values, ElementsAre("dmz", "lan", "vpn"));
}

TEST(Administration, TheExportOfOptionsIsTheFileWithMostOfThem) {
  const auto read = [](const char* path, const std::string& options) {
    const std::string xml = "<package buildVersion='6.1'>" +
                            Block("xtk:option", options) + "</package>";
    const Document document = Document::Parse(xml);
    Administration administration;
    for (const Entity& entity : FindEntities(document, path).entities) {
      administration.Read(document, entity, path);
    }
    return administration;
  };
  const std::string url = "<option name='NmsServer_URL'/>";
  Administration all = read("c.xml", "<option name='CusNote'/>");
  EXPECT_EQ(all.options_export.path, "");
  all.Join(read("b.xml", url));
  all.Join(read("a.xml", url + "<option name='XtkInternalThing'/>"));
  EXPECT_EQ(all.options_export.path, "a.xml");
  EXPECT_EQ(all.options_export.count, 2U);
  all.Join(read("0.xml", url + "<option name='WdbcUseNChar'/>"));
  EXPECT_EQ(all.options_export.path, "0.xml") << "of two alike, the first";
}

TEST(Administration, OptionsOfThePlatform) {
  EXPECT_TRUE(IsDocumentedOption("NmsServer_URL"));
  EXPECT_TRUE(IsDocumentedOption("XtkScript_zip"));
  EXPECT_TRUE(IsDocumentedOption("XtkSecurity_Disable_Preproc"));
  EXPECT_FALSE(IsDocumentedOption("NmsInternalThing"));
  EXPECT_TRUE(IsPlatformOption("NmsInternalThing"));
  EXPECT_TRUE(IsPlatformOption("AAM_DestinationId"));
  EXPECT_FALSE(IsPlatformOption("Nmsa"));
  EXPECT_FALSE(IsPlatformOption("CusNmsThing"));
}

}  // namespace
}  // namespace audit
