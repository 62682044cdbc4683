// The last judgement of a run: which findings somebody suppressed, and which
// suppressions nothing is left for. Findings are marked, never dropped.
#pragma once

#include <span>
#include <vector>

#include "engine/candidate.h"
#include "engine/plan.h"
#include "engine/run.h"

namespace audit {

// Marks report->findings, which are sorted, and adds to them what is to be said
// of the suppressions themselves. report->files get the configs behind them
// that findings stand in: they are no input, so they come last. `to`: the
// target version.
void Suppress(const Plan& plan, Version to, std::span<const InputFile> inputs,
              std::span<const FileResult> files, RunReport* report);

}  // namespace audit
