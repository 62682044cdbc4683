#include "report/report_reader.h"

#include <limits>
#include <utility>

#include "report/json_tree.h"

namespace audit {
namespace {

constexpr std::string_view kJsonSchema = "urn:campaign-audit:schema:report:1";
constexpr std::string_view kAnew =
    "; compare the exports themselves, or a report of 'check -f json'";

// No line of a file we read has a larger number.
std::uint32_t Small(const JsonValue* value) {
  if (value == nullptr ||
      value->number > std::numeric_limits<std::uint32_t>::max()) {
    return 0;
  }
  return static_cast<std::uint32_t>(value->number);
}

const JsonValue& In(const JsonValue& value, std::string_view name) {
  static const JsonValue kNone;
  const JsonValue* found = value.Find(name);
  return found == nullptr ? kNone : *found;
}

const JsonValue& First(const JsonValue& value, std::string_view name) {
  static const JsonValue kNone;
  const auto& items = value.ItemsOf(name);
  return items.empty() ? kNone : items.front();
}

class ReportReader {
 public:
  explicit ReportReader(const std::string& path) : path_(path) {}

  Result<std::vector<ComparedFinding>> Read(std::string_view bytes) {
    const auto root = ReadJson(bytes, path_);
    if (!root)
      return Fault(root.error().line, "is damaged, no JSON from here on");
    if (root->TextOf("schema") == kJsonSchema) {
      return ReadAll(root->ItemsOf("findings"), &ReportReader::OfJson);
    }
    const JsonValue& run = First(*root, "runs");
    const JsonValue& driver = In(In(run, "tool"), "driver");
    if (root->TextOf("version") == "2.1.0" &&
        driver.TextOf("name") == "campaign-audit") {
      return ReadAll(run.ItemsOf("results"), &ReportReader::OfSarif);
    }
    return Fault(root->line,
                 "is no report of this campaign-audit, neither JSON nor SARIF");
  }

 private:
  tl::unexpected<Error> Fault(std::uint32_t line, std::string_view what) const {
    return Fail({std::string(what) + std::string(kAnew), path_, line});
  }

  Result<std::vector<ComparedFinding>> ReadAll(
      const std::vector<JsonValue>& values,
      ComparedFinding (*read)(const JsonValue&)) const {
    std::vector<ComparedFinding> findings;
    for (const JsonValue& value : values) {
      if (value.TextOf("baselineState") == "absent") continue;
      ComparedFinding finding = read(value);
      if (finding.known.rule.empty() || finding.known.fingerprint.empty()) {
        return Fault(value.line, "has a finding without rule or fingerprint");
      }
      findings.push_back(std::move(finding));
    }
    return findings;
  }

  static ComparedFinding OfJson(const JsonValue& value) {
    ComparedFinding finding;
    finding.known.rule = value.TextOf("rule");
    finding.known.severity =
        SeverityFromString(value.TextOf("severity")).value_or(Severity::kNote);
    finding.known.entity = value.TextOf("entity");
    finding.known.path = value.TextOf("entityPath");
    finding.known.text = value.TextOf("snippet");
    finding.known.fingerprint = value.TextOf("fingerprint");
    finding.text_fingerprint = value.TextOf("textFingerprint");
    finding.message = value.TextOf("message");
    finding.suppressed = value.Find("suppression") != nullptr;
    const JsonValue& location = In(value, "location");
    finding.known.file = location.TextOf("path");
    finding.line = Small(In(location, "start").Find("line"));
    finding.column = Small(In(location, "start").Find("column"));
    return finding;
  }

  static ComparedFinding OfSarif(const JsonValue& value) {
    ComparedFinding finding;
    finding.known.rule = value.TextOf("ruleId");
    finding.known.severity =
        SeverityFromString(value.TextOf("level")).value_or(Severity::kNote);
    const JsonValue& fingerprints = In(value, "partialFingerprints");
    finding.known.fingerprint =
        fingerprints.TextOf("campaignAuditFingerprint/v1");
    finding.text_fingerprint = fingerprints.TextOf("campaignAuditText/v1");
    finding.message = In(value, "message").TextOf("text");
    finding.suppressed = !value.ItemsOf("suppressions").empty();
    const JsonValue& location = First(value, "locations");
    finding.known.entity =
        First(location, "logicalLocations").TextOf("fullyQualifiedName");
    const JsonValue& place = In(location, "physicalLocation");
    finding.known.file = In(place, "artifactLocation").TextOf("uri");
    const JsonValue& region = In(place, "region");
    finding.line = Small(region.Find("startLine"));
    finding.column = Small(region.Find("startColumn"));
    finding.known.text = In(region, "snippet").TextOf("text");
    return finding;
  }

  const std::string& path_;
};

}  // namespace

bool IsReport(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

Result<std::vector<ComparedFinding>> ReadReport(std::string_view bytes,
                                                const std::string& path) {
  return ReportReader(path).Read(bytes);
}

}  // namespace audit
