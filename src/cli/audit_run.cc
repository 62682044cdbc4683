#include "cli/audit_run.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "ruleset/selector.h"
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

// One flag per rule.
Result<std::vector<bool>> ReadSelection(const CheckOptions& options,
                                        const std::vector<Rule>& rules) {
  std::vector<bool> enabled(rules.size(), true);
  if (!options.select.empty()) {
    auto selected = SelectRules(rules, options.select);
    if (!selected) return Fail({"--select: " + selected.error().message});
    enabled = std::move(*selected);
  }
  if (options.ignore.empty()) return enabled;
  const auto ignored = SelectRules(rules, options.ignore);
  if (!ignored) return Fail({"--ignore: " + ignored.error().message});
  for (std::size_t i = 0; i < rules.size(); ++i) {
    enabled[i] = enabled[i] && !(*ignored)[i];
  }
  return enabled;
}

}  // namespace

Result<AnalyzeOptions> ReadAnalyzeOptions(const CheckOptions& options,
                                          const Ruleset& ruleset,
                                          const Environment& environment) {
  AnalyzeOptions analysis;
  analysis.jobs = options.jobs == 0 ? environment.cores : options.jobs;
  analysis.from = options.from;
  analysis.to = options.to;
  analysis.parse_all = options.parse_all;
  if (!options.from.empty() && !ParseVersion(options.from)) {
    return Fail({"--from: '" + options.from +
                 "' is no version; known are 5.11, 6.02, 6.1 and 7"});
  }
  if (!ParseTarget(options.to)) {
    return Fail({"--to: '" + options.to + "' is no version of Campaign v7"});
  }
  auto enabled = ReadSelection(options, ruleset.rules());
  if (!enabled) return Fail(std::move(enabled.error()));
  analysis.enabled = std::move(*enabled);
  return analysis;
}

Result<RunReport> RunAudit(const FileSystem& files, const CheckOptions& options,
                           const Ruleset& ruleset,
                           const AnalyzeOptions& analysis) {
  InputOptions input_options;
  input_options.stdin_name = options.stdin_filename;
  auto filter = PathFilter::Compile(options.include, options.exclude);
  if (!filter) return Fail(filter.error());
  input_options.filter = std::move(*filter);
  FoundInputs inputs = FindInputs(files, options.paths, input_options);
  InputReader reader(files, inputs);
  RunReport run = Analyze(
      inputs.files,
      [&reader](const InputFile& input) { return reader.Read(input); }, ruleset,
      analysis);
  run.tool_version = kToolVersion;
  AddWhatWasNotRead(std::move(inputs), &run);
  return run;
}

}  // namespace audit
