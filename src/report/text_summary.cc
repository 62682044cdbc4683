#include "report/text_summary.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "report/baseline_use.h"
#include "report/coverage_lines.h"
#include "report/paint.h"
#include "report/summary.h"
#include "report/visible_text.h"
#include "report/wrap.h"
#include "ruleset/selector.h"

namespace audit {
namespace {

// A folder full of pictures is one fact, not a thousand.
constexpr std::size_t kSkippedShown = 10;
// Wider rules only lead the eye away from the text.
constexpr int kHeadingWidth = 80;

std::string Dashes(int width) {
  std::string dashes;
  for (int i = 0; i < width; ++i) dashes += "─";
  return dashes;
}

// Nor is a long list of rules that had nothing to look at.
constexpr std::size_t kUnassessedNamed = 4;

// Rules with one reason why they were not assessed.
struct Unassessed {
  std::string_view reason;
  std::vector<RuleIndex> rules;
};

// In the order in which the reasons are first given.
std::vector<Unassessed> ByReason(std::span<const NotAssessed> not_assessed) {
  std::vector<Unassessed> groups;
  for (const NotAssessed& each : not_assessed) {
    auto group = std::find_if(
        groups.begin(), groups.end(),
        [&](const Unassessed& one) { return one.reason == each.reason; });
    if (group == groups.end()) {
      group = groups.insert(group, {each.reason, {}});
    }
    group->rules.push_back(each.rule);
  }
  return groups;
}

class SummaryText {
 public:
  SummaryText(const RunReport& run, std::span<const Rule> rules,
              const TextStyle& style)
      : run_(run), rules_(rules), style_(style), paint_(style.color) {}

  std::string Make() {
    const bool quiet = style_.detail == TextStyle::Detail::kQuiet;
    if (quiet) {
      Line(Totals());
      AddAbsent("");
      if (!run_.coverage.complete()) Line(CoverageLine(run_.coverage));
      return std::move(text_);
    }
    AddFindings();
    AddNotAssessed();
    AddCoverage();
    return std::move(text_);
  }

 private:
  void Line(std::string_view line) {
    text_ += line;
    text_ += '\n';
  }

  // Columns of a paragraph.
  int Width() const { return std::min(kHeadingWidth, style_.columns); }

  std::string Totals() const {
    const Summary summary = Summarize(run_.findings);
    const std::string others = Others(summary);
    if (summary.active() == 0) {
      return (others.empty() ? "No findings." : "No active findings.") + others;
    }
    const auto count = [&](Severity severity, std::string_view one,
                           std::string_view many) {
      return paint_(
          InkOf(severity),
          Counted(summary.by_severity[static_cast<std::size_t>(severity)], one,
                  many));
    };
    return fmt::format("{}, {}, {} in {} and {}.{}",
                       count(Severity::kError, "error", "errors"),
                       count(Severity::kWarning, "warning", "warnings"),
                       count(Severity::kNote, "note", "notes"),
                       Counted(summary.entities, "entity", "entities"),
                       Counted(summary.files, "file", "files"), others);
  }

  // What is not listed, unless --verbose asks for it.
  std::string Others(const Summary& summary) const {
    std::vector<std::string> counts;
    const auto add = [&](std::uint64_t count, std::string_view what) {
      if (count > 0) counts.push_back(fmt::format("{} {}", count, what));
    };
    add(CountHardening(), "on hardening");
    add(summary.suppressed, "suppressed");
    add(summary.unchanged, "known from the baseline");
    if (counts.empty()) return "";
    return fmt::format(" {}{}", fmt::join(counts, ", "),
                       style_.detail == TextStyle::Detail::kVerbose
                           ? "."
                           : "; --verbose lists them.");
  }

  std::uint64_t CountHardening() const {
    return static_cast<std::uint64_t>(std::count_if(
        run_.findings.begin(), run_.findings.end(), [&](const Finding& each) {
          return IsActive(each) && IsHardening(rules_[each.rule]);
        }));
  }

  void AddFindings() {
    text_ +=
        Heading("findings", run_.to.empty() ? "" : "to " + run_.to, style_);
    const Summary summary = Summarize(run_.findings);
    if (summary.active() > 0) AddTable(summary);
    Line("");
    Line("  " + Totals());
    AddAbsent("  ");
  }

  void AddAbsent(std::string_view indent) {
    if (!run_.baseline || run_.baseline->absent.empty()) return;
    Line(std::string(indent) + VisibleText(AbsentSentence(*run_.baseline)));
  }

