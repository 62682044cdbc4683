// What a reader sees, whole. UPDATE_GOLDEN=1 rewrites the files; read the
// difference before committing it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "report/report.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

using Write = std::function<void(const RunReport&, const Sink&)>;

Write InText(TextStyle style) {
  return [style](const RunReport& run, const Sink& sink) {
    WriteText(run, SampleRules(), style, sink);
  };
}

void InJson(const RunReport& run, const Sink& sink) {
  WriteJson(run, SampleRules(), sink);
}

void InSarif(const RunReport& run, const Sink& sink) {
  WriteSarif(run, SampleRules(), sink);
}

void AsPages(const RunReport&, const Sink& sink) {
  for (const Rule& rule : SampleRules()) sink(RuleText(rule, {}) + "\n");
}

void AsDocuments(const RunReport&, const Sink& sink) {
  for (const Rule& rule : SampleRules()) sink(RuleMarkdown(rule) + "\n");
}

// Nothing found, nothing given.
RunReport EmptyRun() {
  RunReport run;
  run.tool_version = "0.1.0";
  run.to = "7.4.2";
  return run;
}

struct Golden {
  const char* file;
  RunReport run;
  Write write;
};

std::vector<Golden> Goldens() {
  using Color = TextStyle::Color;
  using Detail = TextStyle::Detail;
  return {
      {"sample.txt", SampleRun(), InText({})},
      {"sample.ansi", SampleRun(), InText({.color = Color::kOn})},
      {"sample.quiet.txt", SampleRun(), InText({.detail = Detail::kQuiet})},
      {"sample.verbose.txt", SampleRun(), InText({.detail = Detail::kVerbose})},
      {"sample.narrow.txt", SampleRun(), InText({.columns = 60})},
      {"sample.json", SampleRun(), InJson},
      {"sample.sarif", SampleRun(), InSarif},
      {"empty.txt", EmptyRun(), InText({})},
      {"empty.json", EmptyRun(), InJson},
      {"empty.sarif", EmptyRun(), InSarif},
      {"hostile.txt", HostileRun(), InText({})},
      {"hostile.json", HostileRun(), InJson},
      {"hostile.sarif", HostileRun(), InSarif},
      {"sample.parity.txt", SampleParityRun(), InText({})},
      {"sample.parity.json", SampleParityRun(), InJson},
      {"hostile.parity.txt", HostileParityRun(), InText({})},
      {"hostile.parity.json", HostileParityRun(), InJson},
      {"rules.txt", {}, AsPages},
      {"rules.md", {}, AsDocuments},
  };
}

TEST(Report, LooksAsAgreed) {
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  for (const Golden& golden : Goldens()) {
    SCOPED_TRACE(golden.file);
    std::string text;
    golden.write(golden.run, [&](std::string_view piece) { text += piece; });
    const std::string path =
        std::string(AUDIT_SOURCE_DIR "/tests/report/golden/") + golden.file;
    if (update) {
      std::ofstream(path, std::ios::binary) << text;
      continue;
    }
    std::ostringstream expected;
    expected << std::ifstream(path, std::ios::binary).rdbuf();
    EXPECT_EQ(text, expected.str());
  }
}

}  // namespace
}  // namespace audit
