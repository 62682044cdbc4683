// Well-known plain JavaScript parses without a fault. tools/fetch_corpus.sh
// brings it; without it these tests say that they were skipped.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "syntax/tree.h"
#include "tests/syntax/marked.h"

namespace audit {
namespace {

const std::string kCorpus =
    std::string(AUDIT_SOURCE_DIR) + "/build/third_party/corpus/node_modules/";

class RealLibrary : public testing::TestWithParam<const char*> {};

TEST_P(RealLibrary, ParsesWithoutFault) {
  const std::string path = kCorpus + GetParam();
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << path << " is absent; tools/fetch_corpus.sh brings it";
  }
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const std::string script = text.str();
  ScriptParser parser;
  const auto tree = parser.Parse(script);
  ASSERT_TRUE(tree);
  EXPECT_GT(script.size(), 10000u);
  for (const SyntaxFault& fault : FindSyntaxFaults(*tree, script)) {
    ADD_FAILURE() << "byte " << fault.region.begin << ": " << fault.detail;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Npm, RealLibrary,
    testing::Values("lodash/lodash.js", "lodash/lodash.min.js",
                    "jquery/dist/jquery.js", "jquery/dist/jquery.min.js",
                    "moment/moment.js", "moment/min/moment.min.js"),
    [](const testing::TestParamInfo<const char*>& info) {
      std::string name = std::filesystem::path(info.param).filename().string();
      for (char& c : name) {
        if (c == '.') c = '_';
      }
      return name;
    });

}  // namespace
}  // namespace audit
