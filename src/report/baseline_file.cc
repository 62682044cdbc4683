#include "report/baseline_file.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "report/baseline_use.h"
#include "report/json_tree.h"
#include "report/json_writer.h"

namespace audit {
namespace {

constexpr std::string_view kSchema = "urn:campaign-audit:schema:baseline:";
constexpr std::uint32_t kVersion = 1;
// The members of the root and each finding stand on lines of their own.
constexpr std::uint32_t kLineDepth = 2;
constexpr std::string_view kAnew =
    "or write it anew with 'campaign-audit baseline write'";

class BaselineReader {
 public:
  explicit BaselineReader(const std::string& path) : path_(path) {}

  Result<Baseline> Read(std::string_view bytes) {
    const auto root = ReadJson(bytes, path_);
    if (!root) {
      return Damaged(root.error().line,
                     IsConflict(bytes) ? "holds a merge conflict: keep the "
                                         "lines of both sides"
                                       : "is damaged, no JSON from here on: "
                                         "take it from version control");
    }
    if (auto error = CheckVersion(*root)) return Fail(std::move(*error));
    const JsonValue* findings = root->Find("findings");
    if (findings == nullptr || findings->kind != JsonValue::Kind::kArray) {
      return Damaged(root->line,
                     "is damaged, it has no array 'findings': "
                     "take it from version control");
    }
    Baseline baseline;
    for (const JsonValue& each : findings->children) {
      auto finding = ReadFinding(each);
      if (!finding) return Fail(std::move(finding.error()));
      baseline.push_back(std::move(*finding));
    }
    SortBaseline(&baseline);
    return baseline;
  }

 private:
  tl::unexpected<Error> Damaged(std::uint32_t line,
                                const std::string& what) const {
    return Fail({what + ", " + std::string(kAnew), path_, line});
  }

  static bool IsConflict(std::string_view bytes) {
    return bytes.starts_with("<<<<<<< ") ||
           bytes.find("\n<<<<<<< ") != std::string_view::npos;
  }

  std::optional<Error> CheckVersion(const JsonValue& root) const {
    const JsonValue* schema = root.Find("schema");
    const std::string_view name = root.TextOf("schema");
    std::uint32_t version = 0;
    if (name.starts_with(kSchema)) {
      const std::string_view digits = name.substr(kSchema.size());
      const char* const end = digits.data() + digits.size();
      const auto read = std::from_chars(digits.data(), end, version);
      if (read.ec != std::errc() || read.ptr != end) version = 0;
    }
    if (version == kVersion) return std::nullopt;
    const std::uint32_t line = schema == nullptr ? root.line : schema->line;
    if (version == 0) {
      return Error{"is no baseline: its 'schema' is not '" +
                       std::string(kSchema) + std::to_string(kVersion) +
                       "'; name another file, " + std::string(kAnew),
                   path_, line};
    }
    return Error{"is of a newer campaign-audit (baseline version " +
                     std::to_string(version) + ", this one reads " +
                     std::to_string(kVersion) + "): use that campaign-audit, " +
                     std::string(kAnew),
                 path_, line};
  }

  static bool IsFingerprint(std::string_view text) {
    return text.size() == 64 &&
           std::all_of(text.begin(), text.end(), [](char c) {
             return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
  }

  Result<KnownFinding> ReadFinding(const JsonValue& value) const {
    KnownFinding finding;
    finding.fingerprint = value.TextOf("fingerprint");
    finding.rule = value.TextOf("rule");
    finding.entity = value.TextOf("entity");
    finding.path = value.TextOf("path");
    finding.file = value.TextOf("file");
    finding.text = value.TextOf("text");
    const auto severity = SeverityFromString(value.TextOf("severity"));
    const auto wrong = [&](std::string_view what) {
      return Damaged(value.line, "is damaged, a finding without " +
                                     std::string(what) +
                                     ": take it from version control");
    };
    if (!IsFingerprint(finding.fingerprint)) {
      return wrong("a 'fingerprint' of 64 hexadecimal digits");
    }
    if (finding.rule.empty()) return wrong("a 'rule'");
    if (!severity) return wrong("a 'severity'");
    finding.severity = *severity;
    return finding;
  }

  const std::string& path_;
};

}  // namespace

void WriteBaseline(const Baseline& baseline, const Sink& sink) {
  JsonWriter out(sink, kLineDepth);
  out.BeginObject();
  out.Text("schema", std::string(kSchema) + std::to_string(kVersion));
  out.BeginArray("findings");
  for (const KnownFinding& finding : baseline) {
    out.BeginObject();
    WriteKnownFinding(finding, &out);
    out.EndObject();
  }
  out.EndArray();
  out.EndObject();
  out.Finish();
}

bool IsBaseline(std::string_view bytes) {
  // Beyond the first line or two only a text would speak of it.
  return bytes.substr(0, 200).find(kSchema) != std::string_view::npos;
}

Result<Baseline> ReadBaseline(std::string_view bytes, const std::string& path) {
  return BaselineReader(path).Read(bytes);
}

}  // namespace audit
