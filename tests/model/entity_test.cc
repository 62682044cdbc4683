#include "model/entity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> NamesIn(const EntityList& list) {
  std::vector<std::string> names;
  for (const Entity& entity : list.entities) names.push_back(entity.Name());
  return names;
}

struct Envelope {
  std::string name;
  std::string xml;
  std::vector<std::string> entities;
};

TEST(FindEntities, KnowsEveryEnvelope) {
  const Envelope envelopes[] = {
      {"a package with two blocks",
       R"(<package buildVersion="6.1"><desc/><version buildDate=""/>
          <entities schema="xtk:srcSchema">
            <srcSchema namespace="cus" name="a"/></entities>
          <entities schema="xtk:workflow">
            <workflow internalName="W1"/><workflow internalName="W2"/>
          </entities></package>)",
       {"xtk:srcSchema|cus:a", "xtk:workflow|W1", "xtk:workflow|W2"}},
      {"the argument of an installation",
       R"(<pkgDesc><package buildNumber="*"><entities schema="xtk:option">
          <option name="Opt"/></entities></package></pkgDesc>)",
       {"xtk:option|Opt"}},
      {"a package installed by a script",
       R"(<builder><package buildNumber="*"><entities schema="xtk:jst">
          <jst namespace="cus" name="list"/></entities></package></builder>)",
       {"xtk:jst|cus:list"}},
      {"a block without its package",
       R"(<entities schema="xtk:form"><form namespace="c" name="f"/></entities>)",
       {"xtk:form|c:f"}},
      {"a bare entity by xtkschema",
       R"(<workflow xtkschema="xtk:workflow" internalName="W"/>)",
       {"xtk:workflow|W"}},
      {"a bare entity by entitySchema",
       R"(<javascript name="a.js" namespace="cus" entitySchema="xtk:javascript"/>)",
       {"xtk:javascript|cus:a.js"}},
      {"a bare entity by its element and an attribute of Campaign's",
       R"(<workflow internalName="W" schema="nms:recipient"/>)",
       {"xtk:workflow|W"}},
      {"a bare entity by an element only Campaign has",
       R"(<queryFilter name="dup"/>)",
       {"xtk:queryFilter|dup"}},
      {"an XML declaration in single quotes and a comment first",
       "<?xml version='1.0'?><!-- x --><srcSchema name='a' namespace='b'/>",
       {"xtk:srcSchema|b:a"}},
      {"several packages in one file",
       R"(<package buildVersion="6.1"><entities schema="xtk:option">
          <option name="A"/></entities></package>
          <package buildVersion="6.1"><entities schema="xtk:option">
          <option name="B"/></entities></package>)",
       {"xtk:option|A", "xtk:option|B"}},
  };
  for (const Envelope& envelope : envelopes) {
    SCOPED_TRACE(envelope.name);
    const Document document = Document::Parse(envelope.xml);
    const EntityList list = FindEntities(document, "f.xml");
    EXPECT_TRUE(list.recognised);
    EXPECT_EQ(NamesIn(list), envelope.entities);
  }
}

struct SchemaCase {
  std::string name;
  std::string xml;
  std::string entity;
};

TEST(FindEntities, ClassifiesOneEntity) {
  const SchemaCase cases[] = {
      {"a form's entitySchema may be that of forms",
       R"(<form entitySchema="xtk:form" name="f" namespace="c"/>)",
       "xtk:form|c:f"},
      {"or the schema it edits, which the form is not",
       R"(<form entitySchema="nms:recipient" name="f" namespace="c"/>)",
       "xtk:form|c:f"},
      {"the block's schema decides, however the element is called",
       R"(<entities schema="cus:thing"><row name="a"/></entities>)",
       "cus:thing|a"},
      {"also where another schema has that element name",
       R"(<entities schema="xtk:group"><group name="admins" type="1"/></entities>)",
       "xtk:group|admins"},
      {"also in another letter case",
       R"(<entities schema="xtk:workflow"><Workflow internalName="W"/></entities>)",
       "xtk:workflow|W"},
      {"xtkschema wins over the element name",
       R"(<group xtkschema="xtk:group" name="admins"/>)", "xtk:group|admins"},
      {"a block without schema leaves it to the element",
       R"(<entities><queryFilter name="q"/></entities>)", "xtk:queryFilter|q"},
      {"the comment a sync tool writes names both",
       "<!--!\nAdobe Campaign metadata:\nSchema: xtk:srcSchema\n"
       "Name: zon:persist\nLabel: x\n!-->\n<srcSchema library=\"true\"/>",
       "xtk:srcSchema|zon:persist"},
      {"a comment with half of it does not",
       "<!--\nSchema: the relational one\n-->\n<srcSchema name='a'/>",
       "xtk:srcSchema|a"},
  };
  for (const SchemaCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.xml);
    EXPECT_THAT(NamesIn(FindEntities(document, "f.xml")),
                ElementsAre(c.entity));
  }
}

