#include "ruleset/loader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

TEST(Loader, TakesTheTemplateForAuthors) {
  std::ifstream file(AUDIT_SOURCE_DIR "/rules/template.yaml");
  const std::string yaml(std::istreambuf_iterator<char>(file), {});
  EXPECT_THAT(FaultsOf(yaml, "rules/js/my-rule.yaml"), testing::IsEmpty());
}

TEST(Loader, TakesTheSoundRule) {
  EXPECT_THAT(FaultsOf(kSound), testing::IsEmpty());
}

struct FaultRow {
  const char* name;
  const char* old_text;
  const char* new_text;
  const char* place;
  const char* message;
};

void CheckRows(std::span<const FaultRow> rows) {
  for (const FaultRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(FaultsOf(With(row.old_text, row.new_text)),
                testing::Contains(At(row.place, row.message)));
  }
}

TEST(Loader, RefusesWrongKeysAndTypes) {
  const FaultRow rows[] = {
      {"unknown key", "why: because", "whi: because", "18:1",
       "unknown key 'whi'; did you mean 'why'?"},
      {"unknown key of a section", "  report:", "  raport:", "16:3",
       "unknown key 'raport'; did you mean 'report'?"},
      {"key twice", "since: 0.1.0", "since: 0.1.0\nsince: 0.1.0", "6:1",
       "'since' stands twice"},
      {"section twice", "since: 0.1.0",
       "since: 0.1.0\nmatch: {select: //a}\nmatch: {regex: a}", "7:1",
       "'match' stands twice"},
      {"missing", "impact: advice\n", "", "1:1", "'impact' is missing"},
      {"list for text", "title: A thing", "title: [A]", "2:8", "expected text"},
      {"empty text", "title: A thing", "title: ''", "2:8",
       "expected text that is not empty"},
      {"nothing for text", "title: A thing", "title:", "3:1", "expected text"},
      {"text for list", "references: [a page]", "references: a", "7:13",
       "expected a list"},
      {"wrong word", "impact: advice", "impact: bad", "3:9",
       "expected one of blocks-upgrade, breaks-at-runtime, changes-behaviour, "
       "weakens-security, manual-step, advice"},
      {"wrong number", "minutes: 5", "minutes: 5h", "8:19",
       "expected a number of minutes above zero"},
      {"wrong effort", "auto: no", "auto: maybe", "8:28",
       "expected one of no, partial, yes"},
      {"text for section", "effort: {minutes: 5, auto: no}", "effort: 5", "8:9",
       "expected keys and values"},
      {"language", "[javascript]", "[java]", "11:15",
       "expected one of javascript, template, sql, xtk, html, css, apache, "
       "shell, batch"},
      {"alias", "title: A thing", "title: *a", "2:8",
       "the referenced anchor is not defined"},
      {"anchor", "title: A thing", "title: &a b", "2:8",
       "anchors are not allowed"},
      {"tag", "title: A thing", "title: !!str b", "2:8",
       "tags are not allowed"},
  };
  CheckRows(rows);
}

TEST(Loader, RefusesWhatDoesNotAgree) {
  const FaultRow rows[] = {
      {"id and file", "id: js-thing", "id: js-thang", "1:5",
       "id 'js-thang' is not the file's name, 'js-thing.yaml'"},
      {"letters of the id", "id: js-thing", "id: JS-thing", "1:5",
       "an id is words in small letters joined by '-'"},
      {"pu", "impact: advice", "pu: PU-0009\nimpact: advice", "3:5",
       "expected PU-0001 to PU-0008"},
      {"since", "since: 0.1.0", "since: soon", "5:8",
       "expected a version such as 0.1.0"},
      {"title", "title: A thing", "title: A thing.", "2:8",
       "a title has no full stop"},
      {"range", "applies: any -> 7", "applies: any -> v7", "6:17",
       "'v7' is no version of schemas/versions.txt"},
      {"check and match", "trigger: thing", "check: ootb-clone", "1:1",
       "a rule has either 'match' or 'check'"},
      {"message without stop", "is a thing.", "is a thing", "17:10",
       "a message ends in a full stop"},
      {"two sentences", "is a thing.", "is. A thing.", "17:10",
       "a message is one sentence"},
      {"unknown capture", "\"{function}", "\"The {func}", "17:15",
       "unknown capture 'func'"},
      {"path where nothing was selected", "\"{function}", "\"{../@name}",
       "17:11", "unknown capture '../@name'"},
      {"unknown report", "report: function", "report: f", "16:11",
       "unknown capture 'f'"},
      {"confirmed alone", "  report:", "  confirmed: x\n  report:", "11:3",
       "'confirmed' and 'unclear' go together"},
      {"regex beside a query", "  report:", "  regex: x\n  report:", "11:3",
       "fragments are matched by either 'query' or 'regex'"},
      {"query on text", "[javascript]", "[xtk]", "11:14",
       "a query reads javascript and template only"},
      {"pieces of a query", "  report:", "  pieces: several\n  report:",
       "16:11", "'pieces' needs 'regex'"},
      {"other pieces", "  report:", "  pieces: one\n  report:", "16:11",
       "expected several"},
      {"exception of a query", "  report:", "  except: x\n  report:", "16:11",
       "'except' needs 'regex'"},
      {"entity", "trigger: thing", "trigger: thing\nentity: (", "10:9",
       "missing ): ("},
      {"select with languages", "  report:", "  select: //a\n  report:", "11:3",
       "a match has either 'select' or 'languages'"},
  };
  CheckRows(rows);
  EXPECT_THAT(FaultsOf(kSound, "js-thing.yaml"),
              testing::ElementsAre("js-thing.yaml:1:1: a rule stands in the "
                                   "folder of its category"));
  EXPECT_THAT(
      FaultsOf(With("is a thing.", "is " + std::string(120, 'x') + ".")),
      testing::ElementsAre(
          At("17:10", "a message has at most 120 characters")));
}

