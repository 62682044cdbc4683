#include "engine/inspection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
