#include "model/facts.h"

#include <gtest/gtest.h>

namespace audit {
namespace {

using enum Xmlness;

struct ReturnsCase {
  std::string name;
  // Of each version of cus:lib.js, its functions.
  std::vector<std::vector<FunctionFact>> versions;
  Xmlness returns;
};

TEST(Facts, SaysWhatALibrarysFunctionReturns) {
  const ReturnsCase cases[] = {
      {"one version", {{{"rows", kXml}}}, kXml},
      {"proven other", {{{"rows", kOther}}}, kOther},
      {"not proven", {{{"rows", kUnknown}}}, kUnknown},
      {"no such library", {}, kUnknown},
      {"no such function", {{{"cols", kXml}}}, kUnknown},
      {"versions agree", {{{"rows", kXml}}, {{"rows", kXml}}}, kXml},
      {"versions disagree", {{{"rows", kXml}}, {{"rows", kOther}}}, kUnknown},
      {"one version lacks it", {{{"rows", kXml}}, {{"cols", kXml}}}, kUnknown},
      {"one version is not proven",
       {{{"rows", kXml}}, {{"rows", kUnknown}}},
       kUnknown},
      {"defined twice alike", {{{"rows", kXml}, {"rows", kXml}}}, kXml},
      {"defined twice, differently",
       {{{"rows", kXml}, {"rows", kOther}}},
       kUnknown},
  };
  for (const ReturnsCase& c : cases) {
    SCOPED_TRACE(c.name);
    Facts facts;
    for (const auto& functions : c.versions) {
      facts.libraries["cus:lib.js"].push_back(
          {"cus:lib.js", {{}, functions}, "f.xml"});
    }
    EXPECT_EQ(facts.Returns("cus:lib.js", "rows"), c.returns);
  }
}

}  // namespace
}  // namespace audit
