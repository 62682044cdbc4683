#include "cli/audit_run.h"

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

#include "cli/config_files.h"
#include "cli/input_reader.h"
#include "cli/inputs.h"
#include "core/content_hash.h"
#include "engine/config_policy.h"
#include "ruleset/rule_code.h"
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

// Options as the nearest layer of the config.
ConfigText TextOf(std::string_view option, const std::string& value) {
  ConfigText text;
  if (value.empty()) return text;
  text.text = value;
  text.source = std::make_shared<const ConfigSource>(
      ConfigSource{std::string(option), {}});
  return text;
}

Config ConfigOf(const CheckOptions& options) {
  Config config;
  config.from = TextOf("--from", options.from);
  config.to = TextOf("--to", options.to);
  config.fail_on = TextOf("--fail-on", options.fail_on);
  if (options.fail_on_incomplete) {
    config.fail_on_incomplete = TextOf("--fail-on-incomplete", "true");
  }
  if (!options.select.empty()) {
    config.select.push_back(TextOf("--select", options.select));
  }
  if (!options.ignore.empty()) {
    config.ignore.push_back(TextOf("--ignore", options.ignore));
  }
  return config;
}

std::vector<std::string> Words(const ConfigList& list) {
  std::vector<std::string> words;
  for (const ConfigText& each : list) words.push_back(each.text);
  return words;
}

class SettingsReader {
 public:
  SettingsReader(const CheckOptions& options, const Ruleset& ruleset,
                 const Environment& environment)
      : options_(options), ruleset_(ruleset), environment_(environment) {}

  tl::expected<AuditSettings, std::vector<Error>> Run() {
    auto loaded = Load();
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    ReadFilter(*loaded);
    const Config config = Join(std::move(loaded->config), ConfigOf(options_));
    ReadVersions(config);
    auto resolved = ResolveConfig(config, ruleset_.rules());
    if (!resolved) {
      faults_.insert(faults_.end(), resolved.error().begin(),
                     resolved.error().end());
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    AnalyzeOptions& analysis = settings_.analysis;
    analysis.enabled = std::move(resolved->enabled);
    analysis.policy = std::move(resolved->policy);
    if (environment_.today) analysis.policy.today = environment_.today();
    analysis.policy.path_for_globs = std::move(loaded->path_for_globs);
    analysis.jobs = options_.jobs == 0 ? environment_.cores : options_.jobs;
    analysis.parse_all = options_.parse_all;
    if (environment_.cache != nullptr && !environment_.program.empty() &&
        !options_.no_cache) {
      analysis.cache = CacheUse{environment_.cache, ProgramWithRules(), {}};
    }
    settings_.configs = std::move(loaded->paths);
    if (config.fail_on) {
      settings_.fail_on = SeverityFromString(config.fail_on.text);
    }
    settings_.fail_on_incomplete = config.fail_on_incomplete.text == "true";
    return std::move(settings_);
  }

 private:
  tl::expected<LoadedConfig, std::vector<Error>> Load() const {
    if (options_.no_config) return LoadedConfig{};
    if (!options_.config.empty()) {
      return LoadConfig(environment_.files, options_.config);
    }
    const auto found = FindConfig(environment_.files, options_.paths);
    if (!found) return tl::unexpected(std::vector<Error>{found.error()});
    return LoadConfig(environment_.files, *found);
  }

  // A person's own rules change from run to run, unlike those of the program.
  std::string ProgramWithRules() const {
    if (options_.rules.empty()) return environment_.program;
    ContentHasher hasher;
    for (const std::string& text : EncodeRules(ruleset_.rules())) {
      hasher.Add(text);
      hasher.Add(std::string_view("\0", 1));
    }
    return environment_.program + ToHex(hasher.Hash());
  }

  void ReadFilter(const LoadedConfig& loaded) {
    auto filter = PathFilter::Compile(options_.include, options_.exclude);
    if (!filter) return faults_.push_back(filter.error());
    settings_.filter = std::move(*filter);
    const std::vector<std::string> include = options_.include.empty()
                                                 ? Words(loaded.config.include)
                                                 : std::vector<std::string>();
    const auto added = settings_.filter.Add(
        include, Words(loaded.config.exclude), loaded.path_for_globs);
    if (!added) faults_.push_back(added.error());
  }

  // Those of the config were judged when it was read.
  void ReadVersions(const Config& config) {
    settings_.analysis.from = config.from.text;
    if (config.to) settings_.analysis.to = config.to.text;
    if (config.from && !ParseVersion(config.from.text)) {
      faults_.push_back(
          ErrorAt(config.from, "'" + config.from.text +
                                   "' is no version; known are 5.11, 6.02, "
                                   "6.1 and 7"));
    }
    if (config.to && !ParseTarget(config.to.text)) {
      faults_.push_back(ErrorAt(config.to, "'" + config.to.text +
                                               "' is no version of Campaign "
                                               "v7"));
    }
  }

  const CheckOptions& options_;
  const Ruleset& ruleset_;
  const Environment& environment_;
  AuditSettings settings_;
  std::vector<Error> faults_;
};

}  // namespace

tl::expected<AuditSettings, std::vector<Error>> ReadSettings(
    const CheckOptions& options, const Ruleset& ruleset,
    const Environment& environment) {
  return SettingsReader(options, ruleset, environment).Run();
}

RunReport RunAudit(const FileSystem& files, const CheckOptions& options,
                   const Ruleset& ruleset, const AuditSettings& settings) {
  InputOptions input_options;
  input_options.stdin_name = options.stdin_filename;
  input_options.filter = settings.filter;
  FoundInputs inputs = FindInputs(files, options.paths, input_options);
  InputReader reader(files, inputs);
  AnalyzeOptions analysis = settings.analysis;
  if (analysis.cache) {
    analysis.cache->hash = [&reader](const InputFile& input) {
      return reader.Hash(input);
    };
  }
  RunReport run = Analyze(
      inputs.files,
      [&reader](const InputFile& input) { return reader.Read(input); }, ruleset,
      analysis);
  run.tool_version = kToolVersion;
  run.configs = settings.configs;
  AddWhatWasNotRead(std::move(inputs), &run);
  return run;
}

bool IsFailed(const RunReport& run, const AuditSettings& settings) {
  return settings.fail_on &&
         std::any_of(run.findings.begin(), run.findings.end(),
                     [&](const Finding& finding) {
                       return IsActive(finding) &&
                              finding.severity <= *settings.fail_on;
                     });
}

}  // namespace audit
