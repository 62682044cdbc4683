// The files in an archive as inputs, named `a.zip!/b.xml`. Archives come from
// strangers: what is encrypted, leads out of the archive, has a name twice or
// unpacks to too much is listed and not read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/archive.h"
#include "cli/path_filter.h"
#include "engine/run.h"

namespace audit {

struct ArchiveLimits {
  std::uint64_t unpacked = std::uint64_t{4} << 30;  // of all its files
  std::uint64_t ratio = 200;  // unpacked to packed; deflate reaches 1,032
  std::uint64_t small = std::uint64_t{1} << 20;  // unpacked: no ratio matters
  std::uint64_t file = std::uint64_t{2} << 30;   // as for files on disk
};

struct ArchiveMembers {
  std::vector<InputFile> files;  // in the order they lie in the archive
  std::vector<Skipped> skipped;
  std::vector<Error> errors;  // one for each reason
};

// `path` names the archive, found under `root` (empty: it is an argument).
ArchiveMembers FindMembers(Archive& archive, const std::string& path,
                           const std::string& root, const PathFilter& filter,
                           const ArchiveLimits& limits);

}  // namespace audit
