#include "engine/inspection_references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct TestFile {
  std::string path;
  std::string bytes;
};

// "line:column what"
std::vector<std::string> Seen(const std::vector<TestFile>& files) {
  InputReferences input;
  ScriptParser parser;
  for (const TestFile& file : files) {
    CollectReferences(SourceFile(file.path, file.bytes), parser, &input);
  }
  std::vector<std::string> seen;
  for (const Observation& one : InspectReferences(input)) {
    seen.push_back(std::to_string(one.at.line) + ':' +
                   std::to_string(one.at.code_point_column) + ' ' + one.what);
  }
  return seen;
}

const TestFile kLibrary = {"cus/a.js", "getOption('cusRate');"};
const TestFile kWorkflow = {
    "w.xml",
    "<workflow internalName='WKF1' schema='cus:order'>\n<activities><js "
    "name='j'><script>loadLibrary('cus:a.js');\nloadLibrary('cus:b.js');"
    "</script></js></activities></workflow>"};

TEST(InspectReferences, TellsWhatLeadsWhere) {
  EXPECT_THAT(
      Seen({kLibrary, kWorkflow}),
      ElementsAre(
          "1:11 cus/a.js: xtk:javascript|cus:a.js names xtk:option|cusRate: "
          "not known, as no entity of its schema is in the input",
          "1:31 w.xml: xtk:workflow|WKF1 names xtk:srcSchema|cus:order: not "
          "known, as no entity of its schema is in the input",
          "2:46 w.xml: xtk:workflow|WKF1 names xtk:javascript|cus:a.js: in the "
          "input",
          "3:13 w.xml: xtk:workflow|WKF1 names xtk:javascript|cus:b.js: "
          "dangling, which holds 1 like it"));
}

TEST(InspectReferences, FindsTheEntitiesOfFiles) {
  const TestFile page = {"xtk_jssp/cus/p.jssp",
                         "<%@ page import='/cus/a.js' %>"
                         "<%@ include view='cusHello' %>"};
  const TestFile view = {"v.xml", "<view jssp='cus:p.jssp'/>"};
  const TestFile tree = {"n.xml",
                         "<navtree namespace='cus' name='n'>"
                         "<view jssp='cus:p.jssp'/></navtree>"};
  EXPECT_THAT(
      Seen({page, kLibrary, tree, view}),
      ElementsAre(
          "1:18 xtk_jssp/cus/p.jssp: xtk:jssp|cus:p.jssp names "
          "xtk:javascript|cus:a.js: in the input",
          "1:49 xtk_jssp/cus/p.jssp: xtk:jssp|cus:p.jssp names "
          "nms:includeView|cusHello: not known, as no entity of its schema is "
          "in the input",
          "1:11 cus/a.js: xtk:javascript|cus:a.js names xtk:option|cusRate: "
          "not known, as no entity of its schema is in the input",
          "1:41 n.xml: xtk:navtree|cus:n names xtk:jssp|cus:p.jssp: in the "
          "input"));
}

// Each of these would be dangling but for one thing.
TEST(InspectReferences, CallsNothingDanglingThatMayBeThere) {
  const auto state = [](std::vector<TestFile> files) {
    files.insert(files.begin(), {"s.xml",
                                 "<srcSchema namespace='cus' name='a' "
                                 "extendedSchema='cus:gone'/>"});
    const std::string seen = Seen(files).at(0);
    constexpr std::string_view kKey = "cus:gone: ";
    return seen.substr(seen.find(kKey) + kKey.size());
  };
  EXPECT_EQ(state({}), "dangling, which holds 1 like it");
  EXPECT_EQ(state({{"b.xml", "<workflow internalName='W'"}}),
            "not known, as part of the input was not read");
  EXPECT_EQ(state({{"b.xml",
                    "<srcSchema namespace='cus' name='gone' "
                    "_operation='delete'/>"}}),
            "not known, as the input mentions it, not as an entity");
  EXPECT_EQ(state({{"b.xml",
                    "<operation internalName='OP1'><srcSchema "
                    "namespace='cus' name='gone'/></operation>"}}),
            "not known, as the input mentions it, not as an entity");
  EXPECT_EQ(state({{"b.xml", "<srcSchema namespace='cus' name='Gone'/>"}}),
            "not known, as the input holds it in another spelling");
  EXPECT_EQ(state({{"b.js",
                    "xtk.session.Write(<srcSchema xtkschema='xtk:srcSchema' "
                    "namespace='cus' name='gone'/>);"}}),
            "not known, as a script makes it");
}

TEST(InspectReferences, ReadsNoScriptOfABrowser) {
  EXPECT_THAT(Seen({{"p.html", "<script>getOption('a');</script>"}}),
              IsEmpty());
}

}  // namespace
}  // namespace audit
