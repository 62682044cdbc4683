// What a run looks for, worked out once before any file is read: which rules
// take part, which checks they name, what starts a parse.
#pragma once

#include <re2/re2.h>

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "core/stem_set.h"
#include "engine/analyzer.h"
#include "ruleset/ruleset.h"
#include "ruleset/versions.h"
#include "syntax/node.h"

namespace audit {

// A rule that looks at nodes of some kinds: with its check, or its query.
struct NodeRule {
  RuleIndex rule = 0;
  const Check* check = nullptr;  // null: the query
};

class Plan {
 public:
  // The ruleset, the checks and the options must outlive the plan.
  Plan(const Ruleset& ruleset, std::span<const Check> checks,
       const AnalyzeOptions& options);

  const Ruleset& ruleset() const { return ruleset_; }
  const std::vector<bool>& enabled() const { return enabled_; }
  bool parse_all() const { return parse_all_; }
  bool hash_files() const { return hash_files_; }
  bool vendor_parity() const { return vendor_parity_; }
  const Policy& policy() const { return policy_; }

  // Triggers of the rules that take part.
  std::vector<bool> Triggered(std::string_view text) const;
  // Whether a rule among `hit`, those triggered in the script or page, needs it
  // parsed: those on markup alone need none where no markup can stand.
  bool NeedsParse(const std::vector<bool>& hit, std::string_view text) const;
  // Whether a rule on xtk expressions that takes part is triggered.
  bool MayMatchExpression(std::string_view text) const;
  // Per select of the ruleset: whether its rule takes part in a package of
  // this build version; where that is not known, all that take part do.
  std::vector<bool> SelectsFor(std::string_view build_version) const;
  // The kind by which texts are told apart: a library that defines no function
  // is a script like others.
  FragmentKind DistinctKind(const FragmentKind& kind,
                            std::string_view text) const;
  // True when the text may hold facts (library loads, and for libraries
  // functions whose results matter elsewhere).
  bool HoldsFacts(std::string_view text, const FragmentKind& kind) const;

  // The rule's check; null where it takes no part or has none.
  const Check* CheckOf(RuleIndex rule) const { return check_of_[rule]; }
  // What a check of this rule reports to: adds the draft to *out with the
  // rule's fix.
  Emit EmitInto(RuleIndex rule, std::vector<Draft>* out) const;

  // Rules whose checks look at texts of the language.
  std::span<const RuleIndex> TextChecksFor(Language language) const {
    return text_rules_[static_cast<std::size_t>(language)];
  }
  // Rules whose checks look at pages.
  std::span<const RuleIndex> page_rules() const { return page_rules_; }

  std::span<const NodeRule> node_rules() const { return node_rules_; }
  // Indices into node_rules() of those that want nodes of this kind.
  std::span<const std::uint32_t> NodeRulesFor(NodeKind kind) const {
    if (kind >= by_kind_.size()) return {};
    return by_kind_[kind];
  }
  // Rules whose checks want elements of this name.
  std::span<const RuleIndex> ElementChecksFor(std::string_view name) const;

  // Index of a rule that takes part, by id; nullptr-like: rules().size().
  RuleIndex RuleFor(std::string_view id) const;

 private:
  void PlanScriptCheck(RuleIndex rule, const Check& check);
  void PlanElementCheck(RuleIndex rule, const Check& check);
  void PlanNodes(NodeRule planned, std::span<const NodeKind> kinds);

  const Ruleset& ruleset_;
  const Policy& policy_;
  std::vector<bool> enabled_;
  std::vector<bool> looks_;      // enabled, and looks into texts
  std::vector<bool> on_markup_;  // looks at elements and what they hold alone
  // The triggers of rules on expressions, and what tells them; may be null.
  std::unique_ptr<const RE2> expressions_;
  std::optional<StemSet> expression_stems_;
  bool parse_all_;
  bool hash_files_;
  bool vendor_parity_;
  std::vector<const Check*> check_of_;  // by rule
  std::vector<NodeRule> node_rules_;
  std::vector<RuleIndex> page_rules_;
  std::array<std::vector<RuleIndex>, kLanguageCount> text_rules_;
  std::vector<std::vector<std::uint32_t>> by_kind_;
  // Element checks by the names they want: few, and most elements have none.
  std::vector<std::pair<std::string_view, std::vector<RuleIndex>>> by_name_;
  std::optional<Version> given_from_;
  Version to_;
};

}  // namespace audit
