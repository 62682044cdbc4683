// config init, show, verify and schema.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/app.h"
#include "cli/config_texts.h"
#include "engine/config_yaml.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Files = std::map<std::string, std::string>;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

struct Program {
  explicit Program(Files on_disk = {}) : files(std::move(on_disk)) {}
  MemoryFileSystem files;

  Outcome operator()(std::vector<std::string> arguments) {
    Outcome outcome{0, "", ""};
    Environment environment{
        files, [&](std::string_view text) { outcome.out += text; },
        [&](std::string_view text) { outcome.err += text; }};
    outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
    return outcome;
  }
};

// The template with its examples switched on.
std::string Examples() {
  std::string text;
  std::string_view rest = kConfigTemplate;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n') + 1;
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    if (line.starts_with("#: ")) line.remove_prefix(3);
    text += line;
  }
  return text;
}

TEST(ConfigInit, WritesAConfigThatChangesNothing) {
  Program program;
  EXPECT_EQ(program({"config", "init"}).code, 0);
  const Outcome verified = program({"config", "verify"});
  EXPECT_EQ(verified.code, 0) << verified.err;
  EXPECT_EQ(verified.out, "campaign-audit.yml: no faults\n");
  EXPECT_THAT(program({"config", "show"}).out, Not(HasSubstr("\nto:")));
  const Outcome again = program({"config", "init"});
  EXPECT_EQ(again.code, 2);
  EXPECT_THAT(again.err, HasSubstr("is there already; nothing is written"));
}

TEST(ConfigInit, ShowsAnExampleOfEveryKey) {
  Program program({{"in/campaign-audit.yml", Examples()},
                   {"team/campaign-audit.yml", "select: sql"}});
  const Outcome verified = program({"config", "verify", "in"});
  EXPECT_EQ(verified.code, 0) << verified.err;
  const std::string shown = program({"config", "show", "in"}).out;
  for (const ConfigKey& key : ConfigKeys()) {
    if (key.name == "extends") continue;
    EXPECT_THAT(Examples(), HasSubstr(std::string(key.name) + ":"));
    const bool in_examples = key.section.empty() || key.name != "paths";
    if (in_examples) {
      EXPECT_THAT(shown, HasSubstr(std::string(key.name) + ":"));
    }
  }
}

TEST(ConfigShow, SaysWhereEachKeyComesFrom) {
  Program program(
      {{"in/campaign-audit.yml",
        "extends: ../base.yml\nfail-on: note\nrules:\n  sql: error\n"},
       {"base.yml",
        "from: 6.02\nfail-on: warning\nrules:\n  js: note\n  sql: note\n"}});
  EXPECT_EQ(program({"config", "show", "in"}).out,
            "# in/campaign-audit.yml, base.yml\n"
            "from: \"6.02\"                            # base.yml:1\n"
            "# to: 7\n"
            "fail-on: note                           "
            "# in/campaign-audit.yml:2\n"
            "# fail-on-incomplete: false\n"
            "# require-reason: true\n"
            "rules:\n"
            "  js: note                              # base.yml:4\n"
            "  sql: error                            "
            "# in/campaign-audit.yml:4\n");
}

TEST(ConfigShow, CanBeReadAgain) {
  const std::string odd =
      "select: [\"a\\tb\", 'it''s', \"\\u202Ex\", '*', '- a', 'a: b', '#c']\n";
  const auto config = ReadConfig(odd, "c.yml");
  ASSERT_TRUE(config.has_value());
  const std::string shown = ConfigYaml(*config);
  const auto again = ReadConfig(shown, "c.yml");
  ASSERT_TRUE(again.has_value()) << shown;
  ASSERT_EQ(again->select.size(), config->select.size());
  for (std::size_t i = 0; i < config->select.size(); ++i) {
    EXPECT_EQ(again->select[i].text, config->select[i].text);
  }
  EXPECT_THAT(shown, Not(HasSubstr("\xE2\x80\xAE")));
}

TEST(ConfigShow, OfNothingIsDefaults) {
  Program program;
  EXPECT_THAT(program({"config", "show"}).out,
              StartsWith("# no campaign-audit.yml in the folder or above it"));
  EXPECT_EQ(program({"config", "verify"}).code, 0);
}

TEST(ConfigVerify, NamesEveryFaultAtItsPlace) {
  const Files files = {
      {"my.yml", "select: sqll\nrules:\n  js-comon-js: note\n"}};
  Program program(files);
  const Outcome outcome = program({"config", "verify", "my.yml"});
  EXPECT_EQ(outcome.code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("my.yml:1:9: no rule, category, severity "
                                     "or impact is called 'sqll'; did you "
                                     "mean 'sql'?"));
  EXPECT_THAT(outcome.err, HasSubstr("my.yml:3:3: "));
  EXPECT_THAT(outcome.err, HasSubstr("did you mean 'js-common-js'?"));
}

TEST(ConfigSchema, KnowsTheRules) {
  Program program;
  const std::string schema = program({"config", "schema"}).out;
  const auto parsed = nlohmann::json::parse(schema, nullptr, false);
  ASSERT_FALSE(parsed.is_discarded());
  const auto& words =
      parsed.at("$defs").at("selector").at("anyOf").at(0).at("enum");
  for (const char* word :
       {"sql-attr-condition", "sql", "pu", "PU-0005", "error", "advice"}) {
    EXPECT_EQ(std::count(words.begin(), words.end(), word), 1) << word;
  }
}

}  // namespace
}  // namespace audit
