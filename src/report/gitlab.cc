// GitLab's code quality report, a part of Code Climate's: an array of what is
// wrong now. It has no place for what is suppressed, accepted or was not read.
#include "report/json_writer.h"
#include "report/report.h"
#include "report/visible_text.h"

namespace audit {
namespace {

std::string_view SeverityName(const Finding& finding) {
  switch (finding.severity) {
    case Severity::kError:
      return finding.impact == Impact::kBlocksUpgrade ? "blocker" : "critical";
    case Severity::kWarning:
      return "major";
    case Severity::kNote:
      break;
  }
  return finding.verdict == Verdict::kConfirmed ? "minor" : "info";
}

// All that the merge request shows of it, on one line.
std::string Description(const Finding& finding) {
  std::string text = finding.message;
  if (!finding.unclear.empty()) text += " Needs review: " + finding.unclear;
  if (!finding.entity.empty()) text += " (" + finding.entity + ")";
  return VisibleText(text);
}

}  // namespace

void WriteGitlab(const RunReport& run, std::span<const Rule> rules,
                 const Sink& sink) {
  JsonWriter out(sink, 1);  // a finding a line
  out.BeginArray();
  for (const Finding& finding : run.findings) {
    if (!IsActive(finding)) continue;
    const Excerpt& excerpt = finding.place.excerpt;
    out.BeginObject();
    out.Text("type", "issue");
    out.Text("check_name", rules[finding.rule].id);
    out.Text("description", Description(finding));
    out.Text("severity", SeverityName(finding));
    out.Text("fingerprint", finding.fingerprint);
    out.BeginObject("location");
    out.Text("path", run.files[finding.place.location.file].path);
    out.BeginObject("lines");
    out.Number("begin", excerpt.begin.line);
    out.Number("end", excerpt.end.line);
    out.EndObject();
    out.EndObject();
    out.EndObject();
  }
  out.EndArray();
  out.Finish();
}

}  // namespace audit
