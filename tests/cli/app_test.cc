// The whole program in memory: what a person types, what comes back.
#include "cli/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

struct Program {
  MemoryFileSystem files;

  Outcome Run(std::vector<std::string> arguments, unsigned cores = 1) {
    Outcome outcome{0, "", ""};
    Environment environment{files,
                            [&](std::string_view text) { outcome.out += text; },
                            [&](std::string_view text) { outcome.err += text; },
                            false,
                            false,
                            100,
                            cores};
    outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
    return outcome;
  }
};

std::string Filter(const std::string& name, const std::string& where) {
  return "<queryFilter name='" + name + "' schema='nms:recipient'>" + where +
         "</queryFilter>";
}

std::string Package(const std::string& entities) {
  return "<package buildVersion='6.1' buildNumber='8000'>\n"
         "<entities schema='xtk:queryFilter'>\n" +
         entities + "\n</entities>\n</package>\n";
}

const char* const kRawSql = "<where><condition sql='iA = 1'/></where>";

MemoryFileSystem Export() {
  return MemoryFileSystem({{"in/clean.xml", Package(Filter("ok", "<where/>"))},
                           {"in/raw.xml", Package(Filter("raw", kRawSql))},
                           {"in/note.txt", "not Campaign's"}});
}

TEST(App, ExitCodes) {
  struct Row {
    const char* name;
    std::vector<std::string> arguments;
    int code;
  };
  const std::vector<Row> rows = {
      {"nothing found", {"check", "in/clean.xml"}, 0},
      {"a finding", {"check", "in/raw.xml"}, 1},
      {"a finding, but never",
       {"check", "in/raw.xml", "--fail-on", "never"},
       0},
      {"deselected", {"check", "in/raw.xml", "--ignore", "sql"}, 0},
      {"another selected", {"check", "in/raw.xml", "--select", "js"}, 0},
      {"no command", {}, 2},
      {"unknown option", {"check", "in", "--nonsense"}, 2},
      {"unknown format", {"check", "in", "-f", "pdf"}, 2},
      {"unknown rule", {"check", "in", "--select", "no-such-rule"}, 2},
      {"unknown version", {"check", "in", "--from", "4"}, 2},
      {"bad output", {"check", "in", "--output", "json"}, 2},
      {"output of no format", {"check", "in", "--output", "pdf=a.pdf"}, 2},
      {"two outputs in one file",
       {"check", "in", "-o", "a", "--output", "json=a"},
       2},
      {"no such input", {"check", "nowhere"}, 3},
      {"no folder for the output, told before the run",
       {"check", "in/raw.xml", "-o", "none/report"},
       3},
      {"findings outrank input", {"check", "in/raw.xml", "nowhere"}, 1},
      {"usage outranks findings", {"check", "in/raw.xml", "--to", "x"}, 2},
      {"help", {"--help"}, 0},
      {"version", {"--version"}, 0},
      {"unknown rule to explain", {"explain", "sql-attr-conditon"}, 2},
      {"explained", {"explain", "PU-0005"}, 0},
      {"rules", {"rules", "list"}, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Program program{Export()};
    const Outcome outcome = program.Run(row.arguments);
    EXPECT_EQ(outcome.code, row.code) << outcome.out << outcome.err;
  }
}

TEST(App, ErrorsNameTheThingAndTheCure) {
  Program program{Export()};
  EXPECT_THAT(program.Run({"explain", "sql-attr-conditon"}).err,
              HasSubstr("did you mean 'sql-attr-condition'?"));
  EXPECT_THAT(program.Run({"check", "in", "-f", "jsn"}).err,
              HasSubstr("--format: 'jsn' is no format; did you mean 'json'?"));
  EXPECT_THAT(program.Run({"check", "in", "--output", "x=y"}).err,
              HasSubstr("known are text, json"));
  EXPECT_THAT(program.Run({"check", "in", "-o", "a", "--output", "json=a"}).err,
              HasSubstr("'a' is named twice"));
  EXPECT_THAT(program.Run({"check", "in", "--output", "json=-"}).err,
              HasSubstr("standard output is named twice"));
  EXPECT_THAT(program.Run({"check", "nowhere"}).err,
              StartsWith("error: nowhere: cannot be read"));
}

TEST(App, FilesThatAreNotCampaignsAreListed) {
  Program program{Export()};
  const Outcome outcome = program.Run({"check", "in", "--fail-on", "never"});
  EXPECT_THAT(outcome.out, HasSubstr("in/note.txt"));
  EXPECT_EQ(outcome.code, 0);
}

TEST(App, ServerConfigurationIsReadAndIsNoEntity) {
  const std::map<std::string, std::string> files = {
      {"in/serverConf.xml", "<serverconf><shared/></serverconf>"}};
  Program program{MemoryFileSystem(files)};
  const Outcome outcome = program.Run({"check", "in", "-f", "json"});
  EXPECT_THAT(outcome.out, HasSubstr("\"filesRead\": 1"));
  EXPECT_THAT(outcome.out, HasSubstr("\"entities\": 0"));
}

TEST(App, OneBadTagLeavesTheEntitiesBeforeAndBehindIt) {
  Program program{MemoryFileSystem(
      {{"in/p.xml",
        Package(Filter("before", kRawSql) + "\n" +
                Filter("bad", "<where><condition></wrong></where>") + "\n" +
                Filter("behind", kRawSql))}})};
  const Outcome outcome = program.Run({"check", "in", "-f", "json"});
  EXPECT_THAT(outcome.out, HasSubstr("xtk:queryFilter|before"));
  EXPECT_THAT(outcome.out, HasSubstr("xtk:queryFilter|behind"));
  EXPECT_THAT(outcome.out, HasSubstr("\"xml-syntax\""));
  EXPECT_EQ(
      program.Run({"check", "in", "--fail-on", "never", "--fail-on-incomplete"})
          .code,
      3);
}

TEST(App, OutputDependsOnNeitherThreadsNorTheOrderOfInputs) {
  std::map<std::string, std::string> files;
  std::vector<std::string> paths;
  for (int i = 0; i < 40; ++i) {
    const std::string path = "in/p" + std::to_string(i) + ".xml";
    files[path] = Package(Filter("f" + std::to_string(i % 7), kRawSql));
    paths.push_back(path);
  }
  for (const char* const format : {"text", "json", "sarif"}) {
    SCOPED_TRACE(format);
    Program program{MemoryFileSystem(files)};
    std::vector<std::string> arguments = {"check", "-f", format};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    const Outcome one = program.Run(arguments, 1);
    EXPECT_EQ(program.Run(arguments, 8).out, one.out);
    std::reverse(arguments.begin() + 3, arguments.end());
    EXPECT_EQ(program.Run(arguments, 8).out, one.out);
  }
}

TEST(App, OutputsAreWrittenBesides) {
  Program program{Export()};
  const Outcome outcome =
      program.Run({"check", "in", "--output", "sarif=r.sarif", "--output",
                   "json=r.json", "-q"});
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(*program.files.Read("r.sarif"), HasSubstr("\"2.1.0\""));
  EXPECT_THAT(*program.files.Read("r.json"), HasSubstr("sql-attr-condition"));
}

TEST(App, VersionsComeFromThePackageOrTheOption) {
  const std::string workflow =
      "<entities schema='xtk:workflow'><workflow internalName='w'>"
      "<activities><nlserver name='n' command='/usr/local/nl5/bin/x'/>"
      "</activities></workflow></entities></package>";
  Program program{
      MemoryFileSystem({{"a.xml", "<package buildVersion='5.11'>" + workflow},
                        {"b.xml", "<package buildVersion='6.1'>" + workflow}})};
  EXPECT_THAT(program.Run({"check", "a.xml"}).out, HasSubstr("[wf-nl5-path]"));
  EXPECT_THAT(program.Run({"check", "b.xml"}).out,
              Not(HasSubstr("[wf-nl5-path]")));
  EXPECT_THAT(program.Run({"check", "b.xml", "--from", "5.11"}).out,
              HasSubstr("[wf-nl5-path]"));
}

TEST(App, WhatCouldNotBeJudgedIsSaid) {
  Program program{Export()};
  EXPECT_THAT(program.Run({"check", "in/clean.xml"}).out,
              HasSubstr("no xtk:workflow in the input"));
}

TEST(App, ParsingAllChangesNoFinding) {
  Program program{MemoryFileSystem(
      {{"in/a.js", "var a = <a/>;\nvar t = {};\nt[a.@k] = 1;\n"},
       {"in/b.js", "var nothing = 1;\n"}})};
  const auto findings = [&](std::vector<std::string> arguments) {
    const std::string out = program.Run(std::move(arguments)).out;
    return out.substr(0, out.find("coverage"));
  };
  EXPECT_EQ(findings({"check", "in"}),
            findings({"check", "in", "--parse-all"}));
}

TEST(App, ParityListsTheVendorsLines) {
  Program program{MemoryFileSystem(
      {{"a.js", "var o = {};\nf(o.@a); // o.@b\n"},
       {"b.js", "var password = 'hunter2222'; logon(u, password);\n"}})};
  const auto text = program.Run({"check", ".", "--pu-parity"});
  EXPECT_THAT(
      text.out,
      HasSubstr("a.js:2:4: confirmed (js-dot-at-non-xml): [PU-0001] Entity of "
                "type : 'xtk:javascript' and Id 'a.js', expression '.@' was "
                "found : 'f(o.@a); // o.@b'. (iRc=-1)\n"));
  EXPECT_THAT(text.out, HasSubstr("a.js:2:14: benign (comment): [PU-0001]"));
  EXPECT_THAT(text.out, HasSubstr("b.js:1:30: confirmed (js-logon-call)"));
  EXPECT_THAT(text.out, Not(HasSubstr("hunter2222")));
  const auto json =
      program.Run({"check", ".", "--pu-parity", "--format", "json"});
  EXPECT_THAT(json.out, HasSubstr("\"parity\": {"));
  EXPECT_THAT(json.out, HasSubstr("\"reason\":\"comment\""));
  EXPECT_THAT(json.out, Not(HasSubstr("hunter2222")));
  EXPECT_THAT(program.Run({"check", "."}).out,
              Not(HasSubstr("PU-0001] Entity")));
}

TEST(App, ParityIsOfAllRulesAndHasTwoFormats) {
  Program program{MemoryFileSystem({{"a.js", "f();"}, {"b.js", "g();"}})};
  const auto refused = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"check", "a.js", "--pu-parity"});
    return program.Run(std::move(more)).err;
  };
  EXPECT_THAT(refused({"--select", "js"}), HasSubstr("--select"));
  EXPECT_THAT(refused({"--ignore", "js"}), HasSubstr("--ignore"));
  EXPECT_THAT(refused({"-f", "sarif"}), HasSubstr("text and json only"));
}

}  // namespace
}  // namespace audit
