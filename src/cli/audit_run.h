// One run of the audit, as `check` does it and other commands too: from the
// options to the report. What becomes of the report is each command's own.
#pragma once

#include "cli/app.h"
#include "cli/commands.h"
#include "engine/analyzer.h"

namespace audit {

// The Error is one of usage and names the option.
Result<AnalyzeOptions> ReadAnalyzeOptions(const CheckOptions& options,
                                          const Ruleset& ruleset,
                                          const Environment& environment);

// Reads the paths of `options` from `files`, which need not be those of the
// environment. The Error is one of usage; what cannot be read stands in the
// report.
Result<RunReport> RunAudit(const FileSystem& files, const CheckOptions& options,
                           const Ruleset& ruleset,
                           const AnalyzeOptions& analysis);

}  // namespace audit
