// What the formats for CI services promise, whatever the text: how much they
// hold, what comes first, what is left out and said. Readers of others judge
// them in ./dev conform.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "core/text.h"
#include "report/code_points.h"
#include "report/report.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

using testing::AllOf;
using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using WriteFunction = void (*)(const RunReport&, std::span<const Rule>,
                               const Sink&);

std::string Written(WriteFunction write, const RunReport& run) {
  std::string text;
  write(run, SampleRules(), [&](std::string_view piece) { text += piece; });
  return text;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::size_t Count(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

// The first character a terminal would obey or a reader not see.
std::string FirstHidden(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Utf8Step point = ReadUtf8(text.substr(i));
    const bool line_end = point.code_point == '\n' || point.code_point == '\r';
    if (!point.valid || (!line_end && IsHidden(point.code_point))) {
      return "at " + std::to_string(i) + ": " +
             std::string(text.substr(i > 40 ? i - 40 : 0, 80));
    }
    i += point.size;
  }
  return "";
}

struct Format {
  const char* name;
  WriteFunction write;
};
constexpr Format kFormats[] = {{"junit", WriteJunit},
                               {"gitlab", WriteGitlab},
                               {"github", WriteGithub},
                               {"csv", WriteCsv},
                               {"markdown", WriteMarkdown}};

TEST(CiFormats, HoldNothingThatIsHidden) {
  for (const Format& format : kFormats) {
    SCOPED_TRACE(format.name);
    EXPECT_EQ(FirstHidden(Written(format.write, HostileRun())), "");
    EXPECT_EQ(FirstHidden(Written(format.write, HostileTextsRun())), "");
  }
}

// `count` findings of one rule: every third an error, a warning, a note.
RunReport MixedRun(std::uint32_t count) {
  RunReport run = LargeRun(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    run.findings[i].severity = static_cast<Severity>(2 - i % 3);
    run.findings[i].message = "Finding " + std::to_string(i) + ".";
    run.findings[i].entity.clear();
  }
  return run;
}

RunReport Complete(RunReport run) {
  run.coverage = {};
  run.errors.clear();
  return run;
}

TEST(Junit, EverySuiteCountsItsTests) {
  const std::string text = Written(WriteJunit, MarkedRun());
  // The run itself, and its three files.
  EXPECT_EQ(Count(text, "<testsuite "), 4U);
  EXPECT_THAT(text, HasSubstr("name=\"export/quiet.xml\""));
  EXPECT_THAT(text, HasSubstr("<testcase name=\"no findings\" "
                              "classname=\"export/quiet.xml\" time=\"0\"/>"));
  // Incomplete, and a file that could not be read.
  EXPECT_THAT(text, HasSubstr("tests=\"2\" failures=\"0\" errors=\"1\" "
                              "skipped=\"1\""));
  EXPECT_EQ(Count(text, "<failure "), 1U);
  EXPECT_EQ(Count(text,
                  "<skipped message=\"suppressed: Read by the old shop "
                  "only (by jane, until 2027-03-31, in "
                  "campaign-audit.yml:12)\"/>"),
            1U);
  EXPECT_EQ(Count(text, "<skipped message=\"known from the baseline\"/>"), 1U);
}

TEST(Junit, EqualTestsHaveNamesOfTheirOwn) {
  RunReport run = Complete(MixedRun(3));
  for (Finding& finding : run.findings) {
    finding.rule = 0;
    finding.message = "Same.";
  }
  const std::string text = Written(WriteJunit, run);
  EXPECT_EQ(Count(text, ": Same.\""), 1U);
  EXPECT_EQ(Count(text, ": Same. (2)\""), 1U);
  EXPECT_EQ(Count(text, ": Same. (3)\""), 1U);
}

TEST(Junit, NoTextEndsAnElement) {
  const std::string text = Written(WriteJunit, HostileTextsRun());
  EXPECT_EQ(Count(text, "]]>"), 0U);
  EXPECT_EQ(Count(text, "<!"), 0U);
  EXPECT_EQ(Count(text, "<testcase "),
            3 * HostileTexts().size() + 2);  // coverage and the error
  EXPECT_EQ(Count(text, "<failure "), HostileTexts().size());
}

TEST(Gitlab, HoldsWhatIsActiveOnce) {
  const auto report = nlohmann::json::parse(Written(WriteGitlab, MarkedRun()));
  ASSERT_EQ(report.size(), 1U);
  EXPECT_EQ(report[0]["check_name"], "sql-sqldata-expr");
  EXPECT_EQ(report[0]["severity"], "blocker");
  EXPECT_EQ(report[0]["location"]["lines"]["begin"], 12);
}

TEST(Gitlab, GradesBySeverityImpactAndVerdict) {
  struct Row {
    const char* name;
    Severity severity;
    Impact impact;
    Verdict verdict;
    const char* grade;
  };
  const Row rows[] = {
      {"blocks", Severity::kError, Impact::kBlocksUpgrade, Verdict::kConfirmed,
       "blocker"},
      {"breaks", Severity::kError, Impact::kBreaksAtRuntime,
       Verdict::kConfirmed, "critical"},
      {"changes", Severity::kWarning, Impact::kChangesBehaviour,
       Verdict::kConfirmed, "major"},
      {"advises", Severity::kNote, Impact::kAdvice, Verdict::kConfirmed,
       "minor"},
      {"is in doubt", Severity::kNote, Impact::kBlocksUpgrade,
       Verdict::kNeedsReview, "info"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    RunReport run = MixedRun(1);
    run.findings[0].severity = row.severity;
    run.findings[0].impact = row.impact;
    run.findings[0].verdict = row.verdict;
    const auto report = nlohmann::json::parse(Written(WriteGitlab, run));
    EXPECT_EQ(report[0]["severity"], row.grade);
  }
}

TEST(Github, ShowsTheMostSevereAndCountsTheRest) {
  const auto lines = Lines(Written(WriteGithub, Complete(MixedRun(90))));
  ASSERT_EQ(lines.size(), 30U);
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_THAT(lines[i], StartsWith("::error title="));
    EXPECT_THAT(lines[10 + i], StartsWith("::warning title="));
    EXPECT_THAT(lines[20 + i], StartsWith("::notice title="));
  }
  // One of the ten notices is the count: 90 - 10 - 10 - 9.
  EXPECT_THAT(lines[29], HasSubstr("30 errors, 30 warnings, 30 notes. 61 "
                                   "findings are without an annotation"));
}

TEST(Github, AnIncompleteRunIsAWarning) {
  RunReport run = Complete(MixedRun(90));
  run.coverage.capped = 1;
  const auto lines = Lines(Written(WriteGithub, run));
  ASSERT_EQ(lines.size(), 30U);
  EXPECT_THAT(lines[29], StartsWith("::warning title=campaign-audit::"));
  EXPECT_THAT(lines[29], HasSubstr("INCOMPLETE"));
}

TEST(Github, EveryLineIsOneCommandOfOurs) {
  for (const std::string_view text : HostileTexts()) {
    SCOPED_TRACE(text);
    RunReport run = MixedRun(1);
    run.files[0].path = text;
    run.findings[0].message = text;
    run.findings[0].entity = text;
    run.findings[0].unclear = text;
    const auto lines = Lines(Written(WriteGithub, run));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_THAT(lines[0], StartsWith("::notice title="));
    // Of the properties, none is added and the data begins behind them.
    const std::string properties = lines[0].substr(2, lines[0].find("::", 2));
    EXPECT_EQ(Count(properties, ","), 5U) << properties;
    EXPECT_EQ(Count(properties, ",file="), 1U) << properties;
  }
}

TEST(Csv, AFindingIsARowWhateverItsStanding) {
  const auto lines = Lines(Written(WriteCsv, MarkedRun()));
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_THAT(lines, Each(testing::EndsWith("\r")));
  EXPECT_THAT(lines[1], StartsWith("active,error,"));
  EXPECT_THAT(lines[2], StartsWith("suppressed,note,"));
  EXPECT_THAT(lines[2], HasSubstr("\"suppressed: Read by the old shop only "));
  EXPECT_THAT(lines[3], StartsWith("unchanged,"));
}

TEST(Csv, NoCellIsAFormula) {
  for (const std::string_view text : HostileTexts()) {
    SCOPED_TRACE(text);
    RunReport run = MixedRun(1);
    run.files[0].path = text;
    run.findings[0].message = text;
    const auto lines = Lines(Written(WriteCsv, run));
    ASSERT_EQ(lines.size(), 2U);
    for (const char* sign : {"=", "+", "-", "@", "\xEF\xBC\x9D"}) {
      // A cell of ours, or where ';' separates cells.
      for (const char* begin :
           {",\"", ";", "; ", ";\"", ";\"\"", "; \"", "; \"\""}) {
        EXPECT_THAT(lines[1], Not(HasSubstr(std::string(begin) + sign)));
      }
    }
  }
}

TEST(Markdown, ShowsTheMostSevereAndCountsTheRest) {
  const std::string text = Written(WriteMarkdown, Complete(MixedRun(300)));
  EXPECT_THAT(text, StartsWith("<!-- campaign-audit -->\n### campaign-audit: "
                               "100 errors, 100 warnings, 100 notes\n"));
  EXPECT_EQ(Count(text, "\n| error |"), 50U);
  EXPECT_EQ(Count(text, "\n| warning |"), 0U);
  EXPECT_EQ(Count(text, "\n| note |"), 50U);
  EXPECT_THAT(text, HasSubstr("200 findings more"));
}

TEST(Markdown, FitsIntoAComment) {
  RunReport run = MixedRun(300);
  for (Finding& finding : run.findings) finding.message.assign(3'000, '`');
  EXPECT_LT(Written(WriteMarkdown, run).size(), 65'536U);
}

TEST(Markdown, SaysWhatIsMarked) {
  const std::string text = Written(WriteMarkdown, MarkedRun());
  EXPECT_THAT(text,
              AllOf(HasSubstr("1 suppressed. 1 known from the baseline."),
                    HasSubstr("### campaign-audit: 1 error, 0 warnings")));
  EXPECT_EQ(Count(text, "\n| error |"), 1U);
  EXPECT_THAT(Written(WriteMarkdown, Complete(MixedRun(0))),
              HasSubstr("### campaign-audit: no active findings"));
}

}  // namespace
}  // namespace audit