TEST(FindEntities, NamesAnEntityByItsFunctionalKey) {
  const SchemaCase cases[] = {
      {"namespace and name",
       R"(<jssp xtkschema="xtk:jssp" namespace="cus" name="p.jssp"/>)",
       "xtk:jssp|cus:p.jssp"},
      {"a name without namespace", R"(<jssp xtkschema="xtk:jssp" name="p"/>)",
       "xtk:jssp|p"},
      {"internalName",
       R"(<delivery xtkschema="nms:delivery" internalName="DM1" name="x"/>)",
       "nms:delivery|DM1"},
      {"name alone, whatever else it carries",
       R"(<option xtkschema="xtk:option" name="O" namespace="n"/>)",
       "xtk:option|O"},
      {"the tag of a tracked link",
       R"(<trackingUrl xtkschema="nms:trackingUrl" tagId="t1"/>)",
       "nms:trackingUrl|t1"},
      {"of a customer's schema: internalName first",
       R"(<thing xtkschema="cus:thing" internalName="T" name="n"/>)",
       "cus:thing|T"},
      {"of a customer's schema: then the name",
       R"(<thing xtkschema="cus:thing" name="n" namespace="cus"/>)",
       "cus:thing|cus:n"},
      {"a data row has the file's path",
       R"(<recipient xtkschema="nms:recipient" email="a@b.c" id="12"/>)",
       "nms:recipient|dir/f.xml"},
  };
  for (const SchemaCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.xml);
    EXPECT_THAT(NamesIn(FindEntities(document, "dir/f.xml")),
                ElementsAre(c.entity));
  }
}

TEST(FindEntities, LeavesForeignXmlAlone) {
  const SchemaCase cases[] = {
      {"a build file", "<project><modelVersion>4.0.0</modelVersion></project>",
       ""},
      {"a test report", R"(<report name="unit"><counter/></report>)", ""},
      {"a page", R"(<html><body/></html>)", ""},
      {"an HTML form", R"(<form name="f" action="x"/>)", ""},
      {"a package of another program",
       R"(<package version="2.0"><metadata/></package>)", ""},
      {"an XML schema", R"(<schema targetNamespace="x"/>)", ""},
  };
  for (const SchemaCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.xml);
    const EntityList list = FindEntities(document, "f.xml");
    EXPECT_FALSE(list.recognised);
    EXPECT_THAT(list.entities, IsEmpty());
  }
}

TEST(FindEntities, TellsAServersConfigurationInEitherCase) {
  for (const char* xml : {"<serverConf><shared/></serverConf>", "<serverconf/>",
                          "<?xml version='1.0'?><ServerConf/>"}) {
    SCOPED_TRACE(xml);
    const Document document = Document::Parse(xml);
    const EntityList list = FindEntities(document, "conf/f.xml");
    EXPECT_TRUE(list.recognised);
    ASSERT_EQ(list.entities.size(), 1u);
    EXPECT_TRUE(list.entities[0].is_server);
    EXPECT_EQ(list.entities[0].Name(), "") << "it is no entity";
  }
}

TEST(FindEntities, KeepsUnknownRootsBesideAKnownOne) {
  const std::string xml =
      R"(<container label="Custom" name="palette"/>
         <form name="activity" ref="cus:activity:activityForm"/>)";
  const Document document = Document::Parse(xml);
  const EntityList list = FindEntities(document, "f.xml");
  EXPECT_TRUE(list.recognised);
  EXPECT_THAT(NamesIn(list), ElementsAre("|palette", "xtk:form|activity"));
}

