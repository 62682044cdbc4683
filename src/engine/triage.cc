#include "engine/triage.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/fingerprint.h"

namespace audit {
namespace {

bool Overlaps(Region a, Region b) { return a.begin < b.end && b.begin < a.end; }

// Findings are large: they are told where to go, and moved once at the end.
using Order = std::vector<std::uint32_t>;  // indices of findings

// By file, region, rule; of those that agree in all three the first.
Order SortedOnce(const std::vector<Finding>& findings) {
  const auto key = [&](std::uint32_t i) {
    return std::tie(findings[i].place.location, findings[i].rule);
  };
  Order order(findings.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto left = key(a);
    const auto right = key(b);
    return left == right ? a < b : left < right;
  });
  const auto repeated =
      std::unique(order.begin(), order.end(),
                  [&](auto a, auto b) { return key(a) == key(b); });
  order.erase(repeated, order.end());
  return order;
}

bool YieldsTo(const Rule& rule, const std::string& id) {
  return std::find(rule.yields_to.begin(), rule.yields_to.end(), id) !=
         rule.yields_to.end();
}

// Takes those out of the order that give way. Looks only at neighbours that can
// overlap, so that it stays linear in practice.
void YieldOverlaps(const std::vector<Rule>& rules,
                   std::vector<Finding>* findings, Order* order) {
  std::vector<bool> gone(order->size(), false);
  for (std::size_t i = 0; i < order->size(); ++i) {
    Finding& finding = (*findings)[(*order)[i]];
    const Rule& rule = rules[finding.rule];
    if (rule.yields_to.empty()) continue;
    const Location here = finding.place.location;
    const auto yield_to = [&](std::size_t j) {
      Finding& other = (*findings)[(*order)[j]];
      if (gone[i] || gone[j] || other.place.location.file != here.file ||
          !Overlaps(other.place.location.region, here.region) ||
          !YieldsTo(rule, rules[other.rule].id)) {
        return;
      }
      gone[i] = true;
      // What had given way to this one now gives way to the other.
      other.also.insert(other.also.end(), finding.also.begin(),
                        finding.also.end());
      other.also.push_back(rule.id);
    };
    // Sixteen neighbours: more rules on one place than any place has.
    for (std::size_t j = i; j-- > 0 && i - j <= 16;) yield_to(j);
    for (std::size_t j = i + 1; j < order->size() && j - i <= 16; ++j) {
      yield_to(j);
    }
  }
  std::size_t i = 0;
  std::erase_if(*order, [&](std::uint32_t) { return gone[i++]; });
}

// Takes out what is over the cap of its rule, file and entity; how many.
std::uint64_t CutOff(const std::vector<Finding>& findings, std::uint32_t cap,
                     Order* order) {
  std::map<std::tuple<RuleIndex, FileId, std::string_view>, std::uint32_t>
      counts;
  return std::erase_if(*order, [&](std::uint32_t i) {
    const Finding& finding = findings[i];
    return ++counts[{finding.rule, finding.place.location.file,
                     finding.entity}] > cap;
  });
}

// values[k] becomes what values[order[k]] was; what the order leaves out goes.
template <class T>
void Arrange(Order order, std::vector<T>* values) {
  const std::size_t kept = order.size();
  std::vector<bool> placed(values->size(), false);
  for (const std::uint32_t i : order) placed[i] = true;
  for (std::uint32_t i = 0; i < values->size(); ++i) {
    if (!placed[i]) order.push_back(i);
  }
  placed.assign(values->size(), false);
  for (std::uint32_t begin = 0; begin < kept; ++begin) {
    if (placed[begin]) continue;
    T first = std::move((*values)[begin]);
    std::uint32_t at = begin;
    for (; order[at] != begin; at = order[at]) {
      (*values)[at] = std::move((*values)[order[at]]);
      placed[at] = true;
    }
    (*values)[at] = std::move(first);
    placed[at] = true;
  }
  values->erase(values->begin() + static_cast<std::ptrdiff_t>(kept),
                values->end());
}

}  // namespace

Triaged Triage(const std::vector<Rule>& rules, SecondPass pass,
               std::uint32_t max_per_entity) {
  Order order = SortedOnce(pass.findings);
  YieldOverlaps(rules, &pass.findings, &order);
  Triaged triaged;
  triaged.capped = CutOff(pass.findings, max_per_entity, &order);
  Arrange(order, &pass.findings);
  Arrange(std::move(order), &pass.sources);
  triaged.findings = std::move(pass.findings);
  std::vector<std::string> ids;
  for (const Rule& rule : rules) ids.push_back(rule.id);
  FillFingerprints(ids, pass.sources, triaged.findings);
  return triaged;
}

}  // namespace audit
