// What --include and --exclude and a config's keys of these names say: globs
// (core/glob.h) over the paths of input files. One with '/' begins where the
// input does; in a config, where the config lies.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/glob.h"
#include "core/result.h"

namespace audit {

// False for folders that no walk enters, whatever the filter says: `.git` and
// `node_modules`.
bool IsEntered(std::string_view folder);

// A shown path as globs of a config see it.
using PathForGlobs = std::function<std::string(std::string_view)>;

class PathFilter {
 public:
  PathFilter() = default;  // lets everything through
  // Of the command line.
  static Result<PathFilter> Compile(std::span<const std::string> include,
                                    std::span<const std::string> exclude);
  // Adds those of a config.
  Result<void> Add(std::span<const std::string> include,
                   std::span<const std::string> exclude, PathForGlobs path);

  // Null: it is not excluded. Else a phrase. `path` as it is shown, found
  // under `root`; globs of the command line may begin at either.
  const char* WhyExcluded(std::string_view path, std::string_view root) const;
  // The same for what no `include` names, if there is any. Folders need not be
  // asked.
  const char* WhyNotIncluded(std::string_view path,
                             std::string_view root) const;

 private:
  struct Sides {
    Globs include;
    Globs exclude;
  };
  Sides options_;
  Sides config_;
  PathForGlobs path_;
};

}  // namespace audit
