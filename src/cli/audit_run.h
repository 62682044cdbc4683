// One run of the audit, as `check` does it and other commands too: from the
// options to the report. What becomes of the report is each command's own.
#pragma once

#include <optional>
#include <vector>

#include "cli/app.h"
#include "cli/commands.h"
#include "cli/path_filter.h"
#include "engine/analyzer.h"

namespace audit {

// What options and config say together; options win.
struct AuditSettings {
  AnalyzeOptions analysis;
  PathFilter filter;
  std::optional<Severity> fail_on = Severity::kError;  // none: never
  bool fail_on_incomplete = false;
  std::vector<std::string> configs;  // as RunReport::configs
};

// The errors are of usage and name the option, or the place in the config.
tl::expected<AuditSettings, std::vector<Error>> ReadSettings(
    const CheckOptions& options, const Ruleset& ruleset,
    const Environment& environment);

// Reads the paths of `options` from `files`, which need not be those of the
// environment; what cannot be read stands in the report.
RunReport RunAudit(const FileSystem& files, const CheckOptions& options,
                   const Ruleset& ruleset, const AuditSettings& settings);

// Whether the run fails: an active finding at or above settings.fail_on.
bool IsFailed(const RunReport& run, const AuditSettings& settings);

}  // namespace audit
