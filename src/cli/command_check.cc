#include <algorithm>
#include <optional>
#include <utility>

#include "cli/audit_run.h"
#include "cli/baseline_files.h"
#include "cli/commands.h"
#include "cli/outputs.h"
#include "cli/progress_line.h"
#include "cli/rule_files.h"
#include "cli/timing.h"

namespace audit {
namespace {

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Environment& environment)
      : options_(options),
        environment_(environment),
        timing_(environment),
        line_(environment, options.quiet ? ProgressLine::Wanted::kNo
                                         : ProgressLine::Wanted::kYes) {}

  ExitCode Run() {
    auto ruleset = CompileRules(options_.rules, environment_.files);
    if (!ruleset) return Usage(ruleset.error());
    timing_.Done("rules");
    auto settings = ReadSettings(options_, *ruleset, environment_);
    if (!settings) return Usage(settings.error());
    if (const auto error = ReadOutputOptions(&settings->analysis)) {
      return Usage({*error});
    }
    if (const auto error = FirstWithoutFolder(outputs_, environment_.files)) {
      PrintError(environment_, *error);
      return ExitCode::kInput;
    }
    std::vector<Error> unread;
    const auto baseline = ReadBaselineFor(*ruleset, *settings, &unread);
    if (!baseline) return Usage({baseline.error()});
    timing_.Done("settings");
    settings->analysis.progress = [this](const Progress& progress) {
      if (progress.phase == Progress::Phase::kJudging) timing_.Done("read");
      line_.Show(progress);
    };
    RunReport run = RunAudit(environment_.files, options_, *ruleset, *settings);
    line_.Clear();
    timing_.Done("judge");
    run.errors.insert(run.errors.end(), unread.begin(), unread.end());
    if (*baseline) {
      ApplyBaseline(**baseline, BaselineName(), ruleset->rules(),
                    settings->analysis.enabled, &run);
    }
    for (const Error& error : run.errors) PrintError(environment_, error);
    const bool written =
        WriteOutputs(run, ruleset->rules(), outputs_, options_, environment_);
    timing_.Done("write");
    if (options_.timing) timing_.Print();
    return Judge(run, *settings, written);
  }

 private:
  std::string BaselineName() const {
    return options_.new_from_rev.empty() ? options_.baseline
                                         : "revision " + options_.new_from_rev;
  }

  // Empty: none is asked for.
  Result<std::optional<Baseline>> ReadBaselineFor(
      const Ruleset& ruleset, const AuditSettings& settings,
      std::vector<Error>* unread) const {
    if (options_.baseline.empty() && options_.new_from_rev.empty()) {
      return std::optional<Baseline>();
    }
    return options_.new_from_rev.empty()
               ? LoadBaseline(environment_.files, options_.baseline)
               : FindBaseline(options_, ruleset, settings, environment_,
                              unread);
  }

  ExitCode Usage(const std::vector<Error>& errors) {
    for (const Error& error : errors) PrintError(environment_, error);
    return ExitCode::kUsage;
  }

  std::optional<Error> ReadOutputOptions(AnalyzeOptions* analysis) {
    auto outputs = ReadOutputs(options_);
    if (!outputs) return outputs.error();
    outputs_ = std::move(*outputs);
    if (options_.pu_parity) {
      if (auto error = ReadParity(*analysis)) return error;
      analysis->vendor_parity = true;
    }
    analysis->hash_files = std::any_of(
        outputs_.begin(), outputs_.end(),
        [](const Output& output) { return output.format->wants_hashes; });
    return std::nullopt;
  }

  // Every line of the vendor's is answered by every rule there is.
  std::optional<Error> ReadParity(const AnalyzeOptions& analysis) const {
    if (!options_.select.empty() || !options_.ignore.empty()) {
      return Error{"--pu-parity: cannot go with --select or --ignore"};
    }
    const std::vector<bool>& enabled = analysis.enabled;
    if (std::find(enabled.begin(), enabled.end(), false) != enabled.end()) {
      return Error{
          "--pu-parity: the config switches rules off; add --no-config"};
    }
    for (const Output& output : outputs_) {
      if (output.format->has_parity) continue;
      return Error{"--pu-parity: is in text and json only, not in " +
                   std::string(output.format->name)};
    }
    return std::nullopt;
  }

  static ExitCode Judge(const RunReport& run, const AuditSettings& settings,
                        bool written) {
    if (IsFailed(run, settings)) return ExitCode::kFindings;
    const bool incomplete =
        settings.fail_on_incomplete && !run.coverage.complete();
    if (!written || incomplete || !run.errors.empty()) return ExitCode::kInput;
    return ExitCode::kClean;
  }

  const CheckOptions& options_;
  Environment& environment_;
  Timing timing_;
  ProgressLine line_;
  std::vector<Output> outputs_;
};

}  // namespace

ExitCode RunCheck(const CheckOptions& options, Environment& environment) {
  return CheckCommand(options, environment).Run();
}

}  // namespace audit
