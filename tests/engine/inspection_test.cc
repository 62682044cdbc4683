#include "engine/inspection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/xtk_paths.h"

namespace audit {
namespace {

using testing::ElementsAre;

// "depth line:column what"
std::vector<std::string> Seen(const std::string& path,
                              const std::string& bytes) {
  std::vector<std::string> seen;
  for (const Observation& one : Inspect(SourceFile(path, bytes))) {
    seen.push_back(std::to_string(one.depth) + ' ' +
                   std::to_string(one.at.line) + ':' +
                   std::to_string(one.at.code_point_column) + ' ' + one.what);
  }
  return seen;
}

TEST(Inspection, TellsEntitiesFragmentsReferencesAndValues) {
  EXPECT_THAT(
      Seen("a.xml",
           "<workflow internalName=\"W\" schema=\"nms:recipient\">\n"
           "<activities><js name=\"j\"><script>var a = &lt;b/>,\n"
           " c = 1; var d; function f(p) { return a; }</script></js>\n"
           "<query name=\"q\"><where><condition expr=\"@id = 1\"/></where>"
           "</query></activities></workflow>"),
      ElementsAre("0 1:1 entity xtk:workflow|W",
                  "1 1:28 names xtk:srcSchema|nms:recipient",
                  "1 2:34 fragment javascript server script, 56 bytes in "
                  "activities/js[@name='j']/script",
                  "2 2:38 a gets XML", "2 3:2 c gets no XML",
                  "2 3:13 d is declared", "2 3:25 f is a function",
                  "2 3:27 p is declared", "2 2:34 function f returns XML",
                  "1 4:41 fragment xtk, 7 bytes in "
                  "activities/query[@name='q']/where/condition/@expr"));
}

TEST(Inspection, TellsQueries) {
  EXPECT_THAT(Seen("a.xml",
                   "<queryFilter name=\"f\"><queryDef schema=\"nms:delivery\">"
                   "<where><condition setOperator=\"IN\"/></where></queryDef>"
                   "</queryFilter>"),
              ElementsAre("0 1:23 query with 0 nodes, 1 condition",
                          "1 1:23 reads nms:delivery",
                          "1 1:73 fault: a setOperator without what it needs",
                          "0 1:1 entity xtk:queryFilter|f",
                          "1 1:33 names xtk:srcSchema|nms:delivery"));
  EXPECT_THAT(
      Seen("b.js",
           "var q = <queryDef schema={s}><select><node expr='@id'/></select>\n"
           "</queryDef>; var r = NLWS.xtkQueryDef.create(\n"
           "{queryDef: {schema: 'nms:recipient'}});"),
      ElementsAre("1 1:1 fragment javascript server script library, 150 bytes",
                  "2 1:5 q gets XML", "2 2:18 r gets no XML",
                  "2 1:9 query with 1 node, 0 conditions",
                  "3 1:9 reads a schema not known: " +
                      std::string(WordsOf(PathReason::kCode)),
                  "2 3:2 query with 0 nodes, 0 conditions",
                  "3 3:2 reads nms:recipient"));
}

TEST(Inspection, TellsWhatTheServerGivesAndCodeNeeds) {
  EXPECT_THAT(
      Seen("conf/serverConf.xml",
           "<serverConf><shared><urlPermission action='warn'><url dnsSuffix='a'"
           " urlRegEx='.*'/></urlPermission></shared><securityZone name='z'>"
           "<subNetwork mask='*'/></securityZone><web><relay><url urlPath='*'/>"
           "<url urlPath='/a'/></relay></web></serverConf>"),
      ElementsAre("0 1:1 entity serverConf", "1 1:1 zone z with 1 network",
                  "1 1:1 relay of 2 rules",
                  "1 1:1 permits calls by 1 record, others are logged"));
  EXPECT_THAT(
      Seen("a.js",
           "logonEscalation('webapp');\n"
           "getUrl('https://u:secret@a.org/?k=secret'); getUrl(b);"),
      ElementsAre("1 1:1 fragment javascript server script library, 81 "
                  "bytes",
                  "2 2:8 calls a.org", "2 2:52 calls a host that is not seen",
                  "2 1:1 opens a session itself"));
  EXPECT_THAT(
      Seen("b.xml",
           "<queryFilter name='f'><where><condition expr='Soundex(@a) = Left(@b"
           ", 1) +'/></where></queryFilter>"),
      ElementsAre("0 1:1 entity xtk:queryFilter|f",
                  "1 1:47 fragment xtk, 27 bytes in where/condition/@expr",
                  "2 1:74 fault: a value is missing",
                  "2 1:47 calls Soundex, declared nowhere"));
}

TEST(Inspection, TellsSqlInExpressionsAndTemplates) {
  EXPECT_THAT(
      Seen("b.xml",
           "<queryFilter name='f'><where><condition expr='@id IN ([SQLDATA["
           "select iId from CusOrder]])'/></where></queryFilter>"),
      testing::IsSupersetOf(
          {"2 1:64 statement select", "3 1:80 reads table CusOrder"}));
  EXPECT_THAT(
      Seen("w.xml",
           "<workflow internalName='W'><activities><sql name='s'><script>"
           "delete from CusOrder where iId = &lt;%= vars.id %></script></sql>"
           "</activities></workflow>"),
      testing::IsSupersetOf(
          {"2 1:62 statement delete", "3 1:74 changes table CusOrder"}));
}

TEST(Inspection, TellsFaultsAndGoesOn) {
  EXPECT_THAT(Seen("b.js", "var a = ;\nvar b = <c/>;"),
              ElementsAre("1 1:1 fragment javascript server script library, 23 "
                          "bytes",
                          "2 1:7 fault: unexpected '='", "2 1:5 a is declared",
                          "2 2:5 b gets XML"));
  EXPECT_THAT(Seen("c.bin", "no code"),
              ElementsAre("0 1:1 not read: not a kind of file that is read"));
}

}  // namespace
}  // namespace audit
