#include "ruleset/compiled_rule.h"

#include <algorithm>

#include "ruleset/rule_patterns.h"

namespace audit {

CompiledRule::CompiledRule(const Rule& rule, RuleIndex index)
    : rule_(rule),
      index_(index),
      entity_([&rule] { return CompilePattern(rule.entity); }) {
  for (const RuleMatch& match : rule.matches) matches_.emplace_back(match);
  if (matches_.empty()) return;
  std::string words = rule.message;
  if (rule.fix) {
    words += rule.fix->replace + rule.fix->before + rule.fix->after;
  }
  for (const Placeholder& one : Placeholders(words)) {
    if (one.name.find('@') == std::string_view::npos) continue;
    paths_.emplace_back(one.name);
  }
}

bool CompiledRule::Wants(const FragmentKind& kind) const {
  return std::any_of(
      matches_.begin(), matches_.end(),
      [&](const CompiledMatch& match) { return match.Wants(kind); });
}

bool CompiledRule::StandsIn(std::string_view entity) const {
  return rule_.entity.empty() ||
         RE2::PartialMatch(Piece(entity), entity_.get());
}

std::span<const NodeKind> CompiledRule::roots() const {
  for (const CompiledMatch& match : matches_) {
    if (!match.roots().empty()) return match.roots();
  }
  return {};
}

void CompiledRule::DraftMarkup(const NodeView& view, const SelectMatch& match,
                               std::size_t part,
                               std::vector<Draft>* out) const {
  const std::size_t first = out->size();
  matches_[part].DraftMarkup(view, match, paths_, out);
  Complete(first, out);
}

void CompiledRule::DraftFragment(const FragmentKind& kind,
                                 std::string_view text, const Tree* tree,
                                 const OriginMap* origin,
                                 std::vector<Draft>* out) const {
  const std::size_t first = out->size();
  for (const CompiledMatch& match : matches_) {
    match.DraftFragment(kind, text, tree, origin, out);
  }
  Complete(first, out);
}

void CompiledRule::DraftNodes(const FragmentKind& kind, std::string_view text,
                              std::span<const Node> roots,
                              std::vector<Draft>* out) const {
  const std::size_t first = out->size();
  for (const CompiledMatch& match : matches_) {
    if (!match.roots().empty()) match.DraftNodes(kind, text, roots, out);
  }
  Complete(first, out);
}

void CompiledRule::Complete(std::size_t first, std::vector<Draft>* out) const {
  for (std::size_t i = first; i < out->size(); ++i) {
    Draft& draft = (*out)[i];
    draft.rule = index_;
    draft.edits = Edits(draft.region, draft.captures);
  }
}

std::vector<Draft::TextEdit> CompiledRule::Edits(
    Region region, const Captures& captures) const {
  if (!rule_.fix) return {};
  const RuleFix& fix = *rule_.fix;
  std::vector<Draft::TextEdit> edits;
  const auto add = [&](Region at, const std::string& words) {
    if (!words.empty()) edits.push_back({at, FillVerbatim(words, captures)});
  };
  add(region, fix.replace);
  add({region.begin, region.begin}, fix.before);
  add({region.end, region.end}, fix.after);
  for (const Draft::TextEdit& edit : edits) {
    // A capture with a hole is not the code that stands there.
    if (edit.replacement.find(kHole) != std::string::npos) return {};
  }
  return edits;
}

}  // namespace audit
