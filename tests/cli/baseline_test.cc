// A team's way with a baseline, as it is typed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/in_memory.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kFile = "campaign-audit-baseline.json";

std::string Package(const std::string& scripts) {
  return "<package buildVersion='6.1'>\n<entities schema='xtk:workflow'>\n"
         "<workflow internalName='w'><activities>" +
         scripts + "</activities></workflow>\n</entities>\n</package>\n";
}

std::string Script(const std::string& code) {
  return "<js name='j'><script>" + code + "</script></js>";
}

const char* const kTwoLogons = "logon(a, b);\nlogon(c, d);\n";

InMemory Accepted(const std::string& code) {
  InMemory program{MemoryFileSystem({{"in/p.xml", Package(Script(code))}})};
  EXPECT_EQ(program.Run({"check", "in", "--fail-on", "warning"}).code, 1);
  EXPECT_EQ(program.Run({"baseline", "write", "in"}).code, 0);
  return program;
}

InMemory::Outcome Check(InMemory& program, const std::string& code) {
  program.Write("in/p.xml", Package(Script(code)));
  return program.Run(
      {"check", "in", "--baseline", kFile, "--fail-on", "warning"});
}

TEST(BaselineCommand, WhatIsAcceptedFailsNoRun) {
  InMemory program = Accepted(kTwoLogons);
  const auto outcome = Check(program, kTwoLogons);
  EXPECT_EQ(outcome.code, 0) << outcome.out << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("2 known from the baseline"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("[js-logon-call]")));
}

TEST(BaselineCommand, OneFixedAndAnotherAddedIsRed) {
  InMemory program = Accepted(kTwoLogons);
  const auto outcome = Check(program, "logon(c, d);\nlogon(e, f);\n");
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.out, HasSubstr("logon(e, f)"));
  EXPECT_THAT(outcome.out, HasSubstr("1 known finding is no longer found"));
}

