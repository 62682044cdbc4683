// What a run looks for, worked out once before any file is read: which rules
// take part, which checks they name, what starts a parse.
#pragma once

#include <re2/re2.h>

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/check.h"
#include "engine/analyzer.h"
#include "ruleset/ruleset.h"
#include "syntax/node.h"

namespace audit {

// A check and the rule that gives it words.
struct PlannedCheck {
  const Check* check = nullptr;
  RuleIndex rule = 0;
};

class Plan {
 public:
  // The ruleset and the checks must outlive the plan.
  Plan(const Ruleset& ruleset, std::span<const Check> checks,
       const AnalyzeOptions& options);

  const Ruleset& ruleset() const { return ruleset_; }
  const std::vector<bool>& enabled() const { return enabled_; }
  bool parse_all() const { return parse_all_; }
  bool hash_files() const { return hash_files_; }

  // Triggers of the rules that take part.
  std::vector<bool> Triggered(std::string_view text) const;
  // True when the text may hold facts (library loads, and for libraries
  // functions whose results matter elsewhere).
  bool HoldsFacts(std::string_view text, const FragmentKind& kind) const;

  std::span<const PlannedCheck> script_checks() const { return script_; }
  std::span<const PlannedCheck> element_checks() const { return element_; }
  const PlannedCheck* FindCheck(RuleIndex rule) const;

  // Bit i: script_checks()[i] wants nodes of this kind. At most 64 checks.
  std::uint64_t WantedBy(NodeKind kind) const {
    return kind < wanted_.size() ? wanted_[kind] : 0;
  }
  // Element checks that want elements of this name.
  std::span<const std::uint32_t> ElementChecksFor(std::string_view name) const;

  // Index of a rule that takes part, by id; nullptr-like: rules().size().
  RuleIndex RuleFor(std::string_view id) const;

 private:
  const Ruleset& ruleset_;
  std::vector<bool> enabled_;
  std::vector<bool> looks_;  // enabled, and looks into texts
  bool parse_all_;
  bool hash_files_;
  std::vector<PlannedCheck> script_;
  std::vector<PlannedCheck> element_;
  std::vector<std::uint64_t> wanted_;  // by node kind
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name_;
  RE2 loads_;
  RE2 functions_;
};

}  // namespace audit
