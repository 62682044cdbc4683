// What --include and --exclude say: globs over the paths of input files, `*`
// and `?` within a part of a path, `**` across parts. A glob without '/' names
// a file or folder anywhere; one with it begins where the input does. What
// names a folder or an archive names all that is in it.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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
  std::shared_ptr<const RE2> include_;  // null: none
  std::shared_ptr<const RE2> exclude_;
};

}  // namespace audit
