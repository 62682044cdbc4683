#include "ruleset/manual_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace audit {
namespace {

using testing::ElementsAre;

constexpr char kPath[] = "rules/workflow/not-checked.yaml";
constexpr char kSound[] = R"(- id: wf-heatmap
  title: Heatmap of the past
  applies: "<7.3.2 -> later"
  why: It is drawn by the server.
  look: In the console.
  references: [Release notes]
)";

TEST(ManualChecks, EveryFieldIsRead) {
  const auto checks = LoadManualChecks(kSound, kPath);
  ASSERT_TRUE(checks);
  ASSERT_EQ(checks->size(), 1U);
  const ManualCheck& check = checks->front();
  EXPECT_EQ(check.id, "wf-heatmap");
  EXPECT_EQ(check.category, "workflow");
  EXPECT_EQ(check.title, "Heatmap of the past");
  EXPECT_EQ(check.applies, "<7.3.2 -> later");
  EXPECT_EQ(check.why, "It is drawn by the server.");
  EXPECT_EQ(check.look, "In the console.");
  EXPECT_THAT(check.references, ElementsAre("Release notes"));
}

TEST(ManualChecks, FaultsAreTold) {
  struct Row {
    const char* name;
    std::string yaml;
    const char* fault;  // with its place
  };
  const auto with = [](const std::string& from, const std::string& to) {
    std::string yaml = kSound;
    return yaml.replace(yaml.find(from), from.size(), to);
  };
  const std::vector<Row> rows = {
      {"no list", "id: wf-heatmap\n", "1:1: expected a list"},
      {"no YAML", "- id: [\n", ": "},
      {"id", with("wf-heatmap", "WfHeatmap"), "1:7: an id is words"},
      {"range", with("<7.3.2", "<7,3"), "3:16: "},
      {"no source", with("[Release notes]", "[]"), "6:15: no source is named"},
      {"a key is missing", with("  why: It is drawn by the server.\n", ""),
       "1:3: 'why' is missing"},
      {"a key is mistyped", with("look:", "looks:"), "1:3: 'look' is missing"},
      {"stands twice", std::string(kSound) + kSound,
       "7:3: 'wf-heatmap' stands twice"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto checks = LoadManualChecks(row.yaml, kPath);
    ASSERT_FALSE(checks);
    EXPECT_THAT(checks.error().front().ToString(),
                testing::HasSubstr(row.fault));
  }
}

}  // namespace
}  // namespace audit
