// Real files, where they are: they lie outside the project and are not ours to
// copy. AUDIT_CORPUS names the folder; without it the tests say they skip.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "core/source_file.h"
#include "model/entity.h"
#include "model/places.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

fs::path Corpus() {
  const char* named = std::getenv("AUDIT_CORPUS");
  return named != nullptr ? fs::path(named)
                          : fs::path(AUDIT_SOURCE_DIR) / "../shared/corpus";
}

class CorpusTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(Corpus())) {
      GTEST_SKIP() << "no corpus at " << Corpus() << "; set AUDIT_CORPUS";
    }
    for (const auto& entry : fs::recursive_directory_iterator(Corpus())) {
      if (entry.path().extension() != ".xml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      files_.emplace(
          entry.path().filename().string(),
          SourceFile(entry.path().filename().string(),
                     std::string(std::istreambuf_iterator<char>(in), {})));
    }
  }

  std::map<std::string, SourceFile> files_;
};

TEST_F(CorpusTest, EveryEntityHasItsNames) {
  const std::map<std::string, std::vector<std::string>> expected = {
      {"JSXWaitLoopExample.xml", {"xtk:workflow|WKF5673433"}},
      {"ScheduleWeekConstraint.xml", {"xtk:workflow|ScheduleWeekConstraint"}},
      {"deliveryStat_mid.xml", {"xtk:workflow|Mid2Mkt_DeliveryStats"}},
      {"deliveryStats_MC.xml", {"xtk:workflow|deliveryStats_MC"}},
      {"xtkWorkflow.xml", {"|customPalette", "xtk:form|customActivity"}},
      {"cusCustomActivity.xml", {"xtk:form|cus:customActivity"}},
      {"cusWorkflow.xml", {"xtk:srcSchema|cus:workflow"}},
      {"persist.xml", {"xtk:srcSchema|zon:persist"}},
      {"queryDef.xml", {"xtk:srcSchema|zon:queryDef"}},
      {"publishing.xml", {"xtk:srcSchema|zon:publishing"}},
  };
  for (const auto& [name, file] : files_) {
    SCOPED_TRACE(name);
    const Document document = Document::Parse(file.utf8());
    const EntityList list = FindEntities(document, file.path());
    EXPECT_TRUE(list.recognised);
    std::vector<std::string> names;
    for (const Entity& entity : list.entities) names.push_back(entity.Name());
    ASSERT_TRUE(expected.count(name) == 1) << "a file this test does not know";
    EXPECT_EQ(names, expected.at(name));
  }
}

TEST_F(CorpusTest, EveryScriptStandsInAKnownPlace) {
  const std::set<std::string> scripts = {"script", "initScript", "call",
                                         "recall", "condition"};
  std::size_t met = 0;
  for (const auto& [name, file] : files_) {
    SCOPED_TRACE(name);
    const Document document = Document::Parse(file.utf8());
    for (const Entity& entity : FindEntities(document, file.path()).entities) {
      std::vector<NodeId> stack = {document.FirstChild(entity.element)};
      while (!stack.empty()) {
        const NodeId at = stack.back();
        stack.pop_back();
        if (at == 0) continue;
        stack.push_back(document.NextSibling(at));
        stack.push_back(document.FirstChild(at));
        const std::string text = document.Text(at);
        if (scripts.count(std::string(document.Name(at))) == 0) continue;
        if (text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        ++met;
        const auto kind = KindOfText(entity, document, at, text);
        ASSERT_TRUE(kind.has_value()) << EntityPath(document, 0, at);
        const bool sql = document.Name(document.Parent(at)) == "sql";
        EXPECT_EQ(kind->language,
                  sql ? Language::kTemplate : Language::kJavaScript);
        EXPECT_EQ(kind->certainty, Certainty::kKnown);
      }
    }
  }
  EXPECT_GT(met, 10U);
}

}  // namespace
}  // namespace audit
