// Configs on disk: the one that counts for some inputs, with all it extends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/file_system.h"
#include "cli/path_filter.h"
#include "core/result.h"
#include "engine/config.h"

namespace audit {

struct LoadedConfig {
  Config config;                   // joined with all it extends
  std::vector<std::string> paths;  // as shown, the nearest first; none: there
                                   // is no config
  PathForGlobs path_for_globs;     // globs begin where the nearest one lies
};

// The campaign-audit.yml in the folder of the inputs or the nearest above; a
// folder with `.git` is the last that is looked into. Empty: there is none. An
// error where inputs have different ones.
Result<std::string> FindConfig(const FileSystem& files,
                               const std::vector<std::string>& inputs);

// All faults of the file and of those it extends. An empty path is an empty
// config.
tl::expected<LoadedConfig, std::vector<Error>> LoadConfig(
    const FileSystem& files, const std::string& path);

}  // namespace audit
