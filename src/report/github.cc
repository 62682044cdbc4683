// GitHub's workflow commands. A step may have ten annotations of each level;
// what comes later is dropped without a word, so we say it.
#include <fmt/format.h>

#include <array>

#include "report/coverage_lines.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/summary.h"
#include "report/visible_text.h"

namespace audit {
namespace {

constexpr std::size_t kPerLevel = 10;
constexpr std::array<std::string_view, 3> kCommands = {"error", "warning",
                                                       "notice"};

// '%' begins an escape; controls have become pictures by VisibleText().
std::string Data(std::string_view text) {
  std::string out;
  for (const char c : VisibleText(text)) {
    if (c == '%') {
      out += "%25";
    } else {
      out += c;
    }
  }
  return out;
}

// A property ends with ',' and the properties with "::".
std::string Property(std::string_view text) {
  std::string out;
  for (const char c : Data(text)) {
    if (c == ':') {
      out += "%3A";
    } else if (c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

class Github {
 public:
  Github(const RunReport& run, std::span<const Rule> rules, const Sink& sink)
      : run_(run), rules_(rules), sink_(sink) {}

  void Write() {
    // The count is an annotation too.
    const Severity last =
        run_.coverage.complete() ? Severity::kNote : Severity::kWarning;
    ++shown_[static_cast<std::size_t>(last)];
    for (const Finding* finding : MostSevereFirst(run_.findings)) {
      if (!IsActive(*finding)) break;
      std::size_t& shown = shown_[static_cast<std::size_t>(finding->severity)];
      if (shown == kPerLevel) {
        ++rest_;
        continue;
      }
      ++shown;
      sink_(Command(*finding));
    }
    sink_(fmt::format("::{} title=campaign-audit::{}\n",
                      kCommands[static_cast<std::size_t>(last)],
                      Data(Closing())));
  }

 private:
  std::string Command(const Finding& finding) const {
    const Excerpt& excerpt = finding.place.excerpt;
    const Rule& rule = rules_[finding.rule];
    std::string title =
        fmt::format("{} ({})", rule.id, ToString(finding.impact));
    if (!rule.pu.empty()) title += " " + rule.pu;
    std::string text = fmt::format(
        "::{} title={},file={},line={},endLine={}",
        kCommands[static_cast<std::size_t>(finding.severity)], Property(title),
        Property(run_.files[finding.place.location.file].path),
        excerpt.begin.line, excerpt.end.line);
    // Columns are for places on one line only.
    if (excerpt.begin.line == excerpt.end.line) {
      text += fmt::format(",col={},endColumn={}", excerpt.begin.utf16_column,
                          excerpt.end.utf16_column);
    }
    std::string message = finding.message;
    if (!finding.unclear.empty())
      message += " Needs review: " + finding.unclear;
    if (!finding.entity.empty()) message += " In " + finding.entity + ".";
    return text + "::" + Data(message) + "\n";
  }

  std::string Closing() const {
    const Summary summary = Summarize(run_.findings);
    const auto count = [&](Severity severity) {
      return summary.by_severity[static_cast<std::size_t>(severity)];
    };
    std::string text = fmt::format(
        "{}, {}, {}.", Counted(count(Severity::kError), "error", "errors"),
        Counted(count(Severity::kWarning), "warning", "warnings"),
        Counted(count(Severity::kNote), "note", "notes"));
    if (rest_ > 0) {
      text += fmt::format(
          " {} without an annotation: GitHub shows {} of a level; write "
          "another format "
          "besides to have them all.",
          Counted(rest_, "finding is", "findings are"), kPerLevel);
    }
    if (summary.suppressed > 0) {
      text += fmt::format(" {} suppressed.", summary.suppressed);
    }
    if (summary.unchanged > 0) {
      text += fmt::format(" {} known from the baseline.", summary.unchanged);
    }
    return text + " " + CoverageLine(run_.coverage);
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  const Sink& sink_;
  std::array<std::size_t, 3> shown_{};  // by Severity
  std::size_t rest_ = 0;
};

}  // namespace

void WriteGithub(const RunReport& run, std::span<const Rule> rules,
                 const Sink& sink) {
  Github(run, rules, sink).Write();
}

}  // namespace audit
