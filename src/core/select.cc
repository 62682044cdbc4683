#include "core/select.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/select_path.h"

namespace audit {
namespace {

// One step of one path. The steps of a path stand side by side, so the step
// behind state i is state i + 1, unless `last`.
struct State {
  SelectStep step;
  std::uint32_t select = 0;
  bool last = false;
};

using StateIndex = std::uint32_t;
using States = std::vector<StateIndex>;

void Insert(StateIndex state, States* states) {
  if (std::find(states->begin(), states->end(), state) == states->end()) {
    states->push_back(state);
  }
}

// Names of elements, or of attributes, to the states that begin with them.
// Three characters and the size tell the few names of a rule set apart; most
// names of a document end in an empty slot.
class NameIndex {
 public:
  void Build(const std::vector<State>& states, const States& beginning) {
    std::size_t size = 16;
    while (size < beginning.size() * 8) size *= 2;  // mostly empty slots
    slots_.assign(size, {});
    for (const StateIndex state : beginning) {
      const std::string& name = states[state].step.name;
      std::size_t at = Hash(name) & (size - 1);
      while (!slots_[at].states.empty() && slots_[at].name != name) {
        at = (at + 1) & (size - 1);
      }
      slots_[at].name = name;
      slots_[at].states.push_back(state);
    }
  }

  const States& Find(std::string_view name) const {
    static const States none;
    if (slots_.empty() || name.empty()) return none;
    std::size_t at = Hash(name) & (slots_.size() - 1);
    while (!slots_[at].states.empty()) {
      if (slots_[at].name == name) return slots_[at].states;
      at = (at + 1) & (slots_.size() - 1);
    }
    return none;
  }

 private:
  struct Slot {
    std::string name;
    States states;
  };
  static std::size_t Hash(std::string_view name) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(name[i]));
    };
    std::size_t hash = name.size();
    hash = hash * 31 + byte(0);
    hash = hash * 31 + byte(name.size() / 2);
    hash = hash * 31 + byte(name.size() - 1);
    return hash ^ (hash >> 7);
  }
  std::vector<Slot> slots_;
};

}  // namespace

struct SelectSet::Compiled {
  std::vector<State> states;
  std::uint32_t select_count = 0;
  States rooted;      // begin with '/': open above the roots only
  States named;       // begin with '//name'
  States anywhere;    // begin with '//*'
  States any_values;  // begin with '//@*' or '//text()'
  States values;      // begin with '//@name'
  NameIndex by_name;
  NameIndex by_attribute;

  void AddPath(SelectPath path);
  // One select; what looks up by name follows when all are added.
  Result<void> AddSelect(std::string_view text, SelectText kind);
  void BuildIndexes() {
    by_name.Build(states, named);
    by_attribute.Build(states, values);
  }
};

Result<void> SelectSet::Compiled::AddSelect(std::string_view text,
                                            SelectText kind) {
  auto paths = ParseSelect(text, kind);
  if (!paths) return Fail(std::move(paths.error()));
  for (SelectPath& one : *paths) AddPath(std::move(one));
  ++select_count;
  return {};
}

void SelectSet::Compiled::AddPath(SelectPath path) {
  const auto first = static_cast<StateIndex>(states.size());
  for (SelectStep& step : path) {
    State state{std::move(step), select_count, false};
    states.push_back(std::move(state));
  }
  states.back().last = true;
  const SelectStep& begin = states[first].step;
  if (!begin.descendant) {
    rooted.push_back(first);
  } else if (begin.kind != SelectStep::Kind::kElement) {
    (begin.name.empty() ? any_values : values).push_back(first);
  } else if (begin.name.empty()) {
    anywhere.push_back(first);
  } else {
    named.push_back(first);
  }
}