TEST(Loader, PlacesFaultsOfPatternsInsideTheirText) {
  const FaultRow rows[] = {
      {"trigger", "trigger: thing", "trigger: thing(", "9:10",
       "missing ): thing("},
      {"a part of a quoted trigger", "trigger: thing", "trigger: 'it''s[z-a]'",
       "9:17", "invalid character class range: z-a"},
  };
  CheckRows(rows);
}

TEST(Loader, PlacesFaultsOfQueries) {
  const struct {
    const char* name;
    const char* old_text;
    const char* new_text;
    const char* place;
  } rows[] = {
      {"node type", "(call_expression", "(call_expresion", "13:6"},
      {"behind an empty line", "query: |\n", "query: |\n\n    (nope)\n",
       "14:6"},
      {"predicate", "#eq?", "#eqq?", "15:"},
      {"pattern of a predicate", "#eq? @function \"thing\"",
       "#match? @function \"thi(ng\"", "15:"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const auto faults = FaultsOf(With(row.old_text, row.new_text));
    ASSERT_FALSE(faults.empty());
    EXPECT_THAT(faults[0],
                testing::StartsWith(std::string(kPath) + ":" + row.place));
  }
}

TEST(Loader, PlacesFaultsOfSelects) {
  constexpr std::string_view kMatch =
      "  languages: [javascript]\n  query: |\n    (call_expression\n"
      "      function: (identifier) @function\n"
      "      (#eq? @function \"thing\"))\n  report: function\n"
      "message: \"{function}";
  EXPECT_THAT(FaultsOf(With(kMatch, "  select: //a[b\nmessage: \"x")),
              testing::ElementsAre(At("11:16", "expected ']'")));
  EXPECT_THAT(
      FaultsOf(With(kMatch, "  select: |\n    //a |\n    //b[\nmessage: \"x")),
      testing::ElementsAre(
          At("13:9", "expected '.', '..', '@name' or a name")));
  EXPECT_THAT(
      FaultsOf(With(kMatch, "  select: //a\nmessage: \"{../b/@c}")),
      testing::ElementsAre(At("12:11", "only '..' or '@name' behind '..'")));
  EXPECT_THAT(
      FaultsOf(With(kMatch,
                    "  select: //a\n  regex: x*\n"
                    "message: \"{value} {../@c}")),
      testing::ElementsAre(At("12:10", "the pattern matches the empty text")));
}

// The match of the sound rule becomes the first of two.
std::vector<std::string> FaultsOfSecond(std::string_view second,
                                        std::string_view message) {
  constexpr std::string_view kMatch =
      "  languages: [javascript]\n  query: |\n    (call_expression\n"
      "      function: (identifier) @function\n"
      "      (#eq? @function \"thing\"))\n  report: function\n"
      "message: \"{function}";
  return FaultsOf(With(
      kMatch, "  - {languages: [javascript], regex: '(?P<function>thing)'}\n" +
                  std::string(second) + "\nmessage: \"" +
                  std::string(message)));
}

TEST(Loader, TakesSeveralMatches) {
  EXPECT_THAT(FaultsOfSecond("  - {select: //a}", "{text}"),
              testing::IsEmpty());
  EXPECT_THAT(FaultsOfSecond("  - {select: '//a['}", "{text}"),
              testing::ElementsAre(
                  At("12:19", "expected '.', '..', '@name' or a name")));
  EXPECT_THAT(FaultsOfSecond("  - {select: //a}", "{function}"),
              testing::ElementsAre(At("13:11", "unknown capture 'function'")));
  EXPECT_THAT(FaultsOfSecond("  - {languages: [template], regex: x}", "{text}"),
              testing::ElementsAre(
                  At("12:5", "only one match of a rule reads scripts")));
}

TEST(Loader, RefusesThinExamples) {
  const FaultRow rows[] = {
      {"one bad", "    bad:\n      a.js: x([|thing|]())", "    good: y", "21:3",
       "at least two examples have 'bad'"},
      {"one good", "    good: other()\n", "", "21:3",
       "at least two examples have 'good'"},
      {"no trap", "looks bad but is fine, a name", "fine", "21:3",
       "one 'good' example's name begins with 'looks bad but is fine'"},
      {"name twice", "name: two", "name: one", "26:11",
       "another example has this name"},
      {"neither", "    bad:\n      a.js: x([|thing|]())", "    from: '7'",
       "26:5", "an example has 'bad', 'good' or both"},
      {"no region", "[|thing|]()\n", "thing()\n", "23:10",
       "'bad' marks no region with [| |]"},
      {"region in good", "good: other()", "good: '[|x|]'", "25:11",
       "only 'bad' has regions"},
      {"open region", "[|thing|]()\n", "x([|thing()\n", "24:9",
       "'[|' is never closed"},
      {"region that was never opened", "x([|thing|]())", "x(thing|]())",
       "28:20", "'|]' without '[|'"},
      {"fixed without fix", "    good: other()", "    fixed: other()", "25:12",
       "'fixed' needs a 'fix'"},
      {"verdict", "    good: other()", "    verdict: sure\n    good: o",
       "25:14", "expected confirmed or needs-review"},
      {"version", "    good: other()", "    from: '9'\n    good: o", "25:11",
       "'9' is no version"},
  };
  CheckRows(rows);
}

TEST(Loader, RefusesThinFixes) {
  const struct {
    const char* name;
    const char* fix;
    const char* place;
    const char* message;
  } rows[] = {
      {"unsafe without reason", "fix: {title: t, safe: false, replace: y}",
       "20:6", "an unsafe fix says why in 'why_unsafe'"},
      {"safe with reason",
       "fix: {title: t, safe: true, why_unsafe: w, replace: y}", "20:6",
       "a safe fix has no 'why_unsafe'"},
      {"nothing to do", "fix: {title: t, safe: true}", "20:6",
       "a fix has either 'replace' or 'before' and 'after'"},
      {"unknown capture", "fix: {title: t, safe: true, replace: '{x}'}",
       "20:39", "unknown capture 'x'"},
      {"not shown", "fix: {title: t, safe: true, replace: y}", "22:3",
       "a fix is shown by an example with 'fixed'"},
      {"no boolean", "fix: {title: t, safe: 1, replace: y}", "20:23",
       "expected true or false"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string yaml =
        With("examples:", std::string(row.fix) + "\nexamples:");
    EXPECT_THAT(FaultsOf(yaml), testing::Contains(At(row.place, row.message)));
  }
}

TEST(Loader, ReportsAllFaultsInOrder) {
  std::string yaml = With("title: A thing", "title: A thing.\nodd: 1");
  yaml.replace(yaml.find("is a thing."), 11, "is a thing");
  EXPECT_THAT(
      FaultsOf(yaml),
      testing::ElementsAre(At("2:8", "a title has no full stop"),
                           At("3:1", "unknown key 'odd'"),
                           At("18:10", "a message ends in a full stop")));
}

TEST(Loader, SurvivesWhatIsNoYaml) {
  const struct {
    const char* name;
    std::string yaml;
  } rows[] = {
      {"nothing", ""},
      {"a comment", "# only"},
      {"a scalar", "rule"},
      {"a list", "- a\n- b"},
      {"a tab", "id:\n\t- a"},
      {"open quote", "id: \"a"},
      {"bytes", "\xFF\xFE\x00\x01"},
      {"deep lists", std::string(100000, '[')},
      {"deep maps", "id: " + std::string(5000, '{')},
      {"map as key", "{a: 1}: b"},
      {"byte order mark", "\xEF\xBB\xBFid: x"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_THAT(FaultsOf(row.yaml), testing::Not(testing::IsEmpty()));
  }
}

TEST(Loader, ChecksAreKnownByName) {
  struct Row {
    const char* name;
    const char* lines;
    std::vector<std::string> faults;
  };
  const Row rows[] = {
      {"on markup", "trigger: a\ncheck: ootb-clone\n", {}},
      {"on markup, without a trigger", "check: ootb-clone\n", {}},
      {"on scripts", "trigger: a\ncheck: read-scripts\n", {}},
      {"on scripts, without a trigger",
       "check: read-scripts\n",
       {At("9:8",
           "check 'read-scripts' reads scripts and needs a 'trigger': without "
           "one every script is parsed")}},
      {"unknown", "check: no\n", {At("9:8", "there is no check 'no'")}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string match = row.lines + std::string("message: A thing.\n");
    EXPECT_EQ(FaultsOf(SoundRule("js-thing", match)), row.faults);
  }
}

}  // namespace
}  // namespace audit
