#include "engine/compare.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "engine/baseline.h"

namespace audit {
namespace {

std::string_view FileName(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// Folders differ from report to report by where the tool was started.
bool IsElsewhere(const ComparedFinding& a, const ComparedFinding& b) {
  return FileName(a.known.file) != FileName(b.known.file);
}

class Matching {
 public:
  Matching(std::vector<ComparedFinding> before,
           std::vector<ComparedFinding> after)
      : before_(std::move(before)),
        after_(std::move(after)),
        gone_(before_.size(), true),
        matched_(after_.size()) {}

  Comparison Run() {
    MatchByFingerprint();
    // Within its entity a finding moved rather than from one to another.
    MatchByText([](const KnownFinding& finding) { return finding.entity; });
    MatchByText([](const KnownFinding&) { return std::string(); });
    return Sorted();
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};

  void MatchByFingerprint() {
    std::map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      known.emplace(before_[i].known.fingerprint, i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const auto found = known.find(after_[i].known.fingerprint);
      const bool match = found != known.end() && gone_[found->second];
      matched_[i] = match ? found->second : kNone;
      if (match) gone_[found->second] = false;
    }
  }

  template <class KeyOf>
  void MatchByText(KeyOf key_of) {
    using Key = std::pair<std::string, std::string>;
    std::map<Key, std::vector<std::size_t>> left;
    for (std::size_t i = before_.size(); i-- > 0;) {
      if (!gone_[i] || before_[i].text_fingerprint.empty()) continue;
      left[{before_[i].text_fingerprint, key_of(before_[i].known)}].push_back(
          i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (matched_[i] != kNone) continue;
      const auto found =
          left.find({after_[i].text_fingerprint, key_of(after_[i].known)});
      if (found == left.end() || found->second.empty()) continue;
      matched_[i] = found->second.back();
      gone_[matched_[i]] = false;
      found->second.pop_back();
    }
  }

  Comparison Sorted() {
    Comparison comparison;
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (matched_[i] == kNone) {
        comparison.introduced.push_back(std::move(after_[i]));
        continue;
      }
      ComparedFinding& before = before_[matched_[i]];
      const bool same = before.known.fingerprint == after_[i].known.fingerprint;
      if (same && !IsElsewhere(before, after_[i])) {
        comparison.remaining.push_back(std::move(after_[i]));
      } else {
        comparison.moved.push_back({std::move(before), std::move(after_[i])});
      }
    }
    for (std::size_t i = 0; i < before_.size(); ++i) {
      if (gone_[i]) comparison.fixed.push_back(std::move(before_[i]));
    }
    return comparison;
  }

  std::vector<ComparedFinding> before_;
  std::vector<ComparedFinding> after_;
  std::vector<bool> gone_;            // of before_: nothing matches it yet
  std::vector<std::size_t> matched_;  // of after_: index into before_, or kNone
};

using Digests = std::map<std::string_view, std::set<std::string_view>>;

Digests ByEntity(const std::vector<EntityDigest>& entities) {
  Digests digests;
  for (const EntityDigest& each : entities) {
    digests[each.entity].insert(each.digest);
  }
  return digests;
}

}  // namespace

std::vector<ComparedFinding> FindingsOf(const RunReport& run,
                                        std::span<const Rule> rules) {
  std::vector<ComparedFinding> findings;
  for (const Finding& finding : run.findings) {
    ComparedFinding compared;
    compared.known = KnownFrom(run, rules, finding);
    compared.text_fingerprint = finding.text_fingerprint;
    compared.message = finding.message;
    compared.line = finding.place.excerpt.begin.line;
    compared.column = finding.place.excerpt.begin.code_point_column;
    compared.suppressed = finding.suppression.has_value();
    findings.push_back(std::move(compared));
  }
  return findings;
}

Comparison CompareFindings(std::vector<ComparedFinding> before,
                           std::vector<ComparedFinding> after) {
  return Matching(std::move(before), std::move(after)).Run();
}

void CompareEntities(const std::vector<EntityDigest>& before,
                     const std::vector<EntityDigest>& after,
                     Comparison* comparison) {
  std::set<std::string_view> explained;
  for (const ComparedFinding& each : comparison->fixed) {
    explained.insert(each.known.entity);
  }
  for (const ComparedFinding& each : comparison->introduced) {
    explained.insert(each.known.entity);
  }
  for (const MovedFinding& each : comparison->moved) {
    explained.insert(each.before.known.entity);
    explained.insert(each.after.known.entity);
  }
  const Digests was = ByEntity(before);
  std::vector<std::string> changed;
  for (const auto& [entity, digests] : ByEntity(after)) {
    const auto found = was.find(entity);
    if (found == was.end() || found->second == digests) continue;
    if (!explained.contains(entity)) changed.emplace_back(entity);
  }
  comparison->changed = std::move(changed);
}

}  // namespace audit
