// What --include and --exclude say: globs (core/glob.h) over the paths of
// input files. One with '/' begins where the input does.
#pragma once

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

class PathFilter {
 public:
  PathFilter() = default;  // lets everything through
  static Result<PathFilter> Compile(std::span<const std::string> include,
                                    std::span<const std::string> exclude);

  // `path` as it is shown, found under `root`; globs may begin at either.
  bool Excludes(std::string_view path, std::string_view root) const;
  // True where there is no --include. Folders need not be asked.
  bool Includes(std::string_view path, std::string_view root) const;

 private:
  Globs include_;
  Globs exclude_;
};

}  // namespace audit
