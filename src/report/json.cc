// The machine's report: schemas/report.schema.json says what each member
// means. A member without a value is left out.
#include "report/baseline_use.h"
#include "report/json_writer.h"
#include "report/parity.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/summary.h"

namespace audit {
namespace {

// The members of the root stand on lines of their own, and so does each
// finding: a diff of two reports, and grep, show whole findings.
constexpr std::uint32_t kLineDepth = 2;

class Json {
 public:
  Json(const RunReport& run, std::span<const Rule> rules, const Sink& sink)
      : run_(run), rules_(rules), out_(sink, kLineDepth) {}

  void Write() {
    out_.BeginObject();
    out_.Text("schema", "urn:campaign-audit:schema:report:1");
    out_.BeginObject("tool");
    out_.Text("name", "campaign-audit");
    out_.Text("version", run_.tool_version);
    out_.EndObject();
    out_.Text("to", run_.to);
    if (!run_.configs.empty()) {
      out_.BeginArray("configs");
      for (const std::string& path : run_.configs) out_.Text(path);
      out_.EndArray();
    }
    WriteSummary();
    WriteFiles();
    out_.BeginArray("findings");
    for (const Finding& finding : run_.findings) WriteFinding(finding);
    out_.EndArray();
    if (run_.baseline) WriteBaselineUse(*run_.baseline, &out_);
    if (run_.parity) WriteParityJson(run_, rules_, &out_);
    WriteNotAssessed();
    WriteCoverage();
    WriteErrors();
    out_.EndObject();
    out_.Finish();
  }

 private:
  void Optional(std::string_view key, std::string_view value) {
    if (!value.empty()) out_.Text(key, value);
  }

  void WriteSummary() {
    const Summary summary = Summarize(run_.findings);
    out_.BeginObject("summary");
    out_.Number("findings", run_.findings.size());
    out_.Number("active", summary.active());
    out_.Number("suppressed", summary.suppressed);
    out_.Number("unchanged", summary.unchanged);
    out_.Number("confirmed", summary.total.confirmed);
    out_.Number("needsReview", summary.total.needs_review);
    out_.BeginObject("bySeverity");
    for (std::size_t i = 0; i < summary.by_severity.size(); ++i) {
      out_.Number(ToString(static_cast<Severity>(i)), summary.by_severity[i]);
    }
    out_.EndObject();
    out_.BeginObject("byImpact");
    for (std::size_t i = 0; i < kImpactCount; ++i) {
      out_.BeginObject(ToString(static_cast<Impact>(i)));
      out_.Number("confirmed", summary.by_impact[i].confirmed);
      out_.Number("needsReview", summary.by_impact[i].needs_review);
      out_.EndObject();
    }
    out_.EndObject();
    out_.EndObject();
  }

