// The end of the text report, and the ruled headings it shares with the rest.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/report.h"

namespace audit {

// Narrower frames show nothing of use.
inline constexpr int kLeastColumns = 40;

// "── title ─────────── aside ──", with an empty line before.
std::string Heading(std::string_view title, std::string_view aside,
                    const TextStyle& style);

// Findings by impact, rules not assessed, coverage, errors.
std::string TextSummary(const RunReport& run, std::span<const Rule> rules,
                        const TextStyle& style);

}  // namespace audit
