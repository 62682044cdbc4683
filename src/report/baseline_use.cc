#include "report/baseline_use.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/coverage_lines.h"

namespace audit {
namespace {

void Optional(std::string_view key, std::string_view value, JsonWriter* out) {
  if (!value.empty()) out->Text(key, value);
}

void WriteAbsentResult(const KnownFinding& finding, std::span<const Rule> rules,
                       const SarifShape& shape, JsonWriter* out) {
  out->BeginObject();
  out->Text("ruleId", finding.rule);
  const auto rule =
      std::find_if(rules.begin(), rules.end(),
                   [&](const Rule& each) { return each.id == finding.rule; });
  if (rule != rules.end()) {
    out->Number("ruleIndex", static_cast<std::uint64_t>(rule - rules.begin()));
  }
  out->Text("kind", "fail");
  out->Text("level", ToString(finding.severity));
  WriteSarifText("message",
                 finding.text.empty()
                     ? "No longer found."
                     : SarifSentence("No longer found: " + finding.text),
                 out);
  if (!finding.entity.empty()) {
    out->BeginArray("locations");
    out->BeginObject();
    out->BeginArray("logicalLocations");
    out->BeginObject();
    out->Text("fullyQualifiedName", finding.entity);
    out->Text("kind", "resource");
    out->EndObject();
    out->EndArray();
    out->EndObject();
    out->EndArray();
  }
  out->BeginObject("partialFingerprints");
  out->Text("campaignAuditFingerprint/v1", finding.fingerprint);
  out->EndObject();
  out->Text("baselineState", "absent");
  if (shape.suppressions) {
    out->BeginArray("suppressions");
    out->EndArray();
  }
  out->EndObject();
}

}  // namespace

void WriteKnownFinding(const KnownFinding& finding, JsonWriter* out) {
  out->Text("rule", finding.rule);
  out->Text("severity", ToString(finding.severity));
  Optional("entity", finding.entity, out);
  Optional("path", finding.path, out);
  Optional("file", finding.file, out);
  Optional("text", finding.text, out);
  out->Text("fingerprint", finding.fingerprint);
}

void WriteBaselineUse(const BaselineUse& use, JsonWriter* out) {
  out->BeginObject("baseline");
  out->Text("name", use.name);
  out->Number("unchanged", use.unchanged);
  out->BeginArray("absent");
  for (const KnownFinding& finding : use.absent) {
    out->BeginObject();
    WriteKnownFinding(finding, out);
    out->EndObject();
  }
  out->EndArray();
  out->EndObject();
}

void WriteSarifAbsent(const BaselineUse& use, std::span<const Rule> rules,
                      const SarifShape& shape, JsonWriter* out) {
  for (const KnownFinding& finding : use.absent) {
    WriteAbsentResult(finding, rules, shape, out);
  }
}

std::string AbsentSentence(const BaselineUse& use) {
  if (use.absent.empty()) return "";
  return fmt::format(
      "{} no longer found ({}).",
      Counted(use.absent.size(), "known finding is", "known findings are"),
      use.name);
}

}  // namespace audit
