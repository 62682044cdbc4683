#include "engine/triage.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "engine/fingerprint.h"

namespace audit {
namespace {

struct Entry {
  Finding finding;
  FingerprintSource source;
};

bool Overlaps(Region a, Region b) { return a.begin < b.end && b.begin < a.end; }

void SortEntries(std::vector<Entry>* entries) {
  std::stable_sort(entries->begin(), entries->end(),
                   [](const Entry& a, const Entry& b) {
                     return std::tie(a.finding.place.location, a.finding.rule) <
                            std::tie(b.finding.place.location, b.finding.rule);
                   });
  const auto repeated = std::unique(
      entries->begin(), entries->end(), [](const Entry& a, const Entry& b) {
        return a.finding.rule == b.finding.rule &&
               a.finding.place.location == b.finding.place.location;
      });
  entries->erase(repeated, entries->end());
}

bool YieldsTo(const Rule& rule, const std::string& id) {
  return std::find(rule.yields_to.begin(), rule.yields_to.end(), id) !=
         rule.yields_to.end();
}

// Marks entries that give way; `entries` sorted. Looks only at neighbours
// that can overlap, so that it stays linear in practice.
void YieldOverlaps(const std::vector<Rule>& rules,
                   std::vector<Entry>* entries) {
  std::vector<bool> gone(entries->size(), false);
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const Rule& rule = rules[(*entries)[i].finding.rule];
    if (rule.yields_to.empty()) continue;
    const Location here = (*entries)[i].finding.place.location;
    const auto yield_to = [&](std::size_t j) {
      Finding& other = (*entries)[j].finding;
      if (gone[i] || gone[j] || other.place.location.file != here.file ||
          !Overlaps(other.place.location.region, here.region) ||
          !YieldsTo(rule, rules[other.rule].id)) {
        return;
      }
      gone[i] = true;
      // What had given way to this one now gives way to the other.
      Finding& finding = (*entries)[i].finding;
      other.also.insert(other.also.end(), finding.also.begin(),
                        finding.also.end());
      other.also.push_back(rule.id);
    };
    // Sixteen neighbours: more rules on one place than any place has.
    for (std::size_t j = i; j-- > 0 && i - j <= 16;) yield_to(j);
    for (std::size_t j = i + 1; j < entries->size() && j - i <= 16; ++j) {
      yield_to(j);
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries->size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) (*entries)[kept] = std::move((*entries)[i]);
    ++kept;
  }
  entries->resize(kept);
}

}  // namespace

Triaged Triage(const std::vector<Rule>& rules, SecondPass pass,
               std::uint32_t max_per_entity) {
  std::vector<Entry> entries;
  entries.reserve(pass.findings.size());
  for (std::size_t i = 0; i < pass.findings.size(); ++i) {
    entries.push_back(
        {std::move(pass.findings[i]), std::move(pass.sources[i])});
  }
  SortEntries(&entries);
  YieldOverlaps(rules, &entries);

  Triaged triaged;
  std::vector<FingerprintSource> sources;
  std::map<std::tuple<RuleIndex, FileId, std::string>, std::uint32_t> counts;
  for (Entry& entry : entries) {
    const Finding& finding = entry.finding;
    std::uint32_t& count =
        counts[{finding.rule, finding.place.location.file, finding.entity}];
    if (++count > max_per_entity) {
      ++triaged.capped;
      continue;
    }
    triaged.findings.push_back(std::move(entry.finding));
    sources.push_back(std::move(entry.source));
  }
  std::vector<std::string> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  FillFingerprints(ids, sources, triaged.findings);
  return triaged;
}

}  // namespace audit
