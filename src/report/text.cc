// The report for a person at a terminal: findings by file and entity, then
// what they amount to, then what was read.
#include <fmt/format.h>

#include <algorithm>

#include "report/code_frame.h"
#include "report/coverage_lines.h"
#include "report/paint.h"
#include "report/parity.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/text_summary.h"
#include "report/visible_text.h"
#include "ruleset/selector.h"

namespace audit {
namespace {

class Text {
 public:
  Text(const RunReport& run, std::span<const Rule> rules,
       const TextStyle& style, const Sink& sink)
      : run_(run),
        rules_(rules),
        style_(style),
        paint_(style.color),
        sink_(sink) {}

  void Write() {
    const bool quiet = style_.detail == TextStyle::Detail::kQuiet;
    if (run_.parity) {
      // The vendor's list is asked for, not ours.
      sink_(ParityText(run_, rules_, style_));
      return sink_(TextSummary(run_, rules_, style_));
    }
    const Finding* before = nullptr;
    const bool all = style_.detail == TextStyle::Detail::kVerbose;
    for (const Finding& finding : run_.findings) {
      const bool counted =
          !IsActive(finding) || IsHardening(rules_[finding.rule]);
      if (!all && counted) continue;  // by the summary
      if (quiet) {
        sink_(OneLine(finding));
        continue;
      }
      std::string text;
      WriteHeaders(before, finding, &text);
      WriteFinding(finding, &text);
      sink_(text);
      before = &finding;
    }
    sink_(TextSummary(run_, rules_, style_));
  }

 private:
  std::string PositionOf(const Place& place) const {
    return fmt::format(
        "{}:{}:{}", ShownPath(run_.files[place.location.file].path),
        place.excerpt.begin.line, place.excerpt.begin.code_point_column);
  }

  // "error[rule-id]: What is wrong."
  std::string Title(const Finding& finding) const {
    const Ink ink = InkOf(finding.severity);
    return paint_(ink, fmt::format("{}[{}]", ToString(finding.severity),
                                   rules_[finding.rule].id)) +
           paint_(Ink::kBold, ": " + VisibleText(finding.message));
  }

  std::string OneLine(const Finding& finding) const {
    std::string line = PositionOf(finding.place) + ": " + Title(finding);
    if (!finding.unclear.empty()) {
      line += " (needs review: " + VisibleText(finding.unclear) + ')';
    }
    return line + '\n';
  }

  void WriteHeaders(const Finding* before, const Finding& finding,
                    std::string* text) const {
    const FileId file = finding.place.location.file;
    const bool same_file = before && before->place.location.file == file;
    if (!same_file) {
      const FileInfo& info = run_.files[file];
      std::string aside;
      if (!info.from.empty()) {
        aside = fmt::format("from {}{}", VisibleText(info.from),
                            info.from_is_assumed ? " (assumed)" : "");
      }
      *text += Heading(VisibleText(info.path), aside, style_);
    }
    if (same_file && before->entity == finding.entity) return;
    if (!same_file && finding.entity.empty()) return;  // the file says it all
    const std::string entity = finding.entity.empty()
                                   ? std::string("outside any entity")
                                   : VisibleText(finding.entity);
    *text += '\n' + paint_(Ink::kBold, "● " + entity) + '\n';
  }

  // A line below the frame, behind "= ".
  void Aside(const Finding& finding, std::string_view label,
             std::string_view what, std::string* text) const {
    const int gutter = GutterWidth(finding.place.excerpt);
    *text += paint_(Ink::kGutter, fmt::format("{:{}} = ", "", gutter + 1));
    if (!label.empty()) *text += paint_(Ink::kBold, label) + ": ";
    *text += VisibleText(what);
    *text += '\n';
  }

  void WriteFinding(const Finding& finding, std::string* text) const {
    const Excerpt& excerpt = finding.place.excerpt;
    const Rule& rule = rules_[finding.rule];
    const int gutter = GutterWidth(excerpt);
    *text += '\n' + Title(finding) + '\n';
    *text += paint_(Ink::kGutter, fmt::format("{:{}}--> ", "", gutter + 1));
    *text += PositionOf(finding.place);
    std::string facts = fmt::format("  {}", ToString(finding.impact));
    if (!rule.pu.empty()) facts += ", " + rule.pu;
    *text += paint_(Ink::kDim, facts) + '\n';
    *text += CodeFrame(excerpt, InkOf(finding.severity), paint_,
                       std::max(style_.columns, kLeastColumns));
    WriteAsides(finding, text);
  }

  void WriteAsides(const Finding& finding, std::string* text) const {
    if (!IsActive(finding)) {
      Aside(finding, "", StandingSentence(finding), text);
    }
    if (finding.verdict == Verdict::kNeedsReview) {
      Aside(finding, "needs review", finding.unclear, text);
    }
    if (finding.decoded) {
      Aside(finding, "decoded",
            fmt::format("line {}, column {} of the {}", finding.decoded->line,
                        finding.decoded->column, finding.decoded->language),
            text);
    }
    for (const Related& related : finding.related) {
      Aside(finding, "see", PositionOf(related.place) + ' ' + related.message,
            text);
    }
    if (finding.fix) {
      Aside(finding, finding.fix->safe ? "fix" : "fix to check",
            finding.fix->title, text);
    }
    if (!finding.also.empty()) {
      std::string ids;
      for (const std::string& id : finding.also) {
        ids += (ids.empty() ? "" : ", ") + id;
      }
      Aside(finding, "stands for", ids, text);
    }
    if (style_.detail != TextStyle::Detail::kVerbose) return;
    for (const Related& step : finding.flow) {
      Aside(finding, "way", PositionOf(step.place) + ' ' + step.message, text);
    }
    if (!finding.entity_path.empty()) {
      Aside(finding, "path", finding.entity_path, text);
    }
    Aside(finding, "precision", ToString(finding.precision), text);
    Aside(finding, "fingerprint", finding.fingerprint, text);
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  const TextStyle& style_;
  Paint paint_;
  const Sink& sink_;
};

}  // namespace

void WriteText(const RunReport& run, std::span<const Rule> rules,
               const TextStyle& style, const Sink& sink) {
  Text(run, rules, style, sink).Write();
}

}  // namespace audit
