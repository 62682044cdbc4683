// The options of `check` that other commands share, since they run it too.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/commands.h"

namespace audit {

enum class Paths : std::uint8_t { kRequired, kOptional };

// PATH, --stdin-filename and what AddFilterOptions adds.
void AddInputOptions(CLI::App* command, Paths paths, CheckOptions& options);
// --include, --exclude.
void AddFilterOptions(CLI::App* command, CheckOptions& options);
// --fail-on.
void AddFailOn(CLI::App* command, CheckOptions& options);
// --config, --no-config, --from, --to, --select, --ignore, --rules, -j,
// --parse-all, --no-cache.
void AddAuditOptions(CLI::App* command, CheckOptions& options);

void AddCompare(CLI::App& app, CompareOptions& options);
// `baseline` with its subcommands.
void AddBaseline(CLI::App& app, BaselineOptions& options);

}  // namespace audit
