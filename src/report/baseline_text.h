// A baseline for a person: how much is in it, by rule and by entity.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/baseline.h"

namespace audit {

// "42 findings: 12 errors, 20 warnings, 10 notes"
std::string FindingCounts(std::span<const KnownFinding> findings);

std::string BaselineText(const Baseline& baseline, std::string_view name);

// What is no longer found, a line each; empty when nothing is.
std::string AbsentText(std::span<const KnownFinding> absent);

}  // namespace audit