namespace {

bool HoldAllOf(const SelectStep& step, const SelectContext& context) {
  for (const SelectPredicate& predicate : step.predicates) {
    if (!Holds(predicate, context)) return false;
  }
  return true;
}

// Among the matches of the same element, which stand last.
bool IsAmongLast(const std::vector<SelectMatch>& matches,
                 const SelectMatch& match) {
  for (std::size_t i = matches.size(); i > 0; --i) {
    const SelectMatch& other = matches[i - 1];
    if (other.element != match.element) return false;
    if (other.select == match.select && other.attribute == match.attribute) {
      return true;
    }
  }
  return false;
}

// One call of Enter.
class Entering {
 public:
  Entering(const std::vector<State>& states, const NodeView& view,
           NodeId element, std::string_view name,
           const std::vector<bool>& enabled, SelectSet::Open* below,
           std::vector<SelectMatch>* out)
      : states_(states),
        view_(view),
        element_(element),
        name_(name),
        enabled_(enabled),
        below_(below),
        out_(out) {}

  // A state whose step may be this element, or one of its values.
  void Try(StateIndex index) {
    const State& state = states_[index];
    if (!enabled_.empty() && !enabled_[state.select]) return;
    const SelectStep& step = state.step;
    if (step.kind != SelectStep::Kind::kElement) {
      Insert(index, &values_);
      return;
    }
    if (!step.name.empty() && step.name != name_) return;
    if (!HoldAll(step, 0, {}, true)) return;
    if (state.last) {
      Match({state.select, element_, 0, false}, first_match_);
      return;
    }
    const SelectStep& next = states_[index + 1].step;
    if (next.kind != SelectStep::Kind::kElement) Insert(index + 1, &values_);
    if (next.kind == SelectStep::Kind::kElement || next.descendant) {
      Insert(index + 1, below_);
    }
  }

  // A state open here: '//' keeps it open below.
  void TryOpen(StateIndex index) {
    const State& state = states_[index];
    if (!enabled_.empty() && !enabled_[state.select]) return;
    if (state.step.descendant) Insert(index, below_);
    Try(index);
  }

  void MatchValues() {
    bool attributes = false;
    bool text = false;
    for (const StateIndex index : values_) {
      const auto kind = states_[index].step.kind;
      attributes = attributes || kind == SelectStep::Kind::kAttribute;
      text = text || kind == SelectStep::Kind::kText;
    }
    if (attributes) MatchAttributes();
    if (text) MatchText();
  }

 private:
  void MatchAttributes() {
    for (AttributeId attribute = view_.FirstAttribute(element_); attribute != 0;
         attribute = view_.NextAttribute(attribute)) {
      const std::string_view name = view_.AttributeName(attribute);
      const std::size_t first = out_->size();
      for (const StateIndex index : values_) {
        const State& state = states_[index];
        const SelectStep& step = state.step;
        if (step.kind != SelectStep::Kind::kAttribute) continue;
        if (!step.name.empty() && step.name != name) continue;
        const std::string_view value = view_.AttributeValue(attribute);
        if (!HoldAll(step, attribute, value, false)) continue;
        Match({state.select, element_, attribute, false}, first);
      }
    }
  }

  void MatchText() {
    std::string joined;
    const std::string_view text = view_.TextView(element_, &joined);
    if (text.empty()) return;
    const std::size_t first = out_->size();
    for (const StateIndex index : values_) {
      const State& state = states_[index];
      if (state.step.kind != SelectStep::Kind::kText) continue;
      if (!HoldAll(state.step, 0, text, false)) continue;
      Match({state.select, element_, 0, true}, first);
    }
  }

  bool HoldAll(const SelectStep& step, AttributeId attribute,
               std::string_view value, bool is_element) const {
    return HoldAllOf(step, {view_, element_, attribute, value, is_element});
  }

  // Several paths of one select may lead to one place: it is matched once.
  void Match(const SelectMatch& match, std::size_t first) {
    for (std::size_t i = first; i < out_->size(); ++i) {
      if ((*out_)[i].select == match.select) return;
    }
    out_->push_back(match);
  }

  const std::vector<State>& states_;
  const NodeView& view_;
  const NodeId element_;
  const std::string_view name_;
  const std::vector<bool>& enabled_;
  SelectSet::Open* below_;
  std::vector<SelectMatch>* out_;
  const std::size_t first_match_ = out_->size();
  States values_;  // states of attributes and text that apply here
};

}  // namespace

SelectSet::SelectSet() : compiled_(std::make_unique<Compiled>()) {}
SelectSet::~SelectSet() = default;
SelectSet::SelectSet(SelectSet&&) noexcept = default;
SelectSet& SelectSet::operator=(SelectSet&&) noexcept = default;

