#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"
#include "cli/config_files.h"
#include "cli/config_texts.h"
#include "engine/config_policy.h"
#include "engine/config_yaml.h"
#include "report/visible_text.h"
#include "ruleset/builtin.h"

namespace audit {

extern const std::string_view kConfigSchemaText;  // config.schema.json

namespace {

bool IsConfigFile(const FileSystem& files, const std::string& path) {
  const auto kind = files.KindOf(path);
  return kind && *kind == FileSystem::Kind::kFile &&
         (path.ends_with(".yml") || path.ends_with(".yaml"));
}

// What a person names is an input, as for check, or the config itself.
Result<std::string> PathOfConfig(const ConfigOptions& options,
                                 const FileSystem& files) {
  if (!options.config.empty()) return options.config;
  if (options.paths.size() == 1 && IsConfigFile(files, options.paths[0])) {
    return options.paths[0];
  }
  if (options.paths.empty()) return FindConfig(files, {"."});
  return FindConfig(files, options.paths);
}

tl::expected<LoadedConfig, std::vector<Error>> Load(
    const ConfigOptions& options, const FileSystem& files) {
  const auto path = PathOfConfig(options, files);
  if (!path) return tl::unexpected(std::vector<Error>{path.error()});
  auto loaded = LoadConfig(files, *path);
  if (!loaded) return loaded;
  const auto resolved = ResolveConfig(loaded->config, BuiltinRules());
  if (!resolved) return tl::unexpected(resolved.error());
  return loaded;
}

ExitCode Usage(const std::vector<Error>& errors,
               const Environment& environment) {
  for (const Error& error : errors) PrintError(environment, error);
  return ExitCode::kUsage;
}

std::string Files(const LoadedConfig& loaded) {
  std::string files;
  for (const std::string& path : loaded.paths) {
    files += (files.empty() ? "" : ", ") + VisibleText(path);
  }
  return files;
}

constexpr std::string_view kNone =
    "no campaign-audit.yml in the folder or above it: everything is at its "
    "default";

}  // namespace

ExitCode RunConfigInit(const ConfigOptions& options, Environment& environment) {
  const std::string folder = options.paths.empty() ? "." : options.paths[0];
  const std::string name(kConfigName);
  const std::string path = folder == "." ? name : folder + "/" + name;
  if (environment.files.KindOf(path)) {
    return Usage({{"is there already; nothing is written", path}}, environment);
  }
  const auto written = environment.files.Write(path, kConfigTemplate);
  if (!written) {
    PrintError(environment, written.error());
    return ExitCode::kInput;
  }
  environment.err(VisibleText(path) +
                  " is written; every key in it is at its "
                  "default until you change it\n");
  return ExitCode::kClean;
}

ExitCode RunConfigShow(const ConfigOptions& options, Environment& environment) {
  const auto loaded = Load(options, environment.files);
  if (!loaded) return Usage(loaded.error(), environment);
  const std::string files = Files(*loaded);
  environment.out("# " + (files.empty() ? std::string(kNone) : files) + "\n");
  environment.out(ConfigYaml(loaded->config));
  return ExitCode::kClean;
}

ExitCode RunConfigVerify(const ConfigOptions& options,
                         Environment& environment) {
  const auto loaded = Load(options, environment.files);
  if (!loaded) return Usage(loaded.error(), environment);
  const std::string files = Files(*loaded);
  environment.out(files.empty() ? std::string(kNone) + "\n"
                                : files + ": no faults\n");
  return ExitCode::kClean;
}

ExitCode RunConfigSchema(Environment& environment) {
  environment.out(ConfigSchema(BuiltinRules()));
  return ExitCode::kClean;
}

// The names that selectors know take the place of the one in the file.
std::string ConfigSchema(const std::vector<Rule>& rules) {
  std::set<std::string> words = {"pu"};
  for (const Rule& rule : rules) {
    words.insert({rule.id, rule.category});
    if (!rule.pu.empty()) words.insert(rule.pu);
    words.emplace(ToString(rule.impact));
  }
  for (const Severity severity :
       {Severity::kError, Severity::kWarning, Severity::kNote}) {
    words.emplace(ToString(severity));
  }
  std::string all;
  for (const std::string& word : words) {
    all += (all.empty() ? "\"" : ", \"") + word + "\"";
  }
  std::string schema(kConfigSchemaText);
  constexpr std::string_view kPlace = "[\"pu\"]";
  const std::size_t at = schema.find(kPlace);
  if (at != std::string::npos) {
    schema.replace(at, kPlace.size(), "[" + all + "]");
  }
  return schema;
}

}  // namespace audit
