#include "report/standing.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "core/enum_names.h"

namespace audit {
namespace {

constexpr EnumNames<3> kStandings = {"active", "suppressed", "unchanged"};

void Append(std::string_view label, std::string_view what, std::string* text) {
  if (what.empty()) return;
  if (!text->empty()) *text += ", ";
  *text += label;
  *text += what;
}

}  // namespace

Standing StandingOf(const Finding& finding) {
  if (finding.suppression) return Standing::kSuppressed;
  return IsActive(finding) ? Standing::kActive : Standing::kUnchanged;
}

std::string_view ToString(Standing standing) {
  return NameOf(kStandings, standing);
}

std::string SuppressionAside(const Suppression& suppression) {
  std::string text;
  Append("by ", suppression.owner, &text);
  Append("until ", suppression.until, &text);
  Append("in ", suppression.source, &text);
  return text;
}

std::string StandingSentence(const Finding& finding) {
  switch (StandingOf(finding)) {
    case Standing::kActive:
      return "";
    case Standing::kUnchanged:
      return "known from the baseline";
    case Standing::kSuppressed:
      break;
  }
  std::string text = "suppressed";
  if (!finding.suppression->reason.empty()) {
    text += ": " + finding.suppression->reason;
  }
  const std::string aside = SuppressionAside(*finding.suppression);
  return aside.empty() ? text : text + " (" + aside + ")";
}

WrittenAt WhereWritten(const Suppression& suppression) {
  const std::string_view source = suppression.source;
  const std::size_t colon = source.rfind(':');
  if (colon == std::string_view::npos) return {source, 0};
  const std::string_view digits = source.substr(colon + 1);
  WrittenAt written{source.substr(0, colon), 0};
  const auto [end, fault] = std::from_chars(
      digits.data(), digits.data() + digits.size(), written.line);
  const bool number = fault == std::errc() &&
                      end == digits.data() + digits.size() && written.line > 0;
  return number ? written : WrittenAt{source, 0};
}

std::vector<const Finding*> MostSevereFirst(std::span<const Finding> findings) {
  std::vector<const Finding*> ranked;
  ranked.reserve(findings.size());
  for (const Finding& finding : findings) ranked.push_back(&finding);
  const auto rank = [](const Finding& finding) {
    return std::tuple(!IsActive(finding), finding.severity, finding.impact,
                      finding.verdict);
  };
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [&](const Finding* a, const Finding* b) { return rank(*a) < rank(*b); });
  return ranked;
}

}  // namespace audit
