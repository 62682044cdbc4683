// One match of a rule, compiled. Its drafts lack what the rule as a whole
// knows: index and edits (compiled_rule.h).
#pragma once

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/draft.h"
#include "core/lazy.h"
#include "core/node_view.h"
#include "core/origin_map.h"
#include "core/select.h"
#include "core/stem_set.h"
#include "model/places.h"
#include "ruleset/message.h"
#include "ruleset/rule.h"
#include "syntax/query.h"
#include "syntax/tree.h"

namespace audit {

class CompiledMatch {
 public:
  // `match` must outlive this and was validated by LoadRule.
  explicit CompiledMatch(const RuleMatch& match);

  bool Wants(const FragmentKind& kind) const;

  // `paths`: relative paths whose values become captures.
  void DraftMarkup(const NodeView& view, const SelectMatch& match,
                   std::span<const std::string> paths,
                   std::vector<Draft>* out) const;
  // `origin`, where the text was folded from pieces; else null.
  void DraftFragment(const FragmentKind& kind, std::string_view text,
                     const Tree* tree, const OriginMap* origin,
                     std::vector<Draft>* out) const;
  void DraftNodes(const FragmentKind& kind, std::string_view text,
                  std::span<const Node> roots, std::vector<Draft>* out) const;
  std::span<const NodeKind> roots() const { return roots_; }

 private:
  struct Found {
    Region whole;     // what the regex matched
    Region reported;  // the group that `report` names, or all of it
    Captures captures;
  };
  // The regex, and what is known of it.
  struct Pattern {
    explicit Pattern(const RuleMatch& match);
    // False of most texts it cannot match.
    bool MayMatch(std::string_view text) const {
      return !stems || stems->AnyIn(text);
    }
    std::unique_ptr<const RE2> regex;
    std::optional<StemSet> stems;  // what the regex finds holds one
    int report_group = 0;
  };
  std::vector<Found> FindRegex(std::string_view text,
                               const OriginMap* origin) const;
  void DropExceptions(std::string_view text, std::vector<Found>* found) const;
  void DraftMatches(std::string_view text,
                    const std::vector<QueryMatch>& matches,
                    std::vector<Draft>* out) const;
  void DraftValue(const NodeView& view, const SelectMatch& match,
                  std::string_view value, std::span<const std::string> paths,
                  std::vector<Draft>* out) const;
  Region MarkupRegion(const NodeView& view, const SelectMatch& match,
                      std::string_view value) const;
  // Sets the verdict and hands the draft out.
  void Emit(Draft draft, std::string_view judged,
            std::vector<Draft>* out) const;
  const RuleMatch& match_;
  std::vector<NodeKind> roots_;  // of the query, where they are known
  Lazy<Pattern> pattern_;
  Lazy<RE2> except_;
  Lazy<RE2> confirmed_;
  Lazy<Query> query_;
};

}  // namespace audit
