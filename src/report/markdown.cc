// A comment on a pull request. Its first line lets the next run find it, to
// write over it instead of adding another.
#include <fmt/format.h>

#include <algorithm>

#include "report/coverage_lines.h"
#include "report/markdown_text.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/summary.h"

namespace audit {
namespace {

// GitHub takes 65,536 characters; the rest is for what stands around the rows.
constexpr std::size_t kRoom = 56'000;
// More than a screen or two of rows nobody reads in a comment.
constexpr std::size_t kOpenRows = 50;

class Markdown {
 public:
  Markdown(const RunReport& run, std::span<const Rule> rules)
      : run_(run), rules_(rules), summary_(Summarize(run.findings)) {}

  std::string Make() {
    text_ = "<!-- campaign-audit -->\n### campaign-audit: " + Totals() + "\n\n";
    AddImpacts();
    std::vector<const Finding*> active = MostSevereFirst(run_.findings);
    active.resize(summary_.active());
    const auto notes =
        std::find_if(active.begin(), active.end(), [](const Finding* finding) {
          return finding->severity == Severity::kNote;
        });
    AddRows({active.begin(), notes}, kOpenRows);
    AddFolded({notes, active.end()});
    AddRest();
    return std::move(text_);
  }

 private:
  std::uint64_t Count(Severity severity) const {
    return summary_.by_severity[static_cast<std::size_t>(severity)];
  }

  std::string Totals() const {
    if (summary_.active() == 0) return "no active findings";
    return fmt::format(
        "{}, {}, {}", Counted(Count(Severity::kError), "error", "errors"),
        Counted(Count(Severity::kWarning), "warning", "warnings"),
        Counted(Count(Severity::kNote), "note", "notes"));
  }

  void AddImpacts() {
    if (summary_.active() == 0) return;
    text_ += "| impact | confirmed | needs review |\n|---|--:|--:|\n";
    for (std::size_t i = 0; i < kImpactCount; ++i) {
      const Summary::Count& count = summary_.by_impact[i];
      if (count.confirmed + count.needs_review == 0) continue;
      text_ +=
          fmt::format("| {} | {} | {} |\n", ToString(static_cast<Impact>(i)),
                      count.confirmed, count.needs_review);
    }
    text_ += '\n';
  }

  std::string Row(const Finding& finding) const {
    const Place& place = finding.place;
    const std::string& path = run_.files[place.location.file].path;
    std::string row = fmt::format(
        "| {} | {} | {}", ToString(finding.severity),
        MarkdownCode(path + ":" + std::to_string(place.excerpt.begin.line)),
        MarkdownSentence(finding.message));
    if (!finding.unclear.empty()) {
      row += " Needs review: " + MarkdownSentence(finding.unclear);
    }
    if (!finding.entity.empty()) {
      row += " In " + MarkdownCode(finding.entity) + ".";
    }
    return row + " | " + MarkdownCode(rules_[finding.rule].id) + " |\n";
  }

  // As many as there is room for; the others are counted.
  void AddRows(std::span<const Finding* const> findings, std::size_t most) {
    if (findings.empty()) return;
    text_ += "| severity | where | what | rule |\n|---|---|---|---|\n";
    std::size_t rows = 0;
    for (const Finding* finding : findings) {
      const std::string row = Row(*finding);
      if (rows == most || text_.size() + row.size() > kRoom) break;
      text_ += row;
      ++rows;
    }
    text_ += '\n';
    without_room_ += findings.size() - rows;
  }

  void AddFolded(std::span<const Finding* const> notes) {
    if (notes.empty()) return;
    text_ += fmt::format("<details><summary>{}</summary>\n\n",
                         Counted(notes.size(), "note", "notes"));
    AddRows(notes, kOpenRows);
    text_ += "</details>\n\n";
  }

  void AddRest() {
    if (without_room_ > 0) {
      text_ += fmt::format("{} more: no room for them here.\n\n",
                           Counted(without_room_, "finding", "findings"));
    }
    if (summary_.suppressed > 0) {
      text_ += fmt::format("{} suppressed. ", summary_.suppressed);
    }
    if (summary_.unchanged > 0) {
      text_ += fmt::format("{} known from the baseline. ", summary_.unchanged);
    }
    text_ += MarkdownSentence(CoverageLine(run_.coverage)) + "\n";
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  const Summary summary_;
  std::string text_;
  std::size_t without_room_ = 0;
};

}  // namespace

void WriteMarkdown(const RunReport& run, std::span<const Rule> rules,
                   const Sink& sink) {
  sink(Markdown(run, rules).Make());
}

}  // namespace audit
