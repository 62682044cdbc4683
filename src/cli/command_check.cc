#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "cli/outputs.h"
#include "cli/selector.h"
#include "engine/analyzer.h"
#include "ruleset/builtin.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

void AddWhatWasNotRead(FoundInputs inputs, RunReport* run) {
  run->errors.insert(run->errors.end(), inputs.errors.begin(),
                     inputs.errors.end());
  std::stable_sort(run->errors.begin(), run->errors.end(),
                   [](const Error& a, const Error& b) {
                     return std::tie(a.file, a.message) <
                            std::tie(b.file, b.message);
                   });
  Coverage& coverage = run->coverage;
  coverage.files += inputs.skipped.size();
  coverage.skipped.insert(coverage.skipped.end(), inputs.skipped.begin(),
                          inputs.skipped.end());
  std::stable_sort(
      coverage.skipped.begin(), coverage.skipped.end(),
      [](const Skipped& a, const Skipped& b) { return a.path < b.path; });
}

class CheckCommand {
 public:
  CheckCommand(const CheckOptions& options, Environment& environment)
      : options_(options), environment_(environment) {}

  ExitCode Run() {
    auto ruleset = Ruleset::Compile(BuiltinRules());
    if (!ruleset) return Usage(ruleset.error());
    AnalyzeOptions analysis;
    if (const auto error = ReadOptions(*ruleset, &analysis)) {
      return Usage(*error);
    }
    InputOptions input_options;
    input_options.stdin_name = options_.stdin_filename;
    auto filter = PathFilter::Compile(options_.include, options_.exclude);
    if (!filter) return Usage(filter.error());
    input_options.filter = std::move(*filter);
    FoundInputs inputs =
        FindInputs(environment_.files, options_.paths, input_options);
    InputReader reader(environment_.files, inputs);
    RunReport run = Analyze(
        inputs.files,
        [&reader](const InputFile& input) { return reader.Read(input); },
        *ruleset, analysis);
    run.tool_version = kToolVersion;
    AddWhatWasNotRead(std::move(inputs), &run);
    for (const Error& error : run.errors) PrintError(environment_, error);
    const bool written =
        WriteOutputs(run, ruleset->rules(), outputs_, options_, environment_);
    return Judge(run, written);
  }

 private:
  ExitCode Usage(const Error& error) {
    PrintError(environment_, error);
    return ExitCode::kUsage;
  }

  std::optional<Error> ReadOptions(const Ruleset& ruleset,
                                   AnalyzeOptions* analysis) {
    const std::vector<Rule>& rules = ruleset.rules();
    analysis->jobs = options_.jobs == 0 ? environment_.cores : options_.jobs;
    analysis->from = options_.from;
    analysis->to = options_.to;
    analysis->parse_all = options_.parse_all;
    if (!options_.from.empty() && !ParseVersion(options_.from)) {
      return Error{"--from: '" + options_.from +
                   "' is no version; known are 5.11, 6.02, 6.1 and 7"};
    }
    if (!ParseTarget(options_.to)) {
      return Error{"--to: '" + options_.to + "' is no version of Campaign v7"};
    }
    analysis->enabled.assign(rules.size(), true);
    if (!options_.select.empty()) {
      auto selected = SelectRules(rules, options_.select);
      if (!selected) return Error{"--select: " + selected.error().message};
      analysis->enabled = std::move(*selected);
    }
    if (!options_.ignore.empty()) {
      const auto ignored = SelectRules(rules, options_.ignore);
      if (!ignored) return Error{"--ignore: " + ignored.error().message};
      for (std::size_t i = 0; i < rules.size(); ++i) {
        analysis->enabled[i] = analysis->enabled[i] && !(*ignored)[i];
      }
    }
    auto outputs = ReadOutputs(options_);
    if (!outputs) return outputs.error();
    outputs_ = std::move(*outputs);
    if (options_.pu_parity) {
      if (auto error = ReadParity()) return error;
      analysis->vendor_parity = true;
    }
    analysis->hash_files = std::any_of(
        outputs_.begin(), outputs_.end(),
        [](const Output& output) { return output.format->wants_hashes; });
    return std::nullopt;
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
