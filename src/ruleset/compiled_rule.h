// One rule, compiled for matching. Made once per run, then only read.
#pragma once

#include <re2/re2.h>

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/lazy.h"
#include "ruleset/compiled_match.h"

namespace audit {

class CompiledRule {
 public:
  // `rule` must outlive this and was validated by LoadRule.
  CompiledRule(const Rule& rule, RuleIndex index);

  bool Wants(const FragmentKind& kind) const;
  // True when the rule looks into entities of this name ("schema|key").
  bool StandsIn(std::string_view entity) const;

  // Of the rule's match number `part`.
  void DraftMarkup(const NodeView& view, const SelectMatch& match,
                   std::size_t part, std::vector<Draft>* out) const;
  void DraftFragment(const FragmentKind& kind, std::string_view text,
                     const Tree* tree, const OriginMap* origin,
                     std::vector<Draft>* out) const;
  void DraftNodes(const FragmentKind& kind, std::string_view text,
                  std::span<const Node> roots, std::vector<Draft>* out) const;
  // Of the match that reads scripts; a rule has one at most.
  std::span<const NodeKind> roots() const;

  // The rule's fix as edits of `region`.
  std::vector<Draft::TextEdit> Edits(Region region,
                                     const Captures& captures) const;

 private:
  // Completes the drafts from `first` on.
  void Complete(std::size_t first, std::vector<Draft>* out) const;

  const Rule& rule_;
  RuleIndex index_;
  std::deque<CompiledMatch> matches_;  // they cannot move
  Lazy<RE2> entity_;
  std::vector<std::string> paths_;  // relative paths in the words
};

}  // namespace audit
