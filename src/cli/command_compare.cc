#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "cli/audit_run.h"
#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "cli/rule_files.h"
#include "engine/compare.h"
#include "report/compare_report.h"
#include "report/report_reader.h"

namespace audit {
namespace {

struct Side {
  std::vector<ComparedFinding> findings;
  std::optional<std::vector<EntityDigest>> entities;  // none: of a report
  std::optional<Severity> fail_on;
  bool unreadable = false;  // in part
};

class CompareCommand {
 public:
  CompareCommand(const CompareOptions& options, Environment& environment)
      : options_(options), environment_(environment) {}

  ExitCode Run() {
    auto ruleset = CompileRules(options_.check.rules, environment_.files);
    if (!ruleset) return Usage(ruleset.error());
    auto before = Read(options_.before, *ruleset);
    if (!before) return Usage(before.error());
    auto after = Read(options_.after, *ruleset);
    if (!after) return Usage(after.error());
    Comparison comparison = CompareFindings(std::move(before->findings),
                                            std::move(after->findings));
    if (before->entities && after->entities) {
      CompareEntities(*before->entities, *after->entities, &comparison);
    }
    const bool written = Write(comparison);
    if (IsFailed(comparison, after->fail_on)) return ExitCode::kFindings;
    const bool read = !before->unreadable && !after->unreadable;
    return written && read ? ExitCode::kClean : ExitCode::kInput;
  }

 private:
  using Errors = std::vector<Error>;

  ExitCode Usage(const Errors& errors) const {
    for (const Error& error : errors) PrintError(environment_, error);
    return ExitCode::kUsage;
  }

  tl::expected<Side, Errors> Read(const std::string& path,
                                  const Ruleset& ruleset) const {
    CheckOptions options = options_.check;
    options.paths = {path};
    auto settings = ReadSettings(options, ruleset, environment_);
    if (!settings) return tl::unexpected(std::move(settings.error()));
    Side side;
    side.fail_on = settings->fail_on;
    if (auto report = ReadIfReport(path)) {
      if (!*report) return tl::unexpected(Errors{report->error()});
      side.findings = std::move(**report);
      return side;
    }
    const RunReport run =
        RunAudit(environment_.files, options, ruleset, *settings);
    for (const Error& error : run.errors) PrintError(environment_, error);
    side.unreadable = !run.errors.empty();
    side.findings = FindingsOf(run, ruleset.rules());
    side.entities = Digest(options, *settings);
    return side;
  }

  // Empty: it is none.
  std::optional<Result<std::vector<ComparedFinding>>> ReadIfReport(
      const std::string& path) const {
    if (environment_.files.KindOf(path) != FileSystem::Kind::kFile) return {};
    const auto file = environment_.files.Open(path);
    std::array<char, 64> begin{};
    const auto size = file ? (*file)->ReadAt(0, begin) : Result<std::size_t>(0);
    if (!size || !IsReport({begin.data(), *size})) return {};
    const auto bytes = environment_.files.Read(path);
    if (!bytes)
      return Result<std::vector<ComparedFinding>>(Fail(bytes.error()));
    return ReadReport(*bytes, path);
  }

  // A second look at the files: only who compares wants it.
  std::vector<EntityDigest> Digest(const CheckOptions& options,
                                   const AuditSettings& settings) const {
    InputOptions inputs;
    inputs.filter = settings.filter;
    const FoundInputs found =
        FindInputs(environment_.files, options.paths, inputs);
    InputReader reader(environment_.files, found);
    std::vector<EntityDigest> digests;
    for (const InputFile& input : found.files) {
      auto bytes = reader.Read(input);
      if (!bytes) continue;  // the audit has said so
      for (EntityDigest& digest :
           DigestEntities(input.path, std::move(*bytes))) {
        digests.push_back(std::move(digest));
      }
    }
    return digests;
  }

  bool Write(const Comparison& comparison) const {
    std::string text;
    const Sink sink = [&](std::string_view piece) { text += piece; };
    if (options_.format == "json") {
      WriteCompareJson(comparison, options_.before, options_.after, sink);
    } else {
      TextStyle style;
      style.columns = environment_.columns;
      if (options_.output.empty()) {
        style.color = ColorFor(options_.check.color, environment_);
      }
      WriteCompareText(comparison, options_.before, options_.after, style,
                       sink);
    }
    if (options_.output.empty()) {
      environment_.out(text);
      return true;
    }
    const auto done = environment_.files.Write(options_.output, text);
    if (!done) PrintError(environment_, done.error());
    return done.has_value();
  }

  static bool IsFailed(const Comparison& comparison,
                       const std::optional<Severity>& fail_on) {
    return fail_on && std::any_of(comparison.introduced.begin(),
                                  comparison.introduced.end(),
                                  [&](const ComparedFinding& finding) {
                                    return !finding.suppressed &&
                                           finding.known.severity <= *fail_on;
                                  });
  }

  const CompareOptions& options_;
  Environment& environment_;
};

}  // namespace

ExitCode RunCompare(const CompareOptions& options, Environment& environment) {
  return CompareCommand(options, environment).Run();
}

}  // namespace audit
