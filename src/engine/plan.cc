#include "engine/plan.h"

#include <algorithm>
#include <cassert>

#include "syntax/tree.h"

namespace audit {
namespace {

const Check* CheckNamed(std::span<const Check> checks, std::string_view name) {
  for (const Check& check : checks) {
    if (check.name == name) return &check;
  }
  return nullptr;
}

}  // namespace

Plan::Plan(const Ruleset& ruleset, std::span<const Check> checks,
           const AnalyzeOptions& options)
    : ruleset_(ruleset),
      enabled_(options.enabled),
      parse_all_(options.parse_all),
      hash_files_(options.hash_files),
      loads_(R"(loadLibrary|NL\.require)", RE2::Quiet),
      functions_(R"(\bfunction\b)", RE2::Quiet) {
  const std::vector<Rule>& rules = ruleset.rules();
  if (enabled_.empty()) enabled_.assign(rules.size(), true);
  looks_ = enabled_;
  for (RuleIndex i = 0; i < rules.size(); ++i) {
    if (!enabled_[i] || rules[i].check.empty()) continue;
    const Check* check = CheckNamed(checks, rules[i].check);
    assert(check != nullptr && "the loader refuses unknown checks");
    if (check->script != nullptr) script_.push_back({check, i});
    if (check->element != nullptr) element_.push_back({check, i});
    // The reader makes these drafts itself; no text is parsed for their sake.
    looks_[i] = check->script != nullptr || check->element != nullptr;
  }
  assert(script_.size() <= 64 && "WantedBy has 64 bits");
  for (std::size_t i = 0; i < script_.size(); ++i) {
    for (const std::string_view type : script_[i].check->node_types) {
      const NodeKind kind = KindOf(type);
      assert(kind != 0 && "a check wants a node type the grammar has not");
      if (kind >= wanted_.size()) wanted_.resize(kind + 1u, 0);
      wanted_[kind] |= std::uint64_t{1} << i;
    }
  }
  for (std::uint32_t i = 0; i < element_.size(); ++i) {
    for (const std::string_view name : element_[i].check->element_names) {
      by_name_[name].push_back(i);
    }
  }
}

std::vector<bool> Plan::Triggered(std::string_view text) const {
  std::vector<bool> hit;
  ruleset_.FindTriggers(text, &hit);
  for (std::size_t i = 0; i < hit.size(); ++i) {
    hit[i] = hit[i] && looks_[i];
  }
  return hit;
}

bool Plan::HoldsFacts(std::string_view text, const FragmentKind& kind) const {
  if (kind.side != Side::kServer) return false;
  if (RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), loads_)) {
    return true;
  }
  return kind.library &&
         RE2::PartialMatch(re2::StringPiece(text.data(), text.size()),
                           functions_);
}

const PlannedCheck* Plan::FindCheck(RuleIndex rule) const {
  for (const auto& list : {std::span(script_), std::span(element_)}) {
    for (const PlannedCheck& planned : list) {
      if (planned.rule == rule) return &planned;
    }
  }
  return nullptr;
}

std::span<const std::uint32_t> Plan::ElementChecksFor(
    std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return {};
  return found->second;
}

RuleIndex Plan::RuleFor(std::string_view id) const {
  const RuleIndex index = ruleset_.Find(id);
  if (index < enabled_.size() && enabled_[index]) return index;
  return static_cast<RuleIndex>(enabled_.size());
}

}  // namespace audit
