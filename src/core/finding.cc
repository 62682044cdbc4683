#include "core/finding.h"

#include <array>

namespace audit {
namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"error", "warning",
                                                         "note"};
constexpr std::array<std::string_view, kImpactCount> kImpacts = {
    "blocks-upgrade",   "breaks-at-runtime", "changes-behaviour",
    "weakens-security", "manual-step",       "advice"};
constexpr std::array<std::string_view, 4> kPrecisions = {"very-high", "high",
                                                         "medium", "low"};
constexpr std::array<std::string_view, 2> kVerdicts = {"confirmed",
                                                       "needs-review"};

template <class Enum, std::size_t N>
std::optional<Enum> Parse(const std::array<std::string_view, N>& names,
                          std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view ToString(Severity value) {
  return kSeverities[static_cast<std::size_t>(value)];
}
std::string_view ToString(Impact value) {
  return kImpacts[static_cast<std::size_t>(value)];
}
std::string_view ToString(Precision value) {
  return kPrecisions[static_cast<std::size_t>(value)];
}
std::string_view ToString(Verdict value) {
  return kVerdicts[static_cast<std::size_t>(value)];
}
std::optional<Severity> SeverityFromString(std::string_view name) {
  return Parse<Severity>(kSeverities, name);
}
std::optional<Impact> ImpactFromString(std::string_view name) {
  return Parse<Impact>(kImpacts, name);
}
std::optional<Precision> PrecisionFromString(std::string_view name) {
  return Parse<Precision>(kPrecisions, name);
}

Severity SeverityOf(Impact impact, Precision precision, Verdict verdict) {
  if (verdict == Verdict::kNeedsReview) return Severity::kNote;
  switch (impact) {
    case Impact::kBlocksUpgrade:
      return Severity::kError;
    case Impact::kBreaksAtRuntime:
      return precision <= Precision::kHigh ? Severity::kError
                                           : Severity::kWarning;
    case Impact::kChangesBehaviour:
    case Impact::kWeakensSecurity:
      return Severity::kWarning;
    case Impact::kManualStep:
    case Impact::kAdvice:
      return Severity::kNote;
  }
  return Severity::kNote;
}

}  // namespace audit
