// Findings accepted in an earlier run, known by their fingerprints: made of a
// run, held against another one.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/run.h"
#include "ruleset/rule.h"

namespace audit {

// Sorted as SortBaseline does, each fingerprint once.
using Baseline = std::vector<KnownFinding>;

// By rule, entity, path, file, text: what belongs together stands together,
// and a file of it shows as a difference what was really added or removed.
void SortBaseline(Baseline* baseline);

// A finding of a run as a later one will know it.
KnownFinding KnownFrom(const RunReport& run, std::span<const Rule> rules,
                       const Finding& finding);

// The findings of a run but for the suppressed ones: somebody answers for
// those already, and when the answer expires they shall be seen.
Baseline BaselineOf(const RunReport& run, std::span<const Rule> rules);

// Marks every finding of *run as new or unchanged and fills
// RunReport::baseline. `enabled`, one flag per rule (empty: all), says which
// rules took part: what nobody looked for is not called absent. `name` says
// what `baseline` is.
void ApplyBaseline(const Baseline& baseline, std::string name,
                   std::span<const Rule> rules,
                   const std::vector<bool>& enabled, RunReport* run);

// Without what *run, to which it was applied, no longer found.
Baseline Pruned(const Baseline& baseline, const RunReport& run);

}  // namespace audit
