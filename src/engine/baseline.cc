#include "engine/baseline.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "core/text.h"
#include "engine/finding_text.h"

namespace audit {
namespace {

// A person recognises a finding by less than a snippet holds.
constexpr std::size_t kMaxText = 100;

std::string OneLine(std::string_view snippet) {
  std::string line = NormaliseSpace(snippet);
  if (line.size() <= kMaxText) return line;
  line.resize(CharacterBegin(line, kMaxText));
  return line + "…";
}

auto OrderOf(const KnownFinding& finding) {
  return std::tie(finding.rule, finding.entity, finding.path, finding.file,
                  finding.text, finding.fingerprint);
}

std::map<std::string_view, bool> TakingPart(std::span<const Rule> rules,
                                            const std::vector<bool>& enabled) {
  std::map<std::string_view, bool> taking_part;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    taking_part[rules[i].id] = enabled.empty() || enabled[i];
  }
  return taking_part;
}

}  // namespace

void SortBaseline(Baseline* baseline) {
  std::sort(baseline->begin(), baseline->end(),
            [](const KnownFinding& a, const KnownFinding& b) {
              return OrderOf(a) < OrderOf(b);
            });
  std::unordered_set<std::string> seen;
  std::erase_if(*baseline, [&](const KnownFinding& finding) {
    return !seen.insert(finding.fingerprint).second;
  });
}

KnownFinding KnownFrom(const RunReport& run, std::span<const Rule> rules,
                       const Finding& finding) {
  return {finding.fingerprint,
          rules[finding.rule].id,
          finding.severity,
          finding.entity,
          finding.entity_path,
          run.files[finding.place.location.file].local,
          OneLine(finding.place.excerpt.snippet)};
}

Baseline BaselineOf(const RunReport& run, std::span<const Rule> rules) {
  Baseline baseline;
  for (const Finding& finding : run.findings) {
    if (finding.suppression) continue;
    baseline.push_back(KnownFrom(run, rules, finding));
  }
  SortBaseline(&baseline);
  return baseline;
}

void ApplyBaseline(const Baseline& baseline, std::string name,
                   std::span<const Rule> rules,
                   const std::vector<bool>& enabled, RunReport* run) {
  std::unordered_set<std::string_view> known;
  for (const KnownFinding& finding : baseline) {
    known.insert(finding.fingerprint);
  }
  BaselineUse use;
  use.name = std::move(name);
  std::unordered_set<std::string_view> found;
  for (Finding& finding : run->findings) {
    found.insert(finding.fingerprint);
    const bool is_known = known.contains(finding.fingerprint);
    finding.baseline =
        is_known ? BaselineState::kUnchanged : BaselineState::kNew;
    if (is_known && !finding.suppression) ++use.unchanged;
  }
  const auto taking_part = TakingPart(rules, enabled);
  for (const KnownFinding& finding : baseline) {
    const auto rule = taking_part.find(finding.rule);
    const bool looked_for = rule == taking_part.end() || rule->second;
    if (looked_for && !found.contains(finding.fingerprint)) {
      use.absent.push_back(finding);
    }
  }
  run->baseline = std::move(use);
}

Baseline Pruned(const Baseline& baseline, const RunReport& run) {
  std::unordered_set<std::string_view> gone;
  for (const KnownFinding& finding : run.baseline->absent) {
    gone.insert(finding.fingerprint);
  }
  Baseline kept = baseline;
  std::erase_if(kept, [&](const KnownFinding& finding) {
    return gone.contains(finding.fingerprint);
  });
  return kept;
}

}  // namespace audit