  void AddTable(const Summary& summary) {
    const auto row = [&](std::string_view name, const Summary::Count& count) {
      // A zero is said by a dot: the eye stops at the figures.
      const auto figure = [](std::uint64_t value) {
        return value == 0 ? std::string("·") : std::to_string(value);
      };
      return fmt::format("  {:<20}{:>10}{:>15}", name, figure(count.confirmed),
                         figure(count.needs_review));
    };
    Line("");
    Line(paint_(Ink::kDim, fmt::format("  {:<20}{:>10}{:>15}", "impact",
                                       "confirmed", "needs review")));
    for (std::size_t i = 0; i < kImpactCount; ++i) {
      const Summary::Count& count = summary.by_impact[i];
      if (count.confirmed + count.needs_review == 0) continue;
      Line(row(ToString(static_cast<Impact>(i)), count));
    }
    Line(paint_(Ink::kBold, row("total", summary.total)));
  }

  void AddNotAssessed() {
    if (run_.not_assessed.empty()) return;
    text_ += Heading("not assessed", "", style_);
    Line("");
    for (const Unassessed& each : ByReason(run_.not_assessed)) AddGroup(each);
  }

  void AddGroup(const Unassessed& group) {
    // The reason stays whole and behind a dash: no line begins with a part of
    // it, which could be read as a command.
    std::string line = "  - " + VisibleText(group.reason) + ":";
    if (style_.detail != TextStyle::Detail::kVerbose &&
        group.rules.size() > kUnassessedNamed) {
      Line(fmt::format("{} {} rules; --verbose names them", line,
                       group.rules.size()));
      return;
    }
    for (const RuleIndex rule : group.rules) {
      std::string word = rules_[rule].id;
      if (rule != group.rules.back()) word += ',';
      if (WidthOf(line) + 1 + WidthOf(word) > Width()) {
        Line(line);
        line = "   ";
      }
      line += ' ';
      line += word;
    }
    Line(line);
  }

  // Who wonders where a finding is has to know that there is one.
  void AddConfigs() {
    std::string paths;
    for (const std::string& path : run_.configs) {
      paths += (paths.empty() ? "" : ", ") + VisibleText(path);
    }
    Line("  Config: " + paths + ".");
  }

  void AddCoverage() {
    const Coverage& coverage = run_.coverage;
    text_ += Heading("coverage", "", style_);
    Line("");
    const Ink ink = coverage.complete() ? Ink::kPlain : Ink::kWarning;
    for (const std::string& line :
         Wrap(CoverageSentence(coverage), Width() - 2)) {
      Line("  " + paint_(ink, line));
    }
    if (!run_.configs.empty()) AddConfigs();
    for (const std::string& fault : CoverageFaults(coverage)) {
      Line("  - " + VisibleText(fault));
    }
    const bool all = style_.detail == TextStyle::Detail::kVerbose;
    std::size_t shown = 0;
    // What matters for completeness is never among the rest.
    for (const Skipped& each : coverage.skipped) {
      if (!all && !each.incomplete && shown == kSkippedShown) continue;
      if (!each.incomplete) ++shown;
      Line("  - " + VisibleText(SkippedSentence(each)));
    }
    const auto plain = static_cast<std::size_t>(
        std::count_if(coverage.skipped.begin(), coverage.skipped.end(),
                      [](const Skipped& each) { return !each.incomplete; }));
    if (plain > shown) {
      Line(fmt::format(
          "  - {} more that are no Campaign files; --verbose names them.",
          plain - shown));
    }
    for (const Error& error : run_.errors) {
      Line("  - " + paint_(Ink::kError, "error: ") +
           VisibleText(error.ToString()));
    }
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  const TextStyle& style_;
  Paint paint_;
  std::string text_;
};

}  // namespace

std::string Heading(std::string_view title, std::string_view aside,
                    const TextStyle& style) {
  const Paint paint(style.color);
  const int taken = WidthOf(title) + WidthOf(aside) + (aside.empty() ? 4 : 8);
  const int width =
      std::min(kHeadingWidth, std::max(style.columns, kLeastColumns));
  std::string heading = "\n" + paint(Ink::kGutter, "── ");
  heading += paint(Ink::kBold, title);
  heading += paint(Ink::kGutter, " " + Dashes(std::max(width - taken, 2)));
  if (!aside.empty()) {
    heading += fmt::format(" {} ", aside) + paint(Ink::kGutter, "──");
  }
  return heading + '\n';
}

std::string TextSummary(const RunReport& run, std::span<const Rule> rules,
                        const TextStyle& style) {
  return SummaryText(run, rules, style).Make();
}

}  // namespace audit
