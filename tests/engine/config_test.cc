// campaign-audit.yml: what the reader takes, and each fault at its place.
#include "engine/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace audit {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> FaultsOf(std::string_view yaml) {
  std::vector<std::string> faults;
  const auto config = ReadConfig(yaml, "c.yml");
  if (config) return faults;
  for (const Error& error : config.error()) faults.push_back(error.ToString());
  return faults;
}

std::vector<std::string> Words(const ConfigList& list) {
  std::vector<std::string> words;
  for (const ConfigText& each : list) words.push_back(each.text);
  return words;
}

TEST(ConfigReader, TakesEveryKey) {
  const auto config = ReadConfig(R"(
extends: base.yml
from: 6.02
to: 7.4
select: [sql, js]
ignore: sql-count-star
include: ["*.xml"]
exclude: old
fail-on: warning
fail-on-incomplete: true
require-reason: false
groups:
  database: [sql, schema]
rules:
  js: note
  sql-count-star: off
overrides:
  - paths: legacy
    entities: ["xtk:workflow|*"]
    rules:
      js: error
suppressions:
  - rules: [sql-attr-condition, js]
    entities: "xtk:workflow|WKF1"
    paths: a.xml
    reason: "Goes in June."
    owner: jane
    until: 2027-03-31
)",
                                 "c.yml");
  ASSERT_TRUE(config.has_value());
  EXPECT_THAT(Words(config->extends), ElementsAre("base.yml"));
  EXPECT_EQ(config->from.text, "6.02");
  EXPECT_THAT(Words(config->select), ElementsAre("sql", "js"));
  EXPECT_EQ(config->fail_on_incomplete.text, "true");
  EXPECT_EQ(config->require_reason.text, "false");
  ASSERT_EQ(config->groups.size(), 1u);
  EXPECT_EQ(config->groups[0].name.text, "database");
  ASSERT_EQ(config->rules.size(), 2u);
  EXPECT_EQ(config->rules[1].severity.text, "off");
  ASSERT_EQ(config->overrides.size(), 1u);
  EXPECT_EQ(config->overrides[0].rules[0].severity.text, "error");
  ASSERT_EQ(config->suppressions.size(), 1u);
  EXPECT_EQ(config->suppressions[0].until.text, "2027-03-31");
  EXPECT_EQ(ErrorAt(config->suppressions[0].until, "x").ToString(),
            "c.yml:28:12: x");
}

TEST(ConfigReader, TakesAFileThatSaysNothing) {
  for (const char* yaml : {"", "\n", "# a comment", "\n  # a\r\n# b\n\n"}) {
    EXPECT_THAT(FaultsOf(yaml), IsEmpty()) << yaml;
  }
}

TEST(ConfigReader, SaysWhatIsWrongAndWhere) {
  struct Row {
    const char* name;
    const char* yaml;
    const char* fault;
  };
  const std::vector<Row> rows = {
      {"unknown key", "select: js\nignor: sql",
       "c.yml:2:1: unknown key 'ignor'; did you mean 'ignore'?"},
      {"unknown key of a section",
       "overrides:\n  - path: a\n    rules: {js: note}",
       "c.yml:2:5: unknown key 'path'; did you mean 'paths'?"},
      {"a key twice", "to: 7\nto: 7", "c.yml:2:1: 'to' stands twice"},
      {"a rule twice", "rules:\n  js: note\n  js: error",
       "c.yml:3:3: 'js' stands twice"},
      {"no version", "from: 4", "c.yml:1:7: '4' is no version"},
      {"no version to", "to: new", "c.yml:1:5: 'new' is no version"},
      {"no severity", "rules: {js: high}", "c.yml:1:13: expected one of"},
      {"off for some places", "overrides: [{paths: a, rules: {js: off}}]",
       "write a suppression"},
      {"no truth", "require-reason: no", "c.yml:1:17: expected true or false"},
      {"no day",
       "suppressions: [{rules: a, entities: 'a|b', until: 2027-02-30}]",
       "c.yml:1:51: expected a day"},
      {"no entity", "suppressions: [{rules: a, entities: a}]",
       "an entity is named schema|key"},
      {"nowhere", "suppressions:\n  - rules: a\n    reason: b",
       "c.yml:2:5: a suppression says where"},
      {"an override nowhere", "overrides: [{rules: {js: note}}]",
       "an override says where"},
      {"no rules", "suppressions:\n  - entities: 'a|b'",
       "c.yml:2:5: 'rules' is missing"},
      {"an empty list", "select: []", "expected at least one entry"},
      {"an empty word", "select: ''", "expected text that is not empty"},
      {"a map for a word", "from: {a: b}", "c.yml:1:7: expected text"},
      {"a list at the root", "- a", "c.yml:1:1: expected keys and values"},
      {"from the network", "extends: https://example.org/a.yml",
       "nothing is fetched from a network"},
      {"an anchor", "select: &a js", "anchors are not allowed"},
      {"an alias", "select: *a", ""},
      {"a tag", "select: !!binary aGk=", "tags are not allowed"},
      {"a second document", "to: 7\n---\nto: 7", "a second document"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(FaultsOf(row.yaml), Contains(HasSubstr(row.fault)));
  }
}

TEST(ConfigReader, SurvivesHostileYaml) {
  std::string bomb = "a: &a [x]\n";
  for (char c = 'b'; c < 'j'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) +
            ",*" + static_cast<char>(c - 1) + "]\n";
  }
  const std::vector<std::pair<const char*, std::string>> rows = {
      {"an alias bomb", bomb},
      {"deep lists", "select: " + std::string(100000, '[')},
      {"deep maps", "select: " + std::string(100000, '{')},
      {"too large", "select: " + std::string(kMaxConfigSize, 'a')},
      {"a key of a megabyte",
       std::string(kMaxConfigSize - 10, 'a') + ": b\nselect: []"},
      {"nothing but unknown keys", [] {
         std::string keys;
         for (int i = 0; i < 40000; ++i) {
           keys += "k" + std::to_string(i) + ": 1\n";
         }
         return keys;
       }()}};
  for (const auto& [name, yaml] : rows) {
    SCOPED_TRACE(name);
    EXPECT_FALSE(FaultsOf(yaml).empty());
  }
}

TEST(ConfigJoin, NearWinsAndExclusionsAddUp) {
  const auto far = ReadConfig(
      "from: 5.11\nto: 7\nselect: sql\nignore: a\nexclude: old\n"
      "groups: {g: sql, h: js}\nrules: {js: note}",
      "far.yml");
  const auto near = ReadConfig(
      "from: 6.1\nselect: js\nignore: b\ngroups: {g: js}\nrules: {js: error}",
      "near.yml");
  ASSERT_TRUE(far && near);
  const Config both = Join(*far, *near);
  EXPECT_EQ(both.from.text, "6.1");
  EXPECT_EQ(both.from.source->path, "near.yml");
  EXPECT_EQ(both.to.source->path, "far.yml");
  EXPECT_THAT(Words(both.select), ElementsAre("js"));
  EXPECT_THAT(Words(both.ignore), ElementsAre("a", "b"));
  EXPECT_THAT(Words(both.exclude), ElementsAre("old"));
  ASSERT_EQ(both.groups.size(), 2u);
  EXPECT_EQ(both.groups[1].name.source->path, "near.yml");
  ASSERT_EQ(both.rules.size(), 2u);
  EXPECT_EQ(both.rules[1].severity.text, "error");
}

}  // namespace
}  // namespace audit
