// Where a finding stands with the people it is for: active, suppressed by one
// of them, or accepted in a baseline; and which findings come first where there
// is no room for all.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"

namespace audit {

enum class Standing : std::uint8_t { kActive, kSuppressed, kUnchanged };

// A suppressed one that a baseline knows as well is kSuppressed.
Standing StandingOf(const Finding& finding);
std::string_view ToString(Standing standing);

// "by jd, until 2027-03-31, in audit.yml:12"; empty when nothing is known.
// Text of people: fit for no format yet.
std::string SuppressionAside(const Suppression& suppression);
// "suppressed: kept for the old shop (by jd)", "known from the baseline";
// empty for active findings.
std::string StandingSentence(const Finding& finding);

// Where a suppression is written, from its "path:line".
struct WrittenAt {
  std::string_view path;
  std::uint32_t line = 0;  // 0: not known
};
WrittenAt WhereWritten(const Suppression& suppression);

// Active ones before others, then by severity, impact and verdict, then as
// they stand.
std::vector<const Finding*> MostSevereFirst(std::span<const Finding> findings);

}  // namespace audit
