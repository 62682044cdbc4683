// Baselines on disk, as the commands ask for them.
#pragma once

#include <string>

#include "cli/file_system.h"
#include "engine/baseline.h"

namespace audit {

// The Error is one of usage: it names the file, the line and what to do.
Result<Baseline> LoadBaseline(const FileSystem& files, const std::string& path);

// Not over a file that is none of ours.
Result<void> StoreBaseline(FileSystem& files, const std::string& path,
                           const Baseline& baseline);

}  // namespace audit
