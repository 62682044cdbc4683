// The stories with marks: the program says there exactly what the catalogue
// says, no more and no less.
#include "tests/cli/story_marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "cli/inputs.h"
#include "engine/analyzer.h"
#include "ruleset/builtin.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

RuleNames ExistingRules() {
  RuleNames existing;
  for (const Rule& rule : BuiltinRules()) existing.insert(rule.id);
  return existing;
}

// Where the program is known to be wrong: a disagreement, to the word, and why
// it is still there. One that is no longer there fails.
struct KnownFault {
  std::string_view story;
  std::string_view disagreement;
  std::string_view reason;
};
constexpr std::array<KnownFault, 0> kKnownFaults = {};

struct Story {
  std::string name;
  std::map<std::string, SourceFile> files;  // by path below export/
  MarkList list;
};

fs::path StoryFolder(const std::string& name) {
  return fs::path(AUDIT_SOURCE_DIR) / "fixtures" / name;
}

// Of a path as a run names it.
std::string BelowExport(const std::string& story, const std::string& path) {
  return fs::path(path)
      .lexically_relative(StoryFolder(story) / "export")
      .generic_string();
}

FoundInputs InputsOf(const std::string& name) {
  return FindInputs(DiskFileSystem(), {(StoryFolder(name) / "export").string()},
                    {});
}

// One list per category of rules.
std::vector<fs::path> MarkFiles(const std::string& story) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(StoryFolder(story) / "marks")) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

template <typename T>
void Append(const std::vector<T>& more, std::vector<T>& all) {
  all.insert(all.end(), more.begin(), more.end());
}

Story ReadStory(const std::string& name) {
  const DiskFileSystem disk;
  Story story;
  story.name = name;
  for (const InputFile& input : InputsOf(name).files) {
    const std::string path = BelowExport(name, input.path);
    story.files.emplace(path, SourceFile(path, disk.Read(input.path).value()));
  }
  const auto find = [&](const std::string& path) -> const SourceFile* {
    const auto found = story.files.find(path);
    return found == story.files.end() ? nullptr : &found->second;
  };
  for (const fs::path& path : MarkFiles(name)) {
    const auto tsv = disk.Read(path.string());
    const MarkList list = ReadMarks(path.filename(), tsv.value(), find);
    Append(list.marks, story.list.marks);
    Append(list.faults, story.list.faults);
  }
  return story;
}

