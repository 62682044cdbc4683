#include "core/select.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/lazy.h"
#include "core/select_gate.h"
#include "core/select_path.h"
#include "core/select_states.h"

namespace audit {
namespace {

using State = SelectState;
using StateIndex = SelectStateIndex;
using States = SelectStates;

bool Contains(const States& states, StateIndex state) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

void Insert(StateIndex state, States* states) {
  if (!Contains(*states, state)) states->push_back(state);
}

}  // namespace

struct SelectSet::Compiled {
  std::vector<State> states;
  std::uint32_t select_count = 0;
  States rooted;            // begin with '/': open above the roots only
  States named;             // begin with '//name'
  States anywhere;          // begin with '//*'
  States any_values;        // begin with '//@*', '//text()' or '//*[..]/text()'
  States values;            // begin with '//@name' or '//*[..]/@name'
  SelectNameIndex by_name;  // those named, and '//*[name() = 'a']'
  SelectNameIndex by_attribute;
  std::vector<std::string> patterns;  // by select: what a value must hold
  std::unique_ptr<const Lazy<SelectGates>> gates;

  void AddPath(SelectPath path);
  // One select; what looks up by name follows when all are added.
  Result<void> AddSelect(const SelectSource& source, SelectText kind);
  void BuildIndexes() {
    by_name.Build(states, named);
    by_attribute.Build(states, values);
    gates = std::make_unique<const Lazy<SelectGates>>([this] {
      return std::make_unique<const SelectGates>(states, patterns, any_values);
    });
  }
};

Result<void> SelectSet::Compiled::AddSelect(const SelectSource& source,
                                            SelectText kind) {
  auto paths = ParseSelect(source.path, kind);
  if (!paths) return Fail(std::move(paths.error()));
  for (SelectPath& one : *paths) AddPath(std::move(one));
  patterns.emplace_back(source.value_pattern);
  ++select_count;
  return {};
}

void SelectSet::Compiled::AddPath(SelectPath path) {
  const auto first = static_cast<StateIndex>(states.size());
  for (SelectStep& step : path) {
    State state{std::move(step), select_count};
    states.push_back(std::move(state));
  }
  State& end = states.back();
  end.last = true;
  const SelectStep& begin = states[first].step;
  const bool value_first = begin.kind != SelectStep::Kind::kElement;
  end.owned = states.size() == first + 2 && !value_first && begin.descendant &&
              begin.name.empty() &&
              end.step.kind != SelectStep::Kind::kElement &&
              !end.step.descendant;
  if (!begin.descendant) {
    rooted.push_back(first);
  } else if (value_first || end.owned) {
    (end.step.name.empty() ? any_values : values)
        .push_back(static_cast<StateIndex>(states.size() - 1));
  } else if (begin.name.empty() && NamesOf(begin).empty()) {
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

// One call of Enter.
class Entering {
 public:
  Entering(const std::vector<State>& states,
           const SelectNameIndex& by_attribute, const SelectGates& gates,
           const NodeView& view, NodeId element, std::string_view name,
           const std::vector<bool>& enabled, SelectSet::Open* below,
           std::vector<SelectMatch>* out)
      : states_(states),
        by_attribute_(by_attribute),
        gates_(gates),
        view_(view),
        element_(element),
        name_(name),
        enabled_(enabled),
        below_(below),
        out_(out) {
    gates.element_names().AddPassing(name, &passing_);
  }

  // A state that begins with any element.
  void TryAnywhere(StateIndex index) {
    if (gates_.Of(index) != SelectGateOn::kName || Contains(passing_, index)) {
      Try(index);
    }
  }

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

  // Of the states tried, and of those that begin with any value.
  void MatchValues(std::span<const AttributeView> attributes) {
    MatchText();
    States passing;
    for (const AttributeView& attribute : attributes) {
      passing.clear();
      gates_.attribute_names().AddPassing(attribute.name, &passing);
      gates_.attribute_values().AddPassing(attribute.value, &passing);
      MatchValue(attribute, Kind::kAttribute, passing);
    }
  }

 private:
  using Kind = SelectStep::Kind;

  // The states that the name lets through are as good as its text's.
  void MatchText() {
    std::string joined;
    const std::string_view text = view_.TextView(element_, &joined);
    if (text.empty()) return;
    gates_.texts().AddPassing(text, &passing_);
    MatchValue({0, {}, text}, Kind::kText, passing_);
  }

  // Text is a value without a name.
  void MatchValue(const AttributeView& value, Kind kind,
                  const States& passing) {
    const std::size_t first = out_->size();
    for (const StateIndex index : by_attribute_.Find(value.name)) {
      TryValue(index, value, kind, first);
    }
    for (const StateIndex index : values_) {
      if (gates_.Of(index) == SelectGateOn::kNothing ||
          Contains(passing, index)) {
        TryValue(index, value, kind, first);
      }
    }
    for (const StateIndex index : gates_.open_begins()) {
      TryValue(index, value, kind, first);
    }
    for (const StateIndex index : passing) {
      if (gates_.IsBegin(index)) TryValue(index, value, kind, first);
    }
  }

  void TryValue(StateIndex index, const AttributeView& value, Kind kind,
                std::size_t first) {
    const State& state = states_[index];
    const SelectStep& step = state.step;
    if (step.kind != kind) return;
    if (!enabled_.empty() && !enabled_[state.select]) return;
    if (!step.name.empty() && step.name != value.name) return;
    if (state.owned && !HoldAll(states_[index - 1].step, 0, {}, true)) return;
    if (!HoldAll(step, value.id, value.value, false)) return;
    Match({state.select, element_, value.id, kind == Kind::kText}, first);
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
  const SelectNameIndex& by_attribute_;
  const SelectGates& gates_;
  const NodeView& view_;
  const NodeId element_;
  const std::string_view name_;
  const std::vector<bool>& enabled_;
  SelectSet::Open* below_;
  std::vector<SelectMatch>* out_;
  const std::size_t first_match_ = out_->size();
  States values_;   // states of attributes and text that apply here
  States passing_;  // that the words of the name let through
};

}  // namespace

SelectSet::SelectSet() : compiled_(std::make_unique<Compiled>()) {}
SelectSet::~SelectSet() = default;
SelectSet::SelectSet(SelectSet&&) noexcept = default;
SelectSet& SelectSet::operator=(SelectSet&&) noexcept = default;

Result<std::uint32_t> SelectSet::Add(std::string_view path) {
  auto added = compiled_->AddSelect({path, {}}, SelectText::kUnknown);
  if (!added) return Fail(std::move(added.error()));
  compiled_->BuildIndexes();
  return compiled_->select_count - 1;
}

Result<void> SelectSet::AddAccepted(std::span<const SelectSource> sources) {
  for (const SelectSource& source : sources) {
    auto added = compiled_->AddSelect(source, SelectText::kAccepted);
    if (!added) return added;
  }
  compiled_->BuildIndexes();
  return {};
}

std::uint32_t SelectSet::size() const { return compiled_->select_count; }

SelectSet::Open SelectSet::Start() const { return compiled_->rooted; }

void SelectSet::Enter(const NodeView& view, NodeId element,
                      std::span<const AttributeView> attributes,
                      const Open& open, const std::vector<bool>& enabled,
                      Open* below, std::vector<SelectMatch>* out) const {
  below->clear();
  const std::string_view name = view.Name(element);
  const States& beginning = compiled_->by_name.Find(name);
  // Most elements of a document end here.
  if (beginning.empty() && open.empty() && compiled_->anywhere.empty() &&
      compiled_->any_values.empty() && compiled_->values.empty()) {
    return;
  }
  if (compiled_->gates == nullptr) return;  // an empty set
  Entering entering(compiled_->states, compiled_->by_attribute,
                    compiled_->gates->get(), view, element, name, enabled,
                    below, out);
  for (const StateIndex state : beginning) entering.Try(state);
  for (const StateIndex state : compiled_->anywhere) {
    entering.TryAnywhere(state);
  }
  for (const StateIndex state : open) entering.TryOpen(state);
  entering.MatchValues(attributes);
}

std::vector<SelectMatch> SelectSet::Match(const NodeView& view) const {
  std::vector<SelectMatch> matches;
  std::vector<std::pair<NodeId, Open>> levels;  // the next element of each
  levels.emplace_back(view.FirstRoot(), Start());
  Open below;
  std::vector<AttributeView> attributes;
  while (!levels.empty()) {
    auto& [element, open] = levels.back();
    if (element == 0) {
      levels.pop_back();
      continue;
    }
    const NodeId current = element;
    element = view.NextSibling(current);
    view.ReadAttributes(current, &attributes);
    Enter(view, current, attributes, open, {}, &below, &matches);
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
