// The figures at the end of every report.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/finding.h"

namespace audit {

struct Summary {
  struct Count {
    std::uint64_t confirmed = 0;
    std::uint64_t needs_review = 0;
  };
  // Of active findings, all but the last two.
  std::array<Count, kImpactCount> by_impact{};  // by Impact
  std::array<std::uint64_t, 3> by_severity{};   // by Severity
  Count total;
  std::uint64_t files = 0;     // with a finding
  std::uint64_t entities = 0;  // with a finding
  std::uint64_t suppressed = 0;
  std::uint64_t unchanged = 0;  // accepted in a baseline

  std::uint64_t active() const { return total.confirmed + total.needs_review; }
};

// Precondition: sorted by file.
Summary Summarize(std::span<const Finding> findings);

}  // namespace audit
