// The log as a whole. Nothing in it depends on the time, the machine or the
// arguments, so that equal input gives equal bytes.
#include <algorithm>
#include <set>
#include <tuple>

#include "core/enum_names.h"
#include "report/artifact_uri.h"
#include "report/baseline_use.h"
#include "report/coverage_lines.h"
#include "report/json_writer.h"
#include "report/report.h"
#include "report/sarif_parts.h"
#include "report/standing.h"
#include "report/visible_text.h"

namespace audit {
namespace {

// A line for each element of runs[0].results, and for each rule, taxon and
// notification, which lie two levels deeper.
constexpr std::uint32_t kResultDepth = 4;
constexpr std::uint32_t kRuleDepth = 6;

constexpr EnumNames<3> kProfiles = {"full", "github", "vscode"};

SarifShape ShapeOf(const RunReport& run, SarifProfile profile) {
  SarifShape shape{profile};
  if (shape.github()) return shape;  // reads neither
  for (const Finding& finding : run.findings) {
    shape.suppressions = shape.suppressions || finding.suppression;
    shape.baseline = shape.baseline || finding.baseline != BaselineState::kNone;
  }
  return shape;
}

// What is unchanged stays: code scanning compares by itself, and would call
// fixed what is gone.
std::vector<const Finding*> ForGithub(const RunReport& run) {
  std::vector<const Finding*> findings = MostSevereFirst(run.findings);
  std::erase_if(findings, [](const Finding* finding) {
    return finding->suppression.has_value();
  });
  return findings;
}

// Code scanning tells alerts apart by rule, file and the text of the line, and
// exports are often one long line.
std::size_t OnOneLine(const RunReport& run) {
  std::set<std::tuple<FileId, std::uint32_t, RuleIndex>> lines;
  std::size_t more = 0;
  for (const Finding* finding : ForGithub(run)) {
    const Place& place = finding->place;
    const bool first = lines
                           .emplace(place.location.file,
                                    place.excerpt.begin.line, finding->rule)
                           .second;
    more += first ? 0 : 1;
  }
  return more;
}

std::vector<const Finding*> ResultsOf(const RunReport& run,
                                      const SarifShape& shape) {
  std::vector<const Finding*> findings;
  if (shape.github()) {
    findings = ForGithub(run);
    findings.resize(std::min(findings.size(), kGithubResults));
    return findings;
  }
  for (const Finding& finding : run.findings) findings.push_back(&finding);
  return findings;
}

void WriteUriBases(JsonWriter* out) {
  out->BeginObject("originalUriBaseIds");
  out->BeginObject(kUriBase);
  // Without a uri, since that would name somebody's machine: the reader knows
  // where the files are.
  WriteSarifText("description", "The folder the paths are relative to.", out);
  out->EndObject();
  out->EndObject();
}

void WriteArtifacts(const RunReport& run, JsonWriter* out) {
  out->BeginArray("artifacts");
  for (std::size_t i = 0; i < run.files.size(); ++i) {
    const FileInfo& file = run.files[i];
    out->BeginObject();
    WriteSarifArtifact("location", run, static_cast<FileId>(i), out);
    out->BeginArray("roles");
    out->Text("analysisTarget");
    out->EndArray();
    out->Number("length", file.bytes);
    if (!file.encoding.empty()) out->Text("encoding", file.encoding);
    if (!file.sha256.empty()) {
      out->BeginObject("hashes");
      out->Text("sha-256", file.sha256);
      out->EndObject();
    }
    if (!file.from.empty()) {
      out->BeginObject("properties");
      out->Text("from", file.from);
      out->Truth("fromAssumed", file.from_is_assumed);
      out->EndObject();
    }
    out->EndObject();
  }
  out->EndArray();
}

}  // namespace

void WriteSarifText(std::string_view key, std::string_view text,
                    JsonWriter* out) {
  out->BeginObject(key);
  out->Text("text", text);
  out->EndObject();
}

void WriteSarifArtifact(std::string_view key, std::string_view path,
                        JsonWriter* out) {
  const ArtifactUri uri = UriOf(path);
  out->BeginObject(key);
  out->Text("uri", uri.uri);
  if (uri.relative) out->Text("uriBaseId", kUriBase);
  out->EndObject();
}

void WriteSarifArtifact(std::string_view key, const RunReport& run, FileId file,
                        JsonWriter* out) {
  const ArtifactUri uri = UriOf(run.files[file].path);
  out->BeginObject(key);
  out->Text("uri", uri.uri);
  if (uri.relative) out->Text("uriBaseId", kUriBase);
  out->Number("index", file);
  out->EndObject();
}

std::string SarifMessage(std::string_view text) {
  std::string message = VisibleText(text);
  for (std::size_t at = message.find("]("); at != std::string::npos;
       at = message.find("](", at)) {
    message.insert(at + 1, 1, ' ');
  }
  return message;
}

std::string SarifSentence(std::string_view text) {
  std::string sentence = SarifMessage(text);
  if (!sentence.ends_with('.')) sentence += '.';
  return sentence;
}

std::optional<SarifProfile> SarifProfileFromString(std::string_view name) {
  return FromName<SarifProfile>(kProfiles, name);
}

std::vector<std::string> SarifOmissions(const RunReport& run,
                                        SarifProfile profile) {
  std::vector<std::string> omissions;
  if (profile != SarifProfile::kGithub) return omissions;
  const std::size_t open = ForGithub(run).size();
  const std::size_t suppressed = run.findings.size() - open;
  if (open > kGithubResults) {
    omissions.push_back(Counted(open - kGithubResults, "finding beyond the",
                                "findings beyond the") +
                        " most severe 5,000: not in the log, since GitHub "
                        "shows no more.");
  }
  if (suppressed > 0) {
    omissions.push_back(
        Counted(suppressed, "suppressed finding", "suppressed findings") +
        ": not in the log, since GitHub would show it as open.");
  }
  if (const std::size_t hidden = OnOneLine(run)) {
    omissions.push_back(
        Counted(hidden, "finding", "findings") +
        " on the line of another of their rule: GitHub may show them as one.");
  }
  return omissions;
}

void WriteSarif(const RunReport& run, std::span<const Rule> rules,
                SarifProfile profile, const Sink& sink) {
  const SarifShape shape = ShapeOf(run, profile);
  JsonWriter out(sink, kRuleDepth);
  out.BeginObject();
  out.Text("$schema",
           "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
           "schemas/sarif-schema-2.1.0.json");
  out.Text("version", "2.1.0");
  out.BeginArray("runs");
  out.BeginObject();
  WriteSarifTool(run, rules, TaxonomiesOf(rules), &out);
  WriteSarifInvocation(run, rules, SarifOmissions(run, profile), &out);
  out.set_line_depth(kResultDepth);
  out.Text("columnKind", "utf16CodeUnits");
  out.BeginArray("newlineSequences");
  out.Text("\r\n");
  out.Text("\n");
  out.EndArray();
  WriteUriBases(&out);
  WriteArtifacts(run, &out);
  out.BeginArray("results");
  for (const Finding* finding : ResultsOf(run, shape)) {
    WriteSarifResult(run, rules[finding->rule], *finding, shape, &out);
  }
  if (run.baseline && !shape.github()) {
    WriteSarifAbsent(*run.baseline, rules, shape, &out);
  }
  out.EndArray();
  out.BeginObject("properties");
  out.Text("to", run.to);
  out.EndObject();
  out.EndObject();
  out.EndArray();
  out.EndObject();
  out.Finish();
}

}  // namespace audit
