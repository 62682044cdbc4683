// Baselines on disk, as the commands ask for them.
#pragma once

#include <string>
#include <vector>

#include "cli/audit_run.h"
#include "cli/file_system.h"
#include "engine/baseline.h"

namespace audit {

// The Error is one of usage: it names the file, the line and what to do.
Result<Baseline> LoadBaseline(const FileSystem& files, const std::string& path);

// What `check` finds where the paths of `options` lie in a git revision. The
// Error is one of usage; what cannot be read there is added to *unread, since
// its findings would all count as new.
Result<Baseline> FindBaseline(const CheckOptions& options,
                              const Ruleset& ruleset,
                              const AuditSettings& settings,
                              const Environment& environment,
                              std::vector<Error>* unread);

// Not over a file that is none of ours.
Result<void> StoreBaseline(FileSystem& files, const std::string& path,
                           const Baseline& baseline);

}  // namespace audit