TEST(BaselineCommand, WhatChangesElsewhereChangesNothing) {
  struct Row {
    const char* name;
    std::string code;
  };
  const Row rows[] = {
      {"indented", "\n  logon(a, b);\n\tlogon(c, d);\n"},
      {"statements around", "var x = 1;\nlogon(a, b);\nf();\nlogon(c, d);\n"},
      {"in another order", "logon(c, d);\nlogon(a, b);\n"},
      {"in CDATA", "<![CDATA[logon(a, b);\nlogon(c, d);\n]]>"},
      {"escaped", "&#108;ogon(a, b);\nlogon(c,&#32;d);\n"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    InMemory program = Accepted(kTwoLogons);
    const auto outcome = Check(program, row.code);
    EXPECT_EQ(outcome.code, 0) << outcome.out;
    EXPECT_THAT(outcome.out, Not(HasSubstr("no longer found")));
  }
}

TEST(BaselineCommand, PruneDropsWhatIsFixedAndNothingElse) {
  InMemory program = Accepted(kTwoLogons);
  program.Write("in/p.xml", Package(Script("logon(c, d);\nlogon(e, f);\n")));
  EXPECT_THAT(program.Run({"baseline", "prune", "in"}).out,
              HasSubstr("1 finding dropped, 1 left."));
  EXPECT_EQ(Check(program, kTwoLogons).code, 1) << "fixed ones come back new";
}

TEST(BaselineCommand, ShowCountsByRuleAndEntityAndNamesWhatIsGone) {
  InMemory program = Accepted(kTwoLogons);
  const auto shown = program.Run({"baseline", "show"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.out, HasSubstr("2 findings: 0 errors, 2 warnings"));
  EXPECT_THAT(shown.out, HasSubstr("js-logon-call"));
  EXPECT_THAT(shown.out, HasSubstr("xtk:workflow|w"));
  EXPECT_THAT(shown.out, Not(HasSubstr("no longer")));
  program.Write("in/p.xml", Package(Script("logon(a, b);")));
  EXPECT_THAT(program.Run({"baseline", "show", "in"}).out,
              HasSubstr("1 finding is no longer found"));
}

TEST(BaselineCommand, IsTheSameWhereverTheInputLies) {
  const std::string code = "logon(a, b);";
  const auto written = [&](const std::string& folder) {
    InMemory program{MemoryFileSystem(
        {{folder + "/sub/x.js", code},
         {folder + "/p.xml", Package(Script(code))},
         // No key: the entity is named by its file.
         {folder + "/q.xml",
          "<package buildVersion='6.1'><entities schema='xtk:workflow'>"
          "<workflow><activities>" +
              Script(code) +
              "</activities></workflow></entities></package>"}})};
    EXPECT_EQ(program.Run({"baseline", "write", folder}).code, 0);
    return *program.files.Read(kFile);
  };
  const std::string baseline = written("in");
  EXPECT_EQ(std::count(baseline.begin(), baseline.end(), '\n'), 8) << baseline;
  const auto fingerprints = [](const std::string& text) {
    std::vector<std::string> all;
    const auto parsed = nlohmann::json::parse(text);
    for (const auto& finding : parsed["findings"]) {
      all.push_back(finding["fingerprint"]);
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  EXPECT_EQ(fingerprints(baseline), fingerprints(written("/srv/other/place")));
}

TEST(BaselineCommand, FaultsEndWithTwoAndSayWhatToDo) {
  InMemory program{MemoryFileSystem(
      {{"in/p.xml", Package(Script(kTwoLogons))},
       {"damaged.json",
        "{\"schema\":\"urn:campaign-audit:schema:baseline:1\",\n7"},
       {"other.json", "{\"name\":\"package\"}"}})};
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    int code;
    const char* message;
  };
  const Row rows[] = {
      {"absent",
       {"check", "in", "--baseline", "none.json"},
       2,
       "none.json: cannot be read: no such file; 'campaign-audit baseline"},
      {"damaged",
       {"check", "in", "--baseline", "damaged.json"},
       2,
       "damaged.json:2: is damaged"},
      {"foreign",
       {"baseline", "prune", "in", "--baseline", "other.json"},
       2,
       "other.json:1: is no baseline"},
      {"written over a foreign one",
       {"baseline", "write", "in", "--baseline", "other.json"},
       3,
       "other.json: is no baseline and stays as it is"},
      {"written over a damaged one",
       {"baseline", "write", "in", "--baseline", "damaged.json"},
       0,
       ""},
      {"of what is not there",
       {"baseline", "write", "nowhere"},
       3,
       "stays as it is"},
      {"no subcommand", {"baseline"}, 2, ""},
      {"no path", {"baseline", "write"}, 2, "PATH"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto outcome = program.Run(row.arguments);
    EXPECT_EQ(outcome.code, row.code) << outcome.out;
    EXPECT_THAT(outcome.err, HasSubstr(row.message));
  }
}

TEST(BaselineCommand, JsonSaysWhatIsGone) {
  InMemory program = Accepted(kTwoLogons);
  program.Write("in/p.xml", Package(Script("logon(c, d);")));
  const auto json = nlohmann::json::parse(
      program.Run({"check", "in", "--baseline", kFile, "-f", "json"}).out);
  EXPECT_EQ(json["baseline"]["name"], kFile);
  EXPECT_EQ(json["baseline"]["unchanged"], 1);
  ASSERT_EQ(json["baseline"]["absent"].size(), 1u);
  EXPECT_EQ(json["baseline"]["absent"][0]["rule"], "js-logon-call");
}

std::vector<std::string> SarifStates(const std::string& log) {
  std::vector<std::string> states;
  const auto json = nlohmann::json::parse(log);
  for (const auto& result : json["runs"][0]["results"]) {
    states.push_back(result.value("baselineState", "none"));
  }
  return states;
}

TEST(BaselineCommand, SarifSaysWhatIsGoneButToGithub) {
  InMemory program = Accepted(kTwoLogons);
  program.Write("in/p.xml", Package(Script("logon(c, d);")));
  EXPECT_THAT(
      SarifStates(
          program.Run({"check", "in", "--baseline", kFile, "-f", "sarif"}).out),
      testing::ElementsAre("unchanged", "absent"));
  EXPECT_THAT(SarifStates(program
                              .Run({"check", "in", "--baseline", kFile, "-f",
                                    "sarif", "--sarif-profile", "github"})
                              .out),
              testing::ElementsAre("none"));
}

TEST(BaselineCommand, HoldsNoSecret) {
  InMemory program = Accepted("logon('admin', password='hunter2222');");
  EXPECT_THAT(*program.files.Read(kFile), Not(HasSubstr("hunter")));
}

}  // namespace
}  // namespace audit