  void WriteFiles() {
    out_.BeginArray("files");
    for (const FileInfo& file : run_.files) {
      out_.BeginObject();
      out_.Text("path", file.path);
      Optional("sha256", file.sha256);
      out_.Number("bytes", file.bytes);
      Optional("encoding", file.encoding);
      Optional("from", file.from);
      out_.Truth("fromAssumed", file.from_is_assumed);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WritePosition(std::string_view key, const Position& position) {
    out_.BeginObject(key);
    out_.Number("line", position.line);
    out_.Number("column", position.code_point_column);
    out_.Number("utf16Column", position.utf16_column);
    out_.EndObject();
  }

  void WritePlace(const Place& place) {
    const Region region = place.location.region;
    out_.BeginObject("location");
    out_.Text("path", run_.files[place.location.file].path);
    out_.Number("byteOffset", region.begin);
    out_.Number("byteLength", region.size());
    WritePosition("start", place.excerpt.begin);
    WritePosition("end", place.excerpt.end);
    out_.EndObject();
    Optional("snippet", place.excerpt.snippet);
  }

  void WriteRelated(std::string_view key, const std::vector<Related>& related) {
    if (related.empty()) return;
    out_.BeginArray(key);
    for (const Related& each : related) {
      out_.BeginObject();
      out_.Text("message", each.message);
      WritePlace(each.place);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WriteFix(const Fix& fix) {
    out_.BeginObject("fix");
    out_.Text("title", fix.title);
    out_.Truth("safe", fix.safe);
    out_.BeginArray("edits");
    for (const Edit& edit : fix.edits) {
      out_.BeginObject();
      out_.Number("byteOffset", edit.region.begin);
      out_.Number("byteLength", edit.region.size());
      if (edit.begin.line != 0) {
        WritePosition("start", edit.begin);
        WritePosition("end", edit.end);
      }
      out_.Text("replacement", edit.replacement);
      out_.EndObject();
    }
    out_.EndArray();
    out_.EndObject();
  }

  void WriteRuleFacts(const Rule& rule) {
    Optional("pu", rule.pu);
    if (rule.effort_minutes <= 0) return;
    out_.BeginObject("effort");
    out_.Number("minutes", static_cast<std::uint64_t>(rule.effort_minutes));
    Optional("auto", rule.effort_auto);
    out_.EndObject();
  }

  void WriteStanding(const Finding& finding) {
    if (finding.baseline != BaselineState::kNone) {
      out_.Text("baseline",
                finding.baseline == BaselineState::kNew ? "new" : "unchanged");
    }
    if (!finding.suppression) return;
    const Suppression& suppression = *finding.suppression;
    out_.BeginObject("suppression");
    out_.Text("kind", suppression.kind == Suppression::Kind::kInSource
                          ? "in-source"
                          : "config");
    Optional("rule", suppression.rule);
    Optional("reason", suppression.reason);
    Optional("owner", suppression.owner);
    Optional("until", suppression.until);
    Optional("source", suppression.source);
    out_.EndObject();
  }

  void WriteFinding(const Finding& finding) {
    const Rule& rule = rules_[finding.rule];
    out_.BeginObject();
    out_.Text("rule", rule.id);
    out_.Text("severity", ToString(finding.severity));
    out_.Text("impact", ToString(finding.impact));
    out_.Text("precision", ToString(finding.precision));
    out_.Text("verdict", ToString(finding.verdict));
    Optional("unclear", finding.unclear);
    out_.Text("message", finding.message);
    Optional("entity", finding.entity);
    Optional("entityPath", finding.entity_path);
    WritePlace(finding.place);
    if (finding.decoded) {
      out_.BeginObject("decoded");
      out_.Text("language", finding.decoded->language);
      out_.Number("line", finding.decoded->line);
      out_.Number("column", finding.decoded->column);
      out_.EndObject();
    }
    WriteRelated("related", finding.related);
    WriteRelated("flow", finding.flow);
    if (finding.fix) WriteFix(*finding.fix);
    WriteRuleFacts(rule);
    if (!finding.also.empty()) {
      out_.BeginArray("also");
      for (const std::string& id : finding.also) out_.Text(id);
      out_.EndArray();
    }
    WriteStanding(finding);
    out_.Text("fingerprint", finding.fingerprint);
    Optional("textFingerprint", finding.text_fingerprint);
    out_.EndObject();
  }

  void WriteNotAssessed() {
    out_.BeginArray("notAssessed");
    for (const NotAssessed& each : run_.not_assessed) {
      out_.BeginObject();
      out_.Text("rule", rules_[each.rule].id);
      out_.Text("reason", each.reason);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WriteSkipped() {
    out_.BeginArray("skipped");
    for (const Skipped& each : run_.coverage.skipped) {
      out_.BeginObject();
      out_.Text("path", each.path);
      out_.Text("reason", each.reason);
      out_.Number("bytes", each.bytes);
      out_.Truth("incomplete", each.incomplete);
      out_.EndObject();
    }
    out_.EndArray();
  }

  void WriteCoverage() {
    const Coverage& coverage = run_.coverage;
    out_.BeginObject("coverage");
    out_.Truth("complete", coverage.complete());
    out_.Number("files", coverage.files);
    out_.Number("filesRead", coverage.files_read);
    out_.Number("bytes", coverage.bytes);
    out_.Number("bytesLost", coverage.bytes_lost);
    out_.Number("entities", coverage.entities);
    out_.Number("expressions", coverage.expressions);
    out_.Number("fragments", coverage.fragments);
    out_.Number("fragmentsDistinct", coverage.fragments_distinct);
    out_.Number("parsed", coverage.parsed);
    out_.Number("untriggered", coverage.untriggered);
    out_.Number("faulty", coverage.faulty);
    out_.Number("capped", coverage.capped);
    WriteSkipped();
    out_.BeginArray("notes");
    for (const std::string& note : coverage.notes) out_.Text(note);
    out_.EndArray();
    out_.EndObject();
  }

  void WriteErrors() {
    out_.BeginArray("errors");
    for (const Error& error : run_.errors) {
      out_.BeginObject();
      out_.Text("message", error.message);
      Optional("file", error.file);
      if (error.line != 0) out_.Number("line", error.line);
      if (error.column != 0) out_.Number("column", error.column);
      out_.EndObject();
    }
    out_.EndArray();
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  JsonWriter out_;
};

}  // namespace

void WriteJson(const RunReport& run, std::span<const Rule> rules,
               const Sink& sink) {
  Json(run, rules, sink).Write();
}

}  // namespace audit
