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

Write InSarif(SarifProfile profile) {
  return [profile](const RunReport& run, const Sink& sink) {
    WriteSarif(run, SampleRules(), profile, sink);
  };
}

Write In(void (*write)(const RunReport&, std::span<const Rule>, const Sink&)) {
  return [write](const RunReport& run, const Sink& sink) {
    write(run, SampleRules(), sink);
  };
}

// Nothing found, nothing given.
RunReport EmptyRun() {
  RunReport run;
  run.tool_version = "0.1.0";
  run.to = "7.4.2";
  return run;
}

struct Golden {
  std::string file;
  RunReport run;
  Write write;
};

// What runs the tool reads. The extensions are not the formats' own, by which
// ./dev conform knows JSON reports of ours.
void AddCiFormats(std::vector<Golden>* goldens) {
  struct Format {
    std::string extension;
    void (*write)(const RunReport&, std::span<const Rule>, const Sink&);
  };
  const std::vector<Format> formats = {{"junit.xml", WriteJunit},
                                       {"gitlab", WriteGitlab},
                                       {"github", WriteGithub},
                                       {"csv", WriteCsv},
                                       {"comment.md", WriteMarkdown}};
  for (const Format& format : formats) {
    goldens->push_back(
        {"sample." + format.extension, SampleRun(), In(format.write)});
    goldens->push_back(
        {"empty." + format.extension, EmptyRun(), In(format.write)});
    goldens->push_back(
        {"marked." + format.extension, MarkedRun(), In(format.write)});
    goldens->push_back(
        {"texts." + format.extension, HostileTextsRun(), In(format.write)});
  }
}

void AsPages(const RunReport&, const Sink& sink) {
  for (const Rule& rule : SampleRules()) sink(RuleText(rule, {}) + "\n");
}

void AsDocuments(const RunReport&, const Sink& sink) {
  for (const Rule& rule : SampleRules()) sink(RuleMarkdown(rule) + "\n");
}

std::vector<Golden> Goldens() {
  using Color = TextStyle::Color;
  using Detail = TextStyle::Detail;
  std::vector<Golden> goldens = {
      {"sample.txt", SampleRun(), InText({})},
      {"sample.ansi", SampleRun(), InText({.color = Color::kOn})},
      {"sample.quiet.txt", SampleRun(), InText({.detail = Detail::kQuiet})},
      {"sample.verbose.txt", SampleRun(), InText({.detail = Detail::kVerbose})},
      {"sample.narrow.txt", SampleRun(), InText({.columns = 60})},
      {"sample.json", SampleRun(), InJson},
      {"sample.sarif", SampleRun(), InSarif(SarifProfile::kFull)},
      {"empty.txt", EmptyRun(), InText({})},
      {"empty.json", EmptyRun(), InJson},
      {"empty.sarif", EmptyRun(), InSarif(SarifProfile::kFull)},
      {"hostile.txt", HostileRun(), InText({})},
      {"hostile.json", HostileRun(), InJson},
      {"hostile.sarif", HostileRun(), InSarif(SarifProfile::kFull)},
      {"sample.parity.txt", SampleParityRun(), InText({})},
      {"sample.parity.json", SampleParityRun(), InJson},
      {"hostile.parity.txt", HostileParityRun(), InText({})},
      {"hostile.parity.json", HostileParityRun(), InJson},
      {"marked.txt", MarkedRun(), InText({})},
      {"marked.quiet.txt", MarkedRun(), InText({.detail = Detail::kQuiet})},
      {"marked.verbose.txt", MarkedRun(), InText({.detail = Detail::kVerbose})},
      {"marked.json", MarkedRun(), InJson},
      {"marked.sarif", MarkedRun(), InSarif(SarifProfile::kFull)},
      {"marked.github.sarif", MarkedRun(), InSarif(SarifProfile::kGithub)},
      {"marked.vscode.sarif", MarkedRun(), InSarif(SarifProfile::kVscode)},
      {"texts.sarif", HostileTextsRun(), InSarif(SarifProfile::kFull)},
      {"rules.txt", {}, AsPages},
      {"rules.md", {}, AsDocuments},
  };
  AddCiFormats(&goldens);
  return goldens;
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
