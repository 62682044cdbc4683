// The rules of a run, compiled for matching: one trigger set, one select set,
// queries compiled when first needed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/draft.h"
#include "core/node_view.h"
#include "core/result.h"
#include "core/select.h"
#include "model/places.h"
#include "ruleset/rule.h"
#include "syntax/tree.h"

namespace audit {

class Ruleset {
 public:
  // `rules` sorted by id, already validated by LoadRule.
  static Result<Ruleset> Compile(std::vector<Rule> rules);
  Ruleset(Ruleset&&) noexcept;
  Ruleset& operator=(Ruleset&&) noexcept;
  ~Ruleset();

  const std::vector<Rule>& rules() const;
  // Index by id; rules().size() where there is none.
  RuleIndex Find(std::string_view id) const;

  // Rules whose trigger is in `text`; `hit` gets one flag per rule. Thread
  // safe, one pass whatever the number of rules.
  void FindTriggers(std::string_view text, std::vector<bool>* hit) const;

  const SelectSet& selects() const;
  // The rule behind a select of selects().
  RuleIndex RuleOfSelect(std::uint32_t select) const;
  // One flag per select for the rules in `hit`.
  std::vector<bool> EnabledSelects(const std::vector<bool>& hit) const;

  // Drafts of a select's match, in coordinates of the view's host text.
  void DraftMarkup(const NodeView& view, const SelectMatch& match,
                   std::vector<Draft>* out) const;

  // Drafts of one query or regex rule on a fragment it wants. `tree` may be
  // null for rules without query. Does nothing for rules that do not want the
  // kind.
  bool Wants(RuleIndex rule, const FragmentKind& kind) const;
  bool NeedsTree(RuleIndex rule) const;
  // Where the rule's query can match (query_roots.h); empty where it takes a
  // look at the whole tree, and for rules without one.
  std::span<const NodeKind> QueryRootsOf(RuleIndex rule) const;
  // DraftFragment for such a rule. `roots`: the tree's nodes of those kinds, in
  // document order.
  void DraftNodes(RuleIndex rule, const FragmentKind& kind,
                  std::string_view text, std::span<const Node> roots,
                  std::vector<Draft>* out) const;
  // `origin`: of a text that was folded from pieces of a script, else null.
  void DraftFragment(RuleIndex rule, const FragmentKind& kind,
                     std::string_view text, const Tree* tree,
                     const OriginMap* origin, std::vector<Draft>* out) const;

  // True when the rule looks into entities of this name ("schema|key").
  bool StandsIn(RuleIndex rule, std::string_view entity) const;

  // Gives a check's draft the edits of its rule's fix, where the check itself
  // set none. Drafts of declarative rules have theirs already.
  void AddFix(Draft* draft) const;

  // The rule's message with the draft's captures filled in, fit for one line.
  std::string Message(const Draft& draft) const;

 private:
  struct Impl;
  explicit Ruleset(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace audit
