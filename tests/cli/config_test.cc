// The config as a person meets it: where it is found, what it changes, what is
// said of its faults.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "cli/app.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome Start(const std::map<std::string, std::string>& files,
              std::vector<std::string> arguments) {
  MemoryFileSystem disk(files);
  Outcome outcome{0, "", ""};
  Environment environment{disk,
                          [&](std::string_view text) { outcome.out += text; },
                          [&](std::string_view text) { outcome.err += text; }};
  outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
  return outcome;
}

// One finding, an error of sql-attr-condition.
const char* const kRaw =
    "<package buildVersion='6.1'><entities schema='xtk:queryFilter'>"
    "<queryFilter name='raw' schema='nms:recipient'>"
    "<where><condition sql='iA = 1'/></where></queryFilter>"
    "</entities></package>";

TEST(Config, ChangesWhatARunSays) {
  struct Row {
    const char* name;
    std::map<std::string, std::string> configs;
    std::vector<std::string> arguments;  // behind check
    int code;
  };
  const std::string note = "rules: {sql-attr-condition: note}";
  const std::vector<Row> rows = {
      {"none", {}, {"in/a"}, 1},
      {"ignored", {{"campaign-audit.yml", "ignore: sql"}}, {"in/a"}, 0},
      {"in the input", {{"in/a/campaign-audit.yml", note}}, {"in/a"}, 0},
      {"above it", {{"in/campaign-audit.yml", note}}, {"in/a"}, 0},
      {"above a file", {{"in/campaign-audit.yml", note}}, {"in/a/raw.xml"}, 0},
      {"the nearest one only",
       {{"in/a/campaign-audit.yml", ""}, {"campaign-audit.yml", note}},
       {"in/a"},
       1},
      {"not above .git",
       {{"in/.git/HEAD", ""}, {"campaign-audit.yml", note}},
       {"in/a"},
       1},
      {"beside .git",
       {{"in/.git/HEAD", ""}, {"in/campaign-audit.yml", note}},
       {"in/a"},
       0},
      {"named", {{"my.yml", note}}, {"in/a", "--config", "my.yml"}, 0},
      {"refused", {{"campaign-audit.yml", note}}, {"in/a", "--no-config"}, 1},
      {"off",
       {{"campaign-audit.yml", "rules: {sql-attr-condition: off}"}},
       {"in/a"},
       0},
      {"the last of several wins",
       {{"campaign-audit.yml",
         "rules: {sql: off, sql-attr-condition: warning}\nfail-on: warning"}},
       {"in/a"},
       1},
      {"a threshold",
       {{"campaign-audit.yml", note + "\nfail-on: note"}},
       {"in/a"},
       1},
      {"an option wins over it",
       {{"campaign-audit.yml", note + "\nfail-on: note"}},
       {"in/a", "--fail-on", "never"},
       0},
      {"--select wins over select",
       {{"campaign-audit.yml", "select: js"}},
       {"in/a", "--select", "sql"},
       1},
      {"a group",
       {{"campaign-audit.yml", "groups: {mine: sql:error}\nignore: mine"}},
       {"in/a"},
       0},
      {"a group for an option",
       {{"campaign-audit.yml", "groups: {mine: js}"}},
       {"in/a", "--select", "mine"},
       0},
      {"versions", {{"campaign-audit.yml", "from: 7\nto: 7.4"}}, {"in/a"}, 1},
      {"a path", {{"campaign-audit.yml", "exclude: in/a/*.xml"}}, {"in"}, 0},
      {"a path from the config's folder",
       {{"in/campaign-audit.yml", "exclude: a/raw.xml"}},
       {"in"},
       0},
      {"a path that begins elsewhere",
       {{"in/campaign-audit.yml", "exclude: in/a/raw.xml"}},
       {"in"},
       1},
      {"an override",
       {{"in/campaign-audit.yml",
         "overrides: [{paths: a, rules: {sql: note}}]"}},
       {"in"},
       0},
      {"an override elsewhere",
       {{"in/campaign-audit.yml",
         "overrides: [{paths: b, rules: {sql: note}}]"}},
       {"in"},
       1},
      {"an override of an entity",
       {{"campaign-audit.yml",
         "overrides: [{entities: 'xtk:queryFilter|*', rules: {sql: note}}]"}},
       {"in"},
       0},
      {"extended",
       {{"in/campaign-audit.yml", "extends: ../team/base.yml"},
        {"team/base.yml", note}},
       {"in"},
       0},
      {"extended and overruled",
       {{"in/campaign-audit.yml",
         "extends: ../team/base.yml\nrules: {sql: error}"},
        {"team/base.yml", note}},
       {"in"},
       1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::map<std::string, std::string> files = row.configs;
    files["in/a/raw.xml"] = kRaw;
    std::vector<std::string> arguments = {"check"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    const Outcome outcome = Start(files, arguments);
    EXPECT_EQ(outcome.code, row.code) << outcome.out << outcome.err;
  }
}

TEST(Config, FaultsEndTheRunAndNameThePlace) {
  struct Row {
    const char* name;
    std::map<std::string, std::string> configs;
    std::vector<std::string> arguments;
    const char* error;
  };
  const std::vector<Row> rows = {
      {"an unknown rule",
       {{"campaign-audit.yml", "to: 7\nignore:\n  - sql-atr-condition"}},
       {},
       "error: campaign-audit.yml:3:5: no rule, category, severity or impact "
       "is called 'sql-atr-condition'; did you mean 'sql-attr-condition'?"},
      {"all of them",
       {{"campaign-audit.yml", "a: 1\nb: 2"}},
       {},
       "error: campaign-audit.yml:2:1: unknown key 'b'"},
      {"no such file",
       {},
       {"--config", "x.yml"},
       "error: x.yml: cannot be read"},
      {"a folder for a file", {}, {"--config", "in"}, "in: is a folder"},
      {"nothing to extend",
       {{"campaign-audit.yml", "extends: x.yml"}},
       {},
       "campaign-audit.yml:1:10: 'x.yml' cannot be extended"},
      {"a fault in what is extended",
       {{"campaign-audit.yml", "extends: x.yml"}, {"x.yml", "to: x"}},
       {},
       "x.yml:1:5: 'x' is no version"},
      {"a circle",
       {{"campaign-audit.yml", "extends: x.yml"},
        {"x.yml", "to: 7\nextends: ./campaign-audit.yml"}},
       {},
       "x.yml:2:10: './campaign-audit.yml' extends this file again"},
      {"itself",
       {{"campaign-audit.yml", "extends: campaign-audit.yml"}},
       {},
       "extends this file again"},
      {"a tree without end",
       {{"campaign-audit.yml", "extends: [a.yml, a.yml, a.yml, a.yml]"},
        {"a.yml", "extends: [b.yml, b.yml, b.yml, b.yml]"},
        {"b.yml", "extends: [c.yml, c.yml, c.yml, c.yml]"},
        {"c.yml", "to: 7"}},
       {},
       "more files are extended than 32"},
      {"a group that names rules",
       {{"campaign-audit.yml", "groups: {sql: js}"}},
       {},
       "campaign-audit.yml:1:10: 'sql' names rules already"},
      {"no reason",
       {{"campaign-audit.yml",
         "suppressions:\n  - rules: sql\n    entities: 'a|b'"}},
       {},
       "campaign-audit.yml:2:5: a suppression has a 'reason'"},
      {"an option's fault", {}, {"--select", "nothing"}, "error: --select: no"},
      {"two at once",
       {{"x.yml", ""}},
       {"--config", "x.yml", "--no-config"},
       "excludes"},
      {"parity with a selection",
       {{"campaign-audit.yml", "ignore: sql"}},
       {"--pu-parity"},
       "add --no-config"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::map<std::string, std::string> files = row.configs;
    files["in/raw.xml"] = kRaw;
    std::vector<std::string> arguments = {"check", "in"};
    arguments.insert(arguments.end(), row.arguments.begin(),
                     row.arguments.end());
    const Outcome outcome = Start(files, arguments);
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(row.error));
    EXPECT_EQ(outcome.out, "");
  }
}

TEST(Config, IsNamedInReports) {
  const std::map<std::string, std::string> files = {
      {"in/campaign-audit.yml", "extends: ../base.yml"},
      {"base.yml", "ignore: sql"},
      {"in/raw.xml", kRaw}};
  EXPECT_THAT(Start(files, {"check", "in"}).out,
              HasSubstr("  Config: in/campaign-audit.yml, base.yml.\n"));
  EXPECT_THAT(Start(files, {"check", "in", "-f", "json"}).out,
              HasSubstr("\"configs\": [\n"));
  EXPECT_THAT(Start(files, {"check", "in", "--no-config"}).out,
              Not(HasSubstr("Config:")));
}

TEST(Config, OfSeveralInputsIsOne) {
  const std::map<std::string, std::string> files = {
      {"a/campaign-audit.yml", "ignore: sql"},
      {"a/raw.xml", kRaw},
      {"b/raw.xml", kRaw}};
  EXPECT_THAT(Start(files, {"check", "a", "b"}).err,
              HasSubstr("the config of 'a' is a/campaign-audit.yml, that of "
                        "'b' is none; say which with --config FILE"));
  EXPECT_EQ(
      Start(files, {"check", "a", "b", "--config", "a/campaign-audit.yml"})
          .code,
      0);
  EXPECT_EQ(Start(files, {"check", "a", "a/raw.xml"}).code, 0);
}

}  // namespace
}  // namespace audit
