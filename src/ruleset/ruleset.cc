#include "ruleset/ruleset.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "ruleset/compiled_rule.h"
#include "ruleset/trigger_set.h"

namespace audit {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

}  // namespace

struct Ruleset::Impl {
  std::vector<Rule> rules;
  std::deque<CompiledRule> compiled;  // one per rule; they cannot move
  TriggerSet triggers;
  std::vector<std::uint32_t> trigger_of;  // by rule; kNone: it has none
  SelectSet selects;
  struct Selected {
    RuleIndex rule;
    std::size_t part;  // which match of the rule
  };
  std::vector<Selected> selected;  // by select

  Result<bool> Compile();
  void AddTrigger(RuleIndex index);
  Result<bool> AddSelects();
};

Ruleset::Ruleset(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ruleset::Ruleset(Ruleset&&) noexcept = default;
Ruleset& Ruleset::operator=(Ruleset&&) noexcept = default;
Ruleset::~Ruleset() = default;

Result<Ruleset> Ruleset::Compile(std::vector<Rule> rules) {
  auto impl = std::make_unique<Impl>();
  impl->rules = std::move(rules);
  auto compiled = impl->Compile();
  if (!compiled) return Fail(std::move(compiled.error()));
  return Ruleset(std::move(impl));
}

Result<bool> Ruleset::Impl::Compile() {
  trigger_of.assign(rules.size(), kNone);
  for (RuleIndex i = 0; i < rules.size(); ++i) {
    if (i != 0 && rules[i - 1].id >= rules[i].id) {
      return Fail({"rule '" + rules[i].id + "' stands twice or out of order"});
    }
    compiled.emplace_back(rules[i], i);
    AddTrigger(i);
  }
  auto added = AddSelects();
  if (!added) return added;
  triggers.Compile();
  return true;
}

void Ruleset::Impl::AddTrigger(RuleIndex index) {
  const Rule& rule = rules[index];
  if (rule.trigger.empty()) return;
  trigger_of[index] = triggers.Add(rule.trigger);
}

Result<bool> Ruleset::Impl::AddSelects() {
  std::vector<SelectSource> sources;
  for (RuleIndex index = 0; index < rules.size(); ++index) {
    const auto& matches = rules[index].matches;
    for (std::size_t part = 0; part < matches.size(); ++part) {
      if (matches[part].select.empty()) continue;
      sources.push_back({matches[part].select, matches[part].regex});
      selected.push_back({index, part});
    }
  }
  auto added = selects.AddAccepted(sources);
  if (!added) return Fail(std::move(added.error()));
  return true;
}

const std::vector<Rule>& Ruleset::rules() const { return impl_->rules; }

RuleIndex Ruleset::Find(std::string_view id) const {
  const auto& rules = impl_->rules;
  const auto at = std::lower_bound(
      rules.begin(), rules.end(), id,
      [](const Rule& rule, std::string_view key) { return rule.id < key; });
  const bool found = at != rules.end() && at->id == id;
  return static_cast<RuleIndex>(found ? at - rules.begin() : rules.size());
}

void Ruleset::FindTriggers(std::string_view text,
                           std::vector<bool>* hit) const {
  std::vector<bool> found;
  impl_->triggers.Find(text, &found);
  hit->clear();
  for (const std::uint32_t trigger : impl_->trigger_of) {
    hit->push_back(trigger == kNone || found[trigger]);
  }
}

const SelectSet& Ruleset::selects() const { return impl_->selects; }

RuleIndex Ruleset::RuleOfSelect(std::uint32_t select) const {
  return impl_->selected[select].rule;
}

std::vector<bool> Ruleset::EnabledSelects(const std::vector<bool>& hit) const {
  std::vector<bool> enabled;
  enabled.reserve(impl_->selected.size());
  for (const auto& selected : impl_->selected) {
    enabled.push_back(hit[selected.rule]);
  }
  return enabled;
}

void Ruleset::DraftMarkup(const NodeView& view, const SelectMatch& match,
                          std::vector<Draft>* out) const {
  const auto [rule, part] = impl_->selected[match.select];
  impl_->compiled[rule].DraftMarkup(view, match, part, out);
}

bool Ruleset::Wants(RuleIndex rule, const FragmentKind& kind) const {
  return impl_->compiled[rule].Wants(kind);
}

bool Ruleset::NeedsTree(RuleIndex rule) const {
  const auto& matches = impl_->rules[rule].matches;
  return std::any_of(
      matches.begin(), matches.end(),
      [](const RuleMatch& match) { return !match.query.empty(); });
}

std::span<const NodeKind> Ruleset::QueryRootsOf(RuleIndex rule) const {
  return impl_->compiled[rule].roots();
}

void Ruleset::DraftNodes(RuleIndex rule, const FragmentKind& kind,
                         std::string_view text, std::span<const Node> roots,
                         std::vector<Draft>* out) const {
  impl_->compiled[rule].DraftNodes(kind, text, roots, out);
}

void Ruleset::DraftFragment(RuleIndex rule, const FragmentKind& kind,
                            std::string_view text, const Tree* tree,
                            const OriginMap* origin,
                            std::vector<Draft>* out) const {
  impl_->compiled[rule].DraftFragment(kind, text, tree, origin, out);
}

bool Ruleset::StandsIn(RuleIndex rule, std::string_view entity) const {
  return impl_->compiled[rule].StandsIn(entity);
}

void Ruleset::AddFix(Draft* draft) const {
  if (!draft->fixable || !draft->edits.empty()) return;
  draft->edits =
      impl_->compiled[draft->rule].Edits(draft->region, draft->captures);
}

std::string Ruleset::Message(const Draft& draft) const {
  return FillForReading(impl_->rules[draft.rule].message, draft.captures);
}

}  // namespace audit