TEST(FindEntities, GoesOnBehindAFault) {
  const std::string xml =
      R"(<package buildVersion="6.1"><entities schema="xtk:option">
         <option name="A"/><option name="B"><x></y></option><option name="C"/>
         </entities><entities schema="xtk:queryFilter">
         <queryFilter name="q"/></entities></package>)";
  const Document document = Document::Parse(xml);
  const auto names = NamesIn(FindEntities(document, "f.xml"));
  EXPECT_THAT(names, ::testing::Contains("xtk:option|A"));
  EXPECT_THAT(names, ::testing::Contains("xtk:option|C"));
  EXPECT_THAT(names, ::testing::Contains("xtk:queryFilter|q"));
}

TEST(FindEntities, TakesTheScriptOfAPackageForAnEntity) {
  const std::string xml =
      R"(<package buildVersion="6.1" namespace="cus" name="loyalty">
         <desc>Cards</desc><script>logInfo(1);</script><installScript> </installScript>
         <entities schema="xtk:option"><option name="A"/></entities></package>)";
  const Document document = Document::Parse(xml);
  const EntityList list = FindEntities(document, "f.xml");
  EXPECT_THAT(NamesIn(list),
              ElementsAre("xtk:package|cus:loyalty", "xtk:option|A"));
  EXPECT_EQ(document.Name(list.entities[0].element), "script");
}

struct VersionCase {
  std::string name;
  std::string attributes;
  std::string version;
  std::string number;
};

TEST(FindEntities, ReadsThePackagesBuild) {
  const VersionCase cases[] = {
      {"both", R"(buildVersion="6.02" buildNumber="8111")", "6.02", "8111"},
      {"any build", R"(buildVersion="*" buildNumber="*")", "", ""},
      {"number alone", R"(buildNumber="8111")", "", "8111"},
  };
  for (const VersionCase& c : cases) {
    SCOPED_TRACE(c.name);
    const std::string xml = "<package " + c.attributes + "/>";
    const Document document = Document::Parse(xml);
    const EntityList list = FindEntities(document, "f.xml");
    ASSERT_TRUE(list.package.has_value());
    EXPECT_EQ(list.package->build_version, c.version);
    EXPECT_EQ(list.package->build_number, c.number);
  }
}

TEST(FindEntities, GivesTheRegionOfTheWholeElement) {
  const std::string xml =
      R"(<entities schema="xtk:option"><option name="A"><x/></option></entities>)";
  const Document document = Document::Parse(xml);
  const EntityList list = FindEntities(document, "f.xml");
  ASSERT_EQ(list.entities.size(), 1U);
  const Region region = list.entities[0].region;
  EXPECT_EQ(xml.substr(region.begin, region.size()),
            R"(<option name="A"><x/></option>)");
}

struct PathCase {
  std::string name;
  std::string xml;  // the innermost first child is meant
  std::string path;
};

TEST(EntityPath, NamesStepsNeverCountsThem) {
  const PathCase cases[] = {
      {"the entity itself", "<workflow name='w'/>", ""},
      {"bare steps", "<workflow><activities><js/></activities></workflow>",
       "activities/js"},
      {"steps by name",
       "<w><activities><js name='code'><script/></js></activities></w>",
       "activities/js[@name='code']/script"},
      {"name before internalName",
       "<o><workflow internalName='W' name='n'/></o>", "workflow[@name='n']"},
      {"internalName", "<o><workflow internalName='W'/></o>",
       "workflow[@internalName='W']"},
      {"an apostrophe in the name", "<o><e name=\"it's\"/></o>",
       "e[@name=\"it's\"]"},
      {"both quotes in the name", "<o><e name=\"it's &quot;it&quot;\"/></o>",
       "e[@name='it''s \"it\"']"},
      {"a very long name", "<o><e name='" + std::string(5000, 'x') + "'/></o>",
       "e[@name='" + std::string(200, 'x') + "']"},
  };
  for (const PathCase& c : cases) {
    SCOPED_TRACE(c.name);
    const Document document = Document::Parse(c.xml);
    const NodeId root = document.FirstRoot();
    NodeId element = root;
    while (document.FirstChild(element) != 0) {
      element = document.FirstChild(element);
    }
    EXPECT_EQ(EntityPath(document, root, element), c.path);
  }
}

}  // namespace
}  // namespace audit