std::vector<std::string> MarkedStories() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(StoryFolder(""))) {
    if (fs::exists(entry.path() / "marks")) {
      names.push_back(entry.path().filename());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<MarkedFinding> Audit(const std::string& name,
                                 const std::string& from) {
  const DiskFileSystem disk;
  const auto ruleset = Ruleset::Compile(BuiltinRules());
  AnalyzeOptions options;
  options.from = from;
  const RunReport run = Analyze(
      InputsOf(name).files,
      [&](const InputFile& input) { return disk.Read(input.path); }, *ruleset,
      options);
  EXPECT_TRUE(run.errors.empty());
  std::vector<MarkedFinding> findings;
  for (const Finding& finding : run.findings) {
    const Location& location = finding.place.location;
    findings.push_back({ruleset->rules()[finding.rule].id,
                        BelowExport(name, run.files[location.file].path),
                        location.region, finding.verdict});
  }
  return findings;
}

bool IsClean(const Story& story) {
  return std::none_of(
      story.list.marks.begin(), story.list.marks.end(),
      [](const Mark& mark) { return mark.kind == Mark::Kind::kReport; });
}

// Takes what is known out of `wrong`; what is known but not there stays as a
// sentence of its own.
std::vector<std::string> Unknown(const std::string& story,
                                 std::vector<std::string> wrong) {
  for (const KnownFault& fault : kKnownFaults) {
    if (fault.story != story) continue;
    if (std::erase(wrong, fault.disagreement) == 0) {
      wrong.push_back("known, but no longer so: " +
                      std::string(fault.disagreement));
    }
  }
  return wrong;
}

class MarkedStory : public testing::TestWithParam<std::string> {};

TEST_P(MarkedStory, MarksNameTextsThatAreThere) {
  const Story story = ReadStory(GetParam());
  EXPECT_THAT(story.list.faults, IsEmpty());
  EXPECT_THAT(story.list.marks, testing::Not(IsEmpty()));
}

TEST_P(MarkedStory, IsReportedAsMarked) {
  const Story story = ReadStory(GetParam());
  // A clean story stays quiet whatever version it is taken for: many of its
  // look-alikes are of rules that a v7 has behind it.
  const std::vector<std::string> versions =
      IsClean(story) ? std::vector<std::string>{"", "5.11", "6.02", "6.1", "7"}
                     : std::vector<std::string>{""};
  for (const std::string& from : versions) {
    SCOPED_TRACE("from " + from);
    const auto wrong = Disagreements(story.list.marks, Audit(GetParam(), from),
                                     ExistingRules());
    EXPECT_THAT(Unknown(GetParam(), wrong), IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(Stories, MarkedStory,
                         testing::ValuesIn(MarkedStories()),
                         [](const auto& story) {
                           std::string name = story.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// A rule with one kind of mark only is not held to the catalogue.
TEST(StoryRules, MarkedOnesHaveSomethingToReportAndSomethingToLeaveAlone) {
  std::map<std::string, std::set<Mark::Kind>> kinds;
  for (const std::string& name : MarkedStories()) {
    for (const Mark& mark : ReadStory(name).list.marks) {
      kinds[mark.rule].insert(mark.kind);
    }
  }
  for (const std::string& rule : ExistingRules()) {
    if (kinds.count(rule) == 0) std::cout << "no marks for " << rule << "\n";
  }
  for (const auto& [rule, both] : kinds) EXPECT_EQ(both.size(), 2U) << rule;
}

// The marks file and the judge are tests of other things: they must be able to
// fail.

constexpr char kColumnNames[] =
    "# a comment\nmark\trule\tverdict\tfile\tnth\ttext\treason\n";

MarkList ReadOne(const std::string& line) {
  static const SourceFile source("a.js", "one two\ntwo three");
  return ReadMarks("a.tsv", kColumnNames + line, [](const std::string& path) {
    return path == "a.js" ? &source : nullptr;
  });
}

TEST(StoryMarks, FaultsOfTheFileAreTold) {
  struct Row {
    const char* name;
    const char* line;
    const char* fault;
  };
  constexpr Row kRows[] = {
      {"text that is not there", "quiet\tr\t-\ta.js\t-\tfour\tx",
       "a.tsv:3: occurrence - of 0"},
      {"text that is there twice", "quiet\tr\t-\ta.js\t-\ttwo\tx",
       "occurrence - of 2"},
      {"third of two", "quiet\tr\t-\ta.js\t3\ttwo\tx", "occurrence 3 of 2"},
      {"none of two", "quiet\tr\t-\ta.js\t0\ttwo\tx", "occurrence 0 of 2"},
      {"no number", "quiet\tr\t-\ta.js\t1x\ttwo\tx", "occurrence 1x of 2"},
      {"a number for the only one", "quiet\tr\t-\ta.js\t1\tone\tx",
       "occurrence 1 of 1"},
      {"no such file", "quiet\tr\t-\tb.js\t-\tone\tx", "no such file: b.js"},
      {"no such mark", "loud\tr\tconfirmed\ta.js\t-\tone\tx",
       "neither report nor quiet"},
      {"report without verdict", "report\tr\t-\ta.js\t-\tone\tx", "no verdict"},
      {"quiet with verdict", "quiet\tr\tconfirmed\ta.js\t-\tone\tx",
       "no verdict"},
      {"no reason", "quiet\tr\t-\ta.js\t-\tone\t", "no reason"},
      {"no text", "quiet\tr\t-\ta.js\t-\t\tx", "no text"},
      {"a column short", "quiet\tr\t-\ta.js\t-\tone", "6 columns"},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.name);
    const MarkList list = ReadOne(row.line);
    EXPECT_THAT(list.marks, IsEmpty());
    EXPECT_THAT(list.faults, ElementsAre(HasSubstr(row.fault)));
  }
}

TEST(StoryMarks, RegionIsThatOfTheOccurrence) {
  const MarkList list = ReadOne("report\tr\tneeds-review\ta.js\t2\ttwo\tx");
  EXPECT_THAT(list.faults, IsEmpty());
  ASSERT_EQ(list.marks.size(), 1U);
  EXPECT_EQ(list.marks[0].region, (Region{8, 11}));
  EXPECT_EQ(list.marks[0].verdict, Verdict::kNeedsReview);
}

Mark At(Mark::Kind kind, const char* rule, Region region) {
  return {"a.tsv", 1, kind, rule, Verdict::kConfirmed, "a.js", "text", region};
}

TEST(StoryMarks, DisagreementsAreTold) {
  const RuleNames existing = {"old", "sql-sqldata-expr"};
  using enum Mark::Kind;
  using enum Verdict;
  struct Row {
    const char* name;
    Mark mark;
    std::vector<MarkedFinding> findings;
    std::vector<const char*> told;
  };
  const Mark report = At(kReport, "old", {10, 20});
  const Mark quiet = At(kQuiet, "old", {10, 20});
  const std::vector<Row> rows = {
      {"reported", report, {{"old", "a.js", {12, 30}}}, {}},
      {"not reported", report, {}, {"is not reported"}},
      {"reported before it",
       report,
       {{"old", "a.js", {9, 20}}},
       {"is not reported", "no mark asks for old in a.js at byte 9"}},
      {"reported behind it",
       report,
       {{"old", "a.js", {20, 21}}},
       {"is not reported", "no mark asks for old"}},
      {"reported in another file",
       report,
       {{"old", "b.js", {10, 20}}},
       {"is not reported", "no mark asks for old in b.js"}},
      {"reported twice",
       report,
       {{"old", "a.js", {10, 20}}, {"old", "a.js", {12, 14}}},
       {"more than once"}},
      {"in doubt",
       report,
       {{"old", "a.js", {10, 20}, kNeedsReview}},
       {"is needs-review and not confirmed"}},
      {"by another rule",
       report,
       {{"sql-sqldata-expr", "a.js", {10, 20}}},
       {"is not reported", "no mark asks for sql-sqldata-expr"}},
      {"quiet", quiet, {}, {}},
      {"touched from the left",
       quiet,
       {{"old", "a.js", {5, 11}}},
       {"should be quiet", "no mark asks for"}},
      {"touched inside",
       quiet,
       {{"old", "a.js", {19, 25}}},
       {"should be quiet", "no mark asks for"}},
      {"left of it only",
       quiet,
       {{"old", "a.js", {5, 10}}},
       {"no mark asks for"}},
      {"pending", At(kReport, "new", {10, 20}), {}, {}},
      {"the general rule stands in for a pending one",
       At(kReport, "form-sqldata", {10, 20}),
       {{"sql-sqldata-expr", "a.js", {10, 20}}},
       {}},
      {"no rule stands in for any other",
       At(kReport, "new", {10, 20}),
       {{"sql-sqldata-expr", "a.js", {10, 20}}},
       {"no mark asks for sql-sqldata-expr"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto told = Disagreements({&row.mark, 1}, row.findings, existing);
    std::vector<testing::Matcher<std::string>> expected;
    for (const char* words : row.told) expected.push_back(HasSubstr(words));
    EXPECT_THAT(told, testing::ElementsAreArray(expected));
  }
}

}  // namespace
}  // namespace audit