Result<std::uint32_t> SelectSet::Add(std::string_view path) {
  auto added = compiled_->AddSelect(path, SelectText::kUnknown);
  if (!added) return Fail(std::move(added.error()));
  compiled_->BuildIndexes();
  return compiled_->select_count - 1;
}

Result<void> SelectSet::AddAccepted(std::span<const std::string_view> paths) {
  for (const std::string_view path : paths) {
    auto added = compiled_->AddSelect(path, SelectText::kAccepted);
    if (!added) return added;
  }
  compiled_->BuildIndexes();
  return {};
}

std::uint32_t SelectSet::size() const { return compiled_->select_count; }

SelectSet::Open SelectSet::Start() const { return compiled_->rooted; }

void SelectSet::Enter(const NodeView& view, NodeId element, const Open& open,
                      const std::vector<bool>& enabled, Open* below,
                      std::vector<SelectMatch>* out) const {
  below->clear();
  const std::string_view name = view.Name(element);
  const States& beginning = compiled_->by_name.Find(name);
  // Most elements of a document end here.
  if (beginning.empty() && open.empty() && compiled_->anywhere.empty() &&
      compiled_->any_values.empty()) {
    return;
  }
  Entering entering(compiled_->states, view, element, name, enabled, below,
                    out);
  for (const StateIndex state : beginning) entering.Try(state);
  for (const StateIndex state : compiled_->anywhere) entering.Try(state);
  for (const StateIndex state : compiled_->any_values) entering.Try(state);
  for (const StateIndex state : open) entering.TryOpen(state);
  entering.MatchValues();
}

void SelectSet::EnterAttribute(const NodeView& view, NodeId element,
                               AttributeId attribute, std::string_view name,
                               const std::vector<bool>& enabled,
                               std::vector<SelectMatch>* out) const {
  for (const StateIndex index : compiled_->by_attribute.Find(name)) {
    const State& state = compiled_->states[index];
    if (!enabled.empty() && !enabled[state.select]) continue;
    const std::string_view value = view.AttributeValue(attribute);
    if (!HoldAllOf(state.step, {view, element, attribute, value, false})) {
      continue;
    }
    // Another path of the select may have led here: it is matched once.
    const SelectMatch match{state.select, element, attribute, false};
    if (!IsAmongLast(*out, match)) out->push_back(match);
  }
}

std::vector<SelectMatch> SelectSet::Match(const NodeView& view) const {
  std::vector<SelectMatch> matches;
  std::vector<std::pair<NodeId, Open>> levels;  // the next element of each
  levels.emplace_back(view.FirstRoot(), Start());
  Open below;
  while (!levels.empty()) {
    auto& [element, open] = levels.back();
    if (element == 0) {
      levels.pop_back();
      continue;
    }
    const NodeId current = element;
    element = view.NextSibling(current);
    Enter(view, current, open, {}, &below, &matches);
    for (AttributeId attribute = view.FirstAttribute(current); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      EnterAttribute(view, current, attribute, view.AttributeName(attribute),
                     {}, &matches);
    }
    levels.emplace_back(view.FirstChild(current), below);
  }
  return matches;
}

std::string_view EvaluateRelative(const NodeView& view, NodeId element,
                                  std::string_view path) {
  const auto parsed = ParseRelativePath(path);
  if (!parsed || parsed->attribute.empty()) return {};
  for (std::uint32_t i = 0; i < parsed->up; ++i) {
    element = view.Parent(element);
    if (element == 0) return {};
  }
  for (const std::string& name : parsed->children) {
    NodeId child = view.FirstChild(element);
    while (child != 0 && name != "*" && view.Name(child) != name) {
      child = view.NextSibling(child);
    }
    if (child == 0) return {};
    element = child;
  }
  return ValueOf(view, element, parsed->attribute);
}

std::optional<Error> CheckRelativePath(std::string_view path) {
  auto parsed = ParseRelativePath(path);
  if (!parsed) return std::move(parsed.error());
  if (!parsed->attribute.empty()) return std::nullopt;
  Error error{"a path in a message ends in '@name'"};
  error.line = 1;
  error.column = 1;
  return error;
}

}  // namespace audit
