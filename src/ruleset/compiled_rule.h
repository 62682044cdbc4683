// One rule, compiled for matching. Made once per run, then only read.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/draft.h"
#include "core/node_view.h"
#include "core/select.h"
#include "model/places.h"
#include "ruleset/message.h"
#include "ruleset/rule.h"
#include "syntax/query.h"
#include "syntax/tree.h"

namespace audit {

class CompiledRule {
 public:
  // `rule` must outlive this and was validated by LoadRule.
  CompiledRule(const Rule& rule, RuleIndex index);

  bool Wants(const FragmentKind& kind) const;

  void DraftMarkup(const NodeView& view, const SelectMatch& match,
                   std::vector<Draft>* out) const;
  void DraftFragment(const FragmentKind& kind, std::string_view text,
                     const Tree* tree, std::vector<Draft>* out) const;
  void DraftNodes(const FragmentKind& kind, std::string_view text,
                  std::span<const Node> roots, std::vector<Draft>* out) const;
  std::span<const NodeKind> roots() const { return roots_; }

  // The rule's fix as edits of `region`.
  std::vector<Draft::TextEdit> Edits(Region region,
                                     const Captures& captures) const;

 private:
  struct Found {
    Region whole;     // what the regex matched
    Region reported;  // the group that `report` names, or all of it
    Captures captures;
  };
  std::vector<Found> FindRegex(std::string_view text) const;
  void DraftMatches(std::string_view text,
                    const std::vector<QueryMatch>& matches,
                    std::vector<Draft>* out) const;
  void DraftValue(const NodeView& view, const SelectMatch& match,
                  std::string_view value, std::vector<Draft>* out) const;
  Region MarkupRegion(const NodeView& view, const SelectMatch& match,
                      std::string_view value) const;
  void AddMarkupCaptures(const NodeView& view, const SelectMatch& match,
                         std::string_view value, Captures* captures) const;
  // Sets verdict and edits, and hands the draft out.
  void Emit(Draft draft, std::string_view judged,
            std::vector<Draft>* out) const;
  const Query& query() const;

  const Rule& rule_;
  RuleIndex index_;
  std::vector<NodeKind> roots_;  // of the query, where they are known
  std::unique_ptr<const RE2> regex_;
  std::unique_ptr<const RE2> confirmed_;
  int report_group_ = 0;
  std::vector<std::string> paths_;  // relative paths in the words
  mutable std::once_flag query_once_;
  mutable std::optional<Query> query_;
};

}  // namespace audit
