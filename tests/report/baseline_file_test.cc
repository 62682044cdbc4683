#include "report/baseline_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace audit {
namespace {

using testing::HasSubstr;

std::string Digits(char c) { return std::string(64, c); }

KnownFinding Known(std::string rule, char digit) {
  KnownFinding finding;
  finding.rule = std::move(rule);
  finding.fingerprint = Digits(digit);
  return finding;
}

std::string Written(const Baseline& baseline) {
  std::string text;
  WriteBaseline(baseline, [&](std::string_view piece) { text += piece; });
  return text;
}

Baseline Sample() {
  KnownFinding full = Known("rule-a", '1');
  full.severity = Severity::kError;
  full.entity = "xtk:form|\"<odd>\"\n";
  full.path = "input[@name='x']/@expr";
  full.file = "été/a.xml";
  full.text = "</script> \x1B[31m";
  return {full, Known("rule-b", '2')};
}

TEST(BaselineFile, ComesBackAsItWasWritten) {
  const Baseline before = Sample();
  const auto after = ReadBaseline(Written(before), "b.json");
  ASSERT_TRUE(after) << after.error().ToString();
  ASSERT_EQ(after->size(), before.size());
  EXPECT_EQ(Written(*after), Written(before));
  EXPECT_EQ((*after)[0].entity, before[0].entity);
  EXPECT_EQ((*after)[0].severity, Severity::kError);
}

TEST(BaselineFile, IsALineAFinding) {
  const std::string text = Written(Sample());
  const std::string one = Written({Sample()[0]});
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'),
            std::count(one.begin(), one.end(), '\n') + 1);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
}

TEST(BaselineFile, SchemaNamesWhatIsWritten) {
  std::ifstream file(AUDIT_SOURCE_DIR "/schemas/baseline.schema.json");
  const auto schema = nlohmann::json::parse(file);
  const auto written = nlohmann::json::parse(Written(Sample()));
  EXPECT_EQ(schema["properties"]["schema"]["const"], written["schema"]);
  std::set<std::string> known;
  for (const auto& [key, value] :
       schema["$defs"]["knownFinding"]["properties"].items()) {
    known.insert(key);
  }
  std::set<std::string> used;
  for (const auto& [key, value] : written["findings"][0].items()) {
    used.insert(key);
  }
  EXPECT_EQ(used, known);
}

TEST(BaselineFile, FaultsNameTheLineAndTheCure) {
  const std::string open =
      "{\n  \"schema\": \"urn:campaign-audit:schema:baseline:1\",\n  "
      "\"findings\": [\n";
  const std::string good =
      "    {\"rule\":\"r\",\"severity\":\"note\",\"fingerprint\":\"" +
      Digits('a') + "\"}";
  struct Row {
    const char* name;
    std::string bytes;
    std::uint32_t line;
    const char* message;
  };
  const Row rows[] = {
      {"empty", "", 1, "no JSON from here on: take it from version control"},
      {"cut off", open + good + ",\n    {\"ru", 5, "no JSON"},
      {"a merge conflict", open + "<<<<<<< ours\n" + good + "\n=======\n", 4,
       "merge conflict"},
      {"no object", "[]", 1, "is no baseline"},
      {"foreign", "{\n\"version\": \"2.1.0\"}", 1, "name another file"},
      {"another file of ours",
       "{\n\"schema\": \"urn:campaign-audit:schema:report:1\"}", 2,
       "is no baseline"},
      {"newer", "{\n\"schema\": \"urn:campaign-audit:schema:baseline:2\"}", 2,
       "use that campaign-audit"},
      {"a version that is none",
       "{\"schema\": \"urn:campaign-audit:schema:baseline:1x\"}", 1,
       "is no baseline"},
      {"no findings", "{\"schema\": \"urn:campaign-audit:schema:baseline:1\"}",
       1, "no array 'findings'"},
      {"a short fingerprint",
       open + good +
           ",\n    {\"rule\":\"r\",\"severity\":\"note\","
           "\"fingerprint\":\"abc\"}]}",
       5, "64 hexadecimal digits"},
      {"no rule",
       open + "{\"severity\":\"note\",\"fingerprint\":\"" + Digits('a') +
           "\"}]}",
       4, "without a 'rule'"},
      {"an unknown severity",
       open + "{\"rule\":\"r\",\"severity\":\"grave\",\"fingerprint\":\"" +
           Digits('a') + "\"}]}",
       4, "without a 'severity'"},
      {"no finding", open + "7]}", 4, "64 hexadecimal digits"},
      {"nested beyond all reason", std::string(100000, '['), 1, "no JSON"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto read = ReadBaseline(row.bytes, "b.json");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().file, "b.json");
    EXPECT_EQ(read.error().line, row.line);
    EXPECT_THAT(read.error().message, HasSubstr(row.message));
  }
}

TEST(BaselineFile, MembersOfLaterVersionsOfThisFormatAreLeftAside) {
  const auto read = ReadBaseline(
      "{\"schema\":\"urn:campaign-audit:schema:baseline:1\",\"more\":{},"
      "\"findings\":[{\"rule\":\"r\",\"severity\":\"note\",\"more\":[1.5,-1,"
      "null,true],\"fingerprint\":\"" +
          Digits('a') + "\"}]}",
      "b.json");
  ASSERT_TRUE(read) << read.error().ToString();
  EXPECT_EQ(read->size(), 1u);
}

}  // namespace
}  // namespace audit
