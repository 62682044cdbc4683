#include "core/finding.h"

#include "core/enum_names.h"

namespace audit {
namespace {

constexpr EnumNames<3> kSeverities = {"error", "warning", "note"};
constexpr EnumNames<kImpactCount> kImpacts = {
    "blocks-upgrade",   "breaks-at-runtime", "changes-behaviour",
    "weakens-security", "manual-step",       "advice"};
constexpr EnumNames<4> kPrecisions = {"very-high", "high", "medium", "low"};
constexpr EnumNames<2> kVerdicts = {"confirmed", "needs-review"};

}  // namespace

std::string_view ToString(Severity value) { return NameOf(kSeverities, value); }
std::string_view ToString(Impact value) { return NameOf(kImpacts, value); }
std::string_view ToString(Precision value) {
  return NameOf(kPrecisions, value);
}
std::string_view ToString(Verdict value) { return NameOf(kVerdicts, value); }
std::optional<Severity> SeverityFromString(std::string_view name) {
  return FromName<Severity>(kSeverities, name);
}
std::optional<Impact> ImpactFromString(std::string_view name) {
  return FromName<Impact>(kImpacts, name);
}
std::optional<Precision> PrecisionFromString(std::string_view name) {
  return FromName<Precision>(kPrecisions, name);
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

bool IsActive(const Finding& finding) {
  return !finding.suppression && finding.baseline != BaselineState::kUnchanged;
}

}  // namespace audit
