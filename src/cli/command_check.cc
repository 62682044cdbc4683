#include <algorithm>
#include <optional>
#include <utility>

#include "cli/audit_run.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "ruleset/builtin.h"

namespace audit {
namespace {

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Environment& environment)
      : options_(options), environment_(environment) {}

  ExitCode Run() {
    auto ruleset = Ruleset::Compile(BuiltinRules());
    if (!ruleset) return Usage(ruleset.error());
    auto analysis = ReadOptions(*ruleset);
    if (!analysis) return Usage(analysis.error());
    const auto run =
        RunAudit(environment_.files, options_, *ruleset, *analysis);
    if (!run) return Usage(run.error());
    for (const Error& error : run->errors) PrintError(environment_, error);
    const bool written =
        WriteOutputs(*run, ruleset->rules(), outputs_, options_, environment_);
    return Judge(*run, written);
  }

 private:
  ExitCode Usage(const Error& error) {
    PrintError(environment_, error);
    return ExitCode::kUsage;
  }

  Result<AnalyzeOptions> ReadOptions(const Ruleset& ruleset) {
    auto analysis = ReadAnalyzeOptions(options_, ruleset, environment_);
    if (!analysis) return analysis;
    auto outputs = ReadOutputs(options_);
    if (!outputs) return Fail(outputs.error());
    outputs_ = std::move(*outputs);
    if (options_.pu_parity) {
      if (auto error = ReadParity()) return Fail(std::move(*error));
      analysis->vendor_parity = true;
    }
    analysis->hash_files = std::any_of(
        outputs_.begin(), outputs_.end(),
        [](const Output& output) { return output.format->wants_hashes; });
    return analysis;
  }

  // Every line of the vendor's is answered by every rule there is.
  std::optional<Error> ReadParity() const {
    if (!options_.select.empty() || !options_.ignore.empty()) {
      return Error{"--pu-parity: cannot go with --select or --ignore"};
    }
    for (const Output& output : outputs_) {
      if (output.format->has_parity) continue;
      return Error{"--pu-parity: is in text and json only, not in " +
                   std::string(output.format->name)};
    }
    return std::nullopt;
  }

  ExitCode Judge(const RunReport& run, bool written) const {
    const auto threshold = SeverityFromString(options_.fail_on);
    const bool failed =
        threshold && std::any_of(run.findings.begin(), run.findings.end(),
                                 [&](const Finding& finding) {
                                   return IsActive(finding) &&
                                          finding.severity <= *threshold;
                                 });
    if (failed) return ExitCode::kFindings;
    const bool incomplete =
        options_.fail_on_incomplete && !run.coverage.complete();
    if (!written || incomplete || !run.errors.empty()) return ExitCode::kInput;
    return ExitCode::kClean;
  }

  const CheckOptions& options_;
  Environment& environment_;
  std::vector<Output> outputs_;
};

}  // namespace

ExitCode RunCheck(const CheckOptions& options, Environment& environment) {
  return CheckCommand(options, environment).Run();
}

}  // namespace audit
