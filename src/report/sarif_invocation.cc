#include <array>

#include "report/coverage_lines.h"
#include "report/report.h"
#include "report/sarif_parts.h"

namespace audit {
namespace {

struct NotificationKind {
  std::string_view id;
  std::string_view what;
  std::string_view remedy;
};

enum Kind : std::uint8_t {
  kCoverage,
  kIncomplete,
  kSkipped,
  kNotAssessed,
  kFault,
  kOmitted
};
constexpr std::array<NotificationKind, 6> kKinds = {
    {{"coverage", "What was read.", "Nothing has to be done."},
     {"incomplete", "Part of the input is not in the results.",
      "Mend the input, or raise the cap that was hit, and run again."},
     {"skipped", "A file was not read.",
      "Make it readable if it belongs to the instance, and run again."},
     {"not-assessed", "A rule could not be judged from this input.",
      "Add an export of what the message names, and run again."},
     {"fault", "Something went wrong in the run.",
      "Remove the cause that the message names, and run again."},
     {"omitted", "Findings are not in this log, or not shown, by its profile.",
      "Write a log with --sarif-profile full besides, which leaves nothing "
      "out."}}};

class Invocation {
 public:
  Invocation(const RunReport& run, std::span<const Rule> rules,
             std::span<const std::string> omissions, JsonWriter* out)
      : run_(run), rules_(rules), omissions_(omissions), out_(*out) {}

  void Write() {
    const Coverage& coverage = run_.coverage;
    out_.BeginArray("invocations");
    out_.BeginObject();
    out_.Truth("executionSuccessful", run_.errors.empty());
    out_.BeginArray("toolExecutionNotifications");
    Notify(kCoverage, Severity::kNote, CoverageSentence(coverage), "");
    for (const std::string& fault : CoverageFaults(coverage)) {
      Notify(kIncomplete, Severity::kWarning, fault, "");
    }
    for (const std::string& omission : omissions_) {
      Notify(kOmitted, Severity::kNote, omission, "");
    }
    for (const Skipped& each : coverage.skipped) {
      Notify(kSkipped, each.incomplete ? Severity::kWarning : Severity::kNote,
             SkippedSentence(each), each.path);
    }
    for (const NotAssessed& each : run_.not_assessed) NotifyNotAssessed(each);
    for (const Error& error : run_.errors) {
      Notify(kFault, Severity::kError, error.ToString(), error.file);
    }
    out_.EndArray();
    out_.EndObject();
    out_.EndArray();
  }

 private:
  void Begin(Kind kind, Severity severity, std::string_view message) {
    out_.BeginObject();
    out_.BeginObject("descriptor");
    out_.Text("id", kKinds[kind].id);
    out_.Number("index", kind);
    out_.EndObject();
    out_.Text("level", ToString(severity));
    WriteSarifText("message", SarifSentence(message), &out_);
  }

  void Notify(Kind kind, Severity severity, std::string_view message,
              std::string_view path) {
    Begin(kind, severity, message);
    if (!path.empty()) {
      out_.BeginArray("locations");
      out_.BeginObject();
      out_.BeginObject("physicalLocation");
      WriteSarifArtifact("artifactLocation", path, &out_);
      out_.EndObject();
      out_.EndObject();
      out_.EndArray();
    }
    out_.EndObject();
  }

  void NotifyNotAssessed(const NotAssessed& each) {
    const std::string& id = rules_[each.rule].id;
    Begin(kNotAssessed, Severity::kNote,
          "'" + id + "' was not assessed: " + each.reason);
    out_.BeginObject("associatedRule");
    out_.Text("id", id);
    out_.Number("index", each.rule);
    out_.EndObject();
    out_.EndObject();
  }

  const RunReport& run_;
  std::span<const Rule> rules_;
  std::span<const std::string> omissions_;
  JsonWriter& out_;
};

}  // namespace

void WriteSarifInvocation(const RunReport& run, std::span<const Rule> rules,
                          std::span<const std::string> omissions,
                          JsonWriter* out) {
  Invocation(run, rules, omissions, out).Write();
}

void WriteSarifNotificationKinds(JsonWriter* out) {
  out->BeginArray("notifications");
  for (const NotificationKind& kind : kKinds) {
    out->BeginObject();
    out->Text("id", kind.id);
    WriteSarifText("shortDescription", kind.what, out);
    // Code scanning sites ask for these two of every descriptor.
    WriteSarifText("fullDescription", kind.what, out);
    WriteSarifText("help", kind.remedy, out);
    out->EndObject();
  }
  out->EndArray();
}

}  // namespace audit
