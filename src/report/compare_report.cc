#include "report/compare_report.h"

#include <fmt/format.h>

#include "report/baseline_use.h"
#include "report/coverage_lines.h"
#include "report/json_writer.h"
#include "report/paint.h"
#include "report/text_summary.h"
#include "report/visible_text.h"

namespace audit {
namespace {

// The members of the root, and each finding, stand on lines of their own.
constexpr std::uint32_t kLineDepth = 2;

std::string PlaceOf(const ComparedFinding& finding) {
  std::string place = VisibleText(finding.known.file);
  if (finding.line > 0) {
    place += fmt::format(":{}:{}", finding.line, finding.column);
  }
  return place;
}

std::string EntityOf(const ComparedFinding& finding) {
  if (finding.known.entity.empty()) return "";
  return " in " + VisibleText(finding.known.entity);
}

class CompareText {
 public:
  CompareText(const TextStyle& style, const Sink& sink)
      : style_(style), paint_(style.color), sink_(sink) {}

  void Section(std::string_view title,
               const std::vector<ComparedFinding>& findings) const {
    if (findings.empty()) return;
    std::string text =
        Heading(title, std::to_string(findings.size()), style_) + "\n";
    for (const ComparedFinding& finding : findings) {
      text += fmt::format("  {}: {}: {}{}\n", PlaceOf(finding), Name(finding),
                          VisibleText(finding.message), EntityOf(finding));
    }
    sink_(text);
  }

  void Moved(const std::vector<MovedFinding>& moved) const {
    if (moved.empty()) return;
    std::string text =
        Heading("moved", std::to_string(moved.size()), style_) + "\n";
    for (const MovedFinding& each : moved) {
      text += fmt::format("  {}{} -> {}{}: {}\n", PlaceOf(each.before),
                          EntityOf(each.before), PlaceOf(each.after),
                          EntityOf(each.after), Name(each.after));
    }
    sink_(text);
  }

  void Changed(const std::vector<std::string>& entities) const {
    if (entities.empty()) return;
    std::string text = Heading("changed for no finding",
                               std::to_string(entities.size()), style_) +
                       "\n";
    for (const std::string& entity : entities) {
      text += "  " + VisibleText(entity) + '\n';
    }
    sink_(text);
  }

 private:
  std::string Name(const ComparedFinding& finding) const {
    const Severity severity = finding.known.severity;
    return paint_(InkOf(severity),
                  fmt::format("{}[{}]", ToString(severity),
                              VisibleText(finding.known.rule))) +
           (finding.suppressed ? " (suppressed)" : "");
  }

  const TextStyle& style_;
  Paint paint_;
  const Sink& sink_;
};

class CompareJson {
 public:
  explicit CompareJson(const Sink& sink) : out_(sink, kLineDepth) {}

  void Write(const Comparison& comparison, const std::string& before,
             const std::string& after) {
    out_.BeginObject();
    out_.Text("schema", "urn:campaign-audit:schema:compare:1");
    out_.Text("before", before);
    out_.Text("after", after);
    WriteSummary(comparison);
    WriteAll("fixed", comparison.fixed);
    WriteAll("introduced", comparison.introduced);
    out_.BeginArray("moved");
    for (const MovedFinding& each : comparison.moved) {
      out_.BeginObject();
      out_.Key("before");
      WriteFinding(each.before);
      out_.Key("after");
      WriteFinding(each.after);
      out_.EndObject();
    }
    out_.EndArray();
    WriteAll("remaining", comparison.remaining);
    if (comparison.changed) {
      out_.BeginArray("changedForNoFinding");
      for (const std::string& entity : *comparison.changed) out_.Text(entity);
      out_.EndArray();
    }
    out_.EndObject();
    out_.Finish();
  }

 private:
  void WriteSummary(const Comparison& comparison) {
    out_.BeginObject("summary");
    out_.Number("fixed", comparison.fixed.size());
    out_.Number("introduced", comparison.introduced.size());
    out_.Number("moved", comparison.moved.size());
    out_.Number("remaining", comparison.remaining.size());
    out_.EndObject();
  }

  void WriteAll(std::string_view key,
                const std::vector<ComparedFinding>& findings) {
    out_.BeginArray(key);
    for (const ComparedFinding& finding : findings) WriteFinding(finding);
    out_.EndArray();
  }

  void WriteFinding(const ComparedFinding& finding) {
    out_.BeginObject();
    WriteKnownFinding(finding.known, &out_);
    out_.Text("message", finding.message);
    if (finding.line > 0) {
      out_.Number("line", finding.line);
      out_.Number("column", finding.column);
    }
    if (finding.suppressed) out_.Truth("suppressed", true);
    out_.EndObject();
  }

  JsonWriter out_;
};

}  // namespace

void WriteCompareText(const Comparison& comparison, const std::string& before,
                      const std::string& after, const TextStyle& style,
                      const Sink& sink) {
  const CompareText text(style, sink);
  text.Section("fixed", comparison.fixed);
  text.Section("introduced", comparison.introduced);
  text.Moved(comparison.moved);
  if (comparison.changed) text.Changed(*comparison.changed);
  sink(fmt::format(
      "\nFrom {} to {}: {} fixed, {} introduced, {} moved, {} remaining.\n",
      VisibleText(before), VisibleText(after), comparison.fixed.size(),
      comparison.introduced.size(), comparison.moved.size(),
      comparison.remaining.size()));
  if (!comparison.changed) {
    sink("A report does not tell what else was changed in an entity.\n");
  }
}

void WriteCompareJson(const Comparison& comparison, const std::string& before,
                      const std::string& after, const Sink& sink) {
  CompareJson(sink).Write(comparison, before, after);
}

}  // namespace audit
