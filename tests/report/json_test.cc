// Values of the JSON report; schemas/report.schema.json is held against real
// reports by tools/conform.sh.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "report/report.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

using Json = nlohmann::ordered_json;

Json Report(const RunReport& run) {
  std::string text;
  WriteJson(run, SampleRules(), [&](std::string_view piece) { text += piece; });
  return Json::parse(text);
}

std::vector<std::string> Keys(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(JsonReport, MembersStandInOneOrder) {
  const Json report = Report(SampleRun());
  EXPECT_EQ(Keys(report),
            (std::vector<std::string>{"schema", "tool", "to", "summary",
                                      "files", "findings", "notAssessed",
                                      "coverage", "errors"}));
  EXPECT_EQ(Keys(report["findings"][1]),
            (std::vector<std::string>{
                "rule", "severity", "impact", "precision", "verdict", "unclear",
                "message", "entity", "entityPath", "location", "snippet",
                "decoded", "related", "flow", "fix", "effort", "fingerprint",
                "textFingerprint"}));
}

TEST(JsonReport, PlacesAreBytesLinesAndBothColumns) {
  RunReport run = SampleRun();
  run.findings[0].place.excerpt.begin = {12, 9, 7};
  const Json location = Report(run)["findings"][0]["location"];
  EXPECT_EQ(location["path"], "export/été 1/package.xml");
  EXPECT_EQ(location["byteOffset"], 1226);
  EXPECT_EQ(location["byteLength"], 40);
  EXPECT_EQ(location["start"]["line"], 12);
  EXPECT_EQ(location["start"]["column"], 7);
  EXPECT_EQ(location["start"]["utf16Column"], 9);
}

TEST(JsonReport, SummaryAgreesWithTheFindings) {
  const Json report = Report(LargeRun(1000));
  const Json& summary = report["summary"];
  EXPECT_EQ(summary["findings"], 1000);
  EXPECT_EQ(report["findings"].size(), 1000U);
  EXPECT_EQ(summary["confirmed"], 500);
  EXPECT_EQ(summary["needsReview"], 500);
  EXPECT_EQ(summary["bySeverity"]["error"], 500);
  EXPECT_EQ(summary["byImpact"]["breaks-at-runtime"]["needsReview"], 500);
}

// Each member that is written is described, and each described one is written
// by the sample: neither the writer nor the schema gets ahead of the other.
TEST(JsonReport, AgreesWithItsSchema) {
  std::ifstream file(AUDIT_SOURCE_DIR "/schemas/report.schema.json");
  const Json schema = Json::parse(file);
  const Json report = Report(MarkedRun());
  const auto described = [&](const char* definition) {
    std::vector<std::string> keys =
        Keys(schema["$defs"][definition]["properties"]);
    std::sort(keys.begin(), keys.end());
    return keys;
  };
  const auto written = [](const Json& objects) {
    std::set<std::string> keys;
    for (const Json& object : objects) {
      for (const std::string& key : Keys(object)) keys.insert(key);
    }
    return std::vector<std::string>(keys.begin(), keys.end());
  };
  EXPECT_EQ(described("finding"), written(report["findings"]));
  EXPECT_EQ(described("file"), written(report["files"]));
  EXPECT_EQ(described("skipped"), written(report["coverage"]["skipped"]));
  EXPECT_EQ(described("notAssessed"), written(report["notAssessed"]));
  EXPECT_EQ(described("coverage"), written(Json::array({report["coverage"]})));
  EXPECT_EQ(described("summary"), written(Json::array({report["summary"]})));
  EXPECT_EQ(described("suppression"),
            written(Json::array({report["findings"][1]["suppression"]})));
  EXPECT_EQ(described("edit"), written(report["findings"][1]["fix"]["edits"]));
}

}  // namespace
}  // namespace audit
