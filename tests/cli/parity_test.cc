// --pu-parity on every story: nothing that the vendor's text searches find is
// missing, and nothing of it is left without an answer.
#include "report/parity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "cli/inputs.h"
#include "engine/analyzer.h"
#include "model/vendor_search.h"
#include "ruleset/builtin.h"
#include "tests/cli/stories.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

// The rules that answer for a code. As long as one of them does not exist,
// lines of its code may stay without an answer.
struct RuleOfCode {
  std::string_view code;
  std::string_view rule;
};
constexpr RuleOfCode kRulesOfCodes[] = {
    {"PU-0001", "delivery-dot-at"},      {"PU-0001", "js-dot-at-non-xml"},
    {"PU-0002", "js-common-js"},         {"PU-0003", "js-logon-call"},
    {"PU-0004", "js-soapmethodcall"},    {"PU-0005", "schema-sql-boolean-note"},
    {"PU-0005", "sql-attr-condition"},   {"PU-0005", "sql-attr-node"},
    {"PU-0006", "form-sqldata"},         {"PU-0006", "schema-sqldata"},
    {"PU-0006", "sql-notin-subselect"},  {"PU-0006", "sql-sqldata-dynamic"},
    {"PU-0006", "sql-sqldata-expr"},     {"PU-0006", "webapp-overview-sqldata"},
    {"PU-0007", "extacc-crm-onpremise"}, {"PU-0008", "wf-crm-v1"},
};

// What may stay in doubt, as the design has it: one line of ten.
constexpr std::size_t kAnsweredPerDoubt = 10;

// code, path below export/, byte
using Line = std::tuple<std::string, std::string, std::uint64_t>;

std::vector<Line> Reference(const std::string& story) {
  const std::string command =
      std::string(AUDIT_PU_SEARCH) + " '" + ExportOf(story).string() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"),
                                                   pclose);
  std::string printed;
  std::array<char, 4096> buffer;
  while (const std::size_t n =
             fread(buffer.data(), 1, buffer.size(), pipe.get())) {
    printed.append(buffer.data(), n);
  }
  std::vector<Line> lines;
  std::istringstream in(printed);
  std::string code, path, at;
  while (std::getline(in, code, '\t') && std::getline(in, path, '\t') &&
         std::getline(in, at)) {
    lines.emplace_back(code, path, std::stoull(at));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

RunReport Audit(const std::string& story, unsigned jobs = 1) {
  const DiskFileSystem disk;
  const auto ruleset = Ruleset::Compile(BuiltinRules());
  AnalyzeOptions options;
  options.vendor_parity = true;
  options.jobs = jobs;
  return Analyze(
      FindInputs(disk, {ExportOf(story).string()}, {}).files,
      [&](const InputFile& input) { return disk.Read(input.path); }, *ruleset,
      options);
}

std::string_view CodeOf(const ParityLine& line) {
  return VendorSearches()[line.match.search].code;
}

std::string PathOf(const RunReport& run, const ParityLine& line,
                   const std::string& story) {
  return fs::path(run.files[line.file].path)
      .lexically_relative(ExportOf(story))
      .generic_string();
}

bool IsPending(std::string_view code) {
  const std::vector<Rule>& rules = BuiltinRules();
  return std::any_of(std::begin(kRulesOfCodes), std::end(kRulesOfCodes),
                     [&](const RuleOfCode& of) {
                       return of.code == code &&
                              std::none_of(rules.begin(), rules.end(),
                                           [&](const Rule& rule) {
                                             return rule.id == of.rule;
                                           });
                     });
}

// In doubt, and no rule says so.
bool IsUnanswered(const ParityLine& line) {
  return line.verdict == ParityLine::Verdict::kNeedsReview && !line.rule;
}

class ParityStory : public testing::TestWithParam<std::string> {};

TEST_P(ParityStory, HasEveryLineOfTheReferenceAndNoOther) {
  const RunReport run = Audit(GetParam());
  ASSERT_TRUE(run.parity.has_value());
  std::vector<Line> lines;
  for (const ParityLine& line : *run.parity) {
    lines.emplace_back(CodeOf(line), PathOf(run, line, GetParam()),
                       line.match.place.location.region.begin);
  }
  std::sort(lines.begin(), lines.end());
  EXPECT_EQ(lines, Reference(GetParam()));
}

TEST_P(ParityStory, SaysTheSameForAnyNumberOfThreads) {
  const auto text = [&](unsigned jobs) {
    const RunReport run = Audit(GetParam(), jobs);
    return ParityText(run, BuiltinRules(), {});
  };
  EXPECT_EQ(text(1), text(4));
}

INSTANTIATE_TEST_SUITE_P(Stories, ParityStory, testing::ValuesIn(Stories()),
                         [](const auto& story) {
                           std::string name = story.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

// The stories with marks are what customers hand over; the others are made of
// faults.
TEST(Parity, AnswersTheVendorsLinesOfWholeCustomers) {
  std::vector<ParityLine> all;
  for (const std::string& story : Stories()) {
    if (!fs::exists(ExportOf(story) / ".." / "marks")) continue;
    RunReport run = Audit(story);
    for (ParityLine& line : *run.parity) {
      const bool pending = IsUnanswered(line) && IsPending(CodeOf(line));
      EXPECT_TRUE(!IsUnanswered(line) || pending)
          << PathOf(run, line, story) << ": " << VendorMessage(line.match);
      EXPECT_EQ(line.verdict == ParityLine::Verdict::kBenign,
                line.reason.has_value());
      all.push_back(std::move(line));
    }
  }
  const auto doubts =
      std::count_if(all.begin(), all.end(), [](const ParityLine& line) {
        return line.verdict == ParityLine::Verdict::kNeedsReview && line.rule;
      });
  EXPECT_LE(static_cast<std::size_t>(doubts) * kAnsweredPerDoubt, all.size());
  EXPECT_GT(doubts, 0) << "the stories show no doubt at all";
  RunReport sum;
  sum.parity = std::move(all);
  for (const ParityCount& count : CountParity(*sum.parity)) {
    EXPECT_GT(count.lines, 0u) << "no story shows " << count.code;
    std::cout << count.code << (IsPending(count.code) ? " (pending)" : "")
              << ": " << count.lines << " lines, " << count.confirmed
              << " confirmed, " << count.needs_review << " in doubt, "
              << count.benign << " benign\n";
  }
}

// A rule with a code must be known here: its code is then waited for.
TEST(Parity, KnowsEveryRuleWithACode) {
  for (const Rule& rule : BuiltinRules()) {
    if (rule.pu.empty()) continue;
    EXPECT_TRUE(std::any_of(std::begin(kRulesOfCodes), std::end(kRulesOfCodes),
                            [&](const RuleOfCode& of) {
                              return of.rule == rule.id && of.code == rule.pu;
                            }))
        << rule.id;
  }
}

}  // namespace
}  // namespace audit
