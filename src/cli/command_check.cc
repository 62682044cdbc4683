#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "cli/commands.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "cli/selector.h"
#include "engine/analyzer.h"
#include "ruleset/builtin.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

struct Output {
  std::string format;
  std::string path;  // empty: standard output
};

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
    const bool written = WriteAll(run, *ruleset);
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
    if (auto error = ReadOutputs()) return error;
    if (options_.pu_parity) {
      if (auto error = ReadParity()) return error;
      analysis->vendor_parity = true;
    }
    analysis->hash_files = std::any_of(
        outputs_.begin(), outputs_.end(),
        [](const Output& output) { return output.format == "sarif"; });
    return std::nullopt;
  }

  // Every line of the vendor's is answered by every rule there is.
  std::optional<Error> ReadParity() const {
    if (!options_.select.empty() || !options_.ignore.empty()) {
      return Error{"--pu-parity: cannot go with --select or --ignore"};
    }
    for (const Output& output : outputs_) {
      if (output.format != "text" && output.format != "json") {
        return Error{"--pu-parity: is in text and json only, not in " +
                     output.format};
      }
    }
    return std::nullopt;
  }

  std::optional<Error> ReadOutputs() {
    outputs_.push_back({options_.format, options_.output});
    for (const std::string& output : options_.outputs) {
      const std::size_t equals = output.find('=');
      const std::string format = output.substr(0, equals);
      const bool known =
          format == "text" || format == "json" || format == "sarif";
      if (equals == std::string::npos || equals + 1 == output.size() ||
          !known) {
        return Error{"--output: '" + output +
                     "' is not FORMAT=PATH with text, json or sarif"};
      }
      outputs_.push_back({format, output.substr(equals + 1)});
    }
    return std::nullopt;
  }

  void Write(const RunReport& run, const Ruleset& ruleset, const Output& output,
             const Sink& sink) const {
    if (output.format == "json") {
      WriteJson(run, ruleset.rules(), sink);
    } else if (output.format == "sarif") {
      WriteSarif(run, ruleset.rules(), sink);
    } else {
      TextStyle style;
      style.columns = environment_.columns;
      style.color = output.path.empty() ? ColorFor(options_.color, environment_)
                                        : TextStyle::Color::kOff;
      if (options_.quiet) style.detail = TextStyle::Detail::kQuiet;
      if (options_.verbose) style.detail = TextStyle::Detail::kVerbose;
      WriteText(run, ruleset.rules(), style, sink);
    }
  }

  bool WriteAll(const RunReport& run, const Ruleset& ruleset) {
    bool written = true;
    for (const Output& output : outputs_) {
      if (output.path.empty()) {
        Write(run, ruleset, output, environment_.out);
        continue;
      }
      std::string text;
      Write(run, ruleset, output,
            [&](std::string_view piece) { text += piece; });
      if (const auto done = environment_.files.Write(output.path, text);
          !done) {
        PrintError(environment_, done.error());
        written = false;
      }
    }
    return written;
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
