#include "core/select_gate.h"

#include <algorithm>
#include <utility>

#include "core/pattern_stems.h"
#include "core/text.h"

namespace audit {
namespace {

using Kind = SelectPredicate::Kind;

std::optional<std::vector<std::string>> StemsOfLiteral(
    const std::string& literal) {
  if (literal.size() < StemSet::kShortest ||
      !std::all_of(literal.begin(), literal.end(), IsAscii)) {
    return std::nullopt;
  }
  return std::vector<std::string>{ToLower(literal)};
}

std::optional<std::vector<std::string>> StemsOfComparison(
    const SelectPredicate& predicate) {
  switch (predicate.kind) {
    case Kind::kEquals:
    case Kind::kContains:
    case Kind::kStartsWith:
      return StemsOfLiteral(predicate.literal);
    case Kind::kMatches:
      return StemsOf(predicate.literal);
    default:
      return std::nullopt;
  }
}

SelectGate GateOfComparison(const SelectPredicate& predicate, bool is_element) {
  const auto operand = predicate.operand.kind;
  const bool of_name = operand == SelectOperand::Kind::kName;
  if (!of_name && (is_element || operand != SelectOperand::Kind::kSelf)) {
    return {};
  }
  auto stems = StemsOfComparison(predicate);
  if (!stems) return {};
  return {of_name ? SelectGateOn::kName : SelectGateOn::kValue,
          std::move(*stems)};
}

// Recurses by the nesting of the predicate, which the parser bounds.
// NOLINTNEXTLINE(misc-no-recursion)
SelectGate GateOfPredicate(const SelectPredicate& predicate, bool is_element) {
  SelectGate gate;
  for (const SelectPredicate& part : predicate.parts) {
    if (predicate.kind == Kind::kNot) return {};
    SelectGate one = GateOfPredicate(part, is_element);
    const bool open = one.on == SelectGateOn::kNothing;
    if (predicate.kind == Kind::kAnd) {
      if (!open) return one;  // each of them must hold: this one tells
      continue;
    }
    if (open) return {};
    const bool same = gate.stems.empty() || gate.on == one.on;
    gate.on = same ? one.on : SelectGateOn::kEither;
    gate.stems.insert(gate.stems.end(), one.stems.begin(), one.stems.end());
  }
  return predicate.parts.empty() ? GateOfComparison(predicate, is_element)
                                 : gate;
}

}  // namespace

SelectGate GateOf(const SelectStep& step, std::string_view pattern) {
  const bool is_element = step.kind == SelectStep::Kind::kElement;
  for (const SelectPredicate& predicate : step.predicates) {
    SelectGate gate = GateOfPredicate(predicate, is_element);
    if (gate.on != SelectGateOn::kNothing) return gate;
  }
  if (is_element || pattern.empty()) return {};
  auto stems = StemsOf(pattern);
  if (!stems) return {};
  return {SelectGateOn::kValue, std::move(*stems)};
}

namespace {

SelectGate GateOfState(const std::vector<SelectState>& states,
                       SelectStateIndex index, std::string_view pattern) {
  const SelectState& state = states[index];
  SelectGate gate =
      GateOf(state.step, state.last ? pattern : std::string_view());
  if (gate.on == SelectGateOn::kNothing && state.owned &&
      state.step.kind == SelectStep::Kind::kText) {
    gate = GateOf(states[index - 1].step, {});
  }
  return gate;
}

}  // namespace

void SelectGateWords::Add(SelectStateIndex state,
                          const std::vector<std::string>& stems) {
  for (const std::string& stem : stems) of_stem_[stem].push_back(state);
}

void SelectGateWords::Build() {
  std::vector<std::string> stems;
  for (auto& [stem, states] : std::exchange(of_stem_, {})) {
    stems.push_back(stem);
    states_.push_back(std::move(states));
  }
  if (!stems.empty()) set_.emplace(std::move(stems));
}

void SelectGateWords::AddPassing(std::string_view text,
                                 SelectStates* passing) const {
  if (!set_) return;
  set_->Scan(text, [&](std::uint32_t stem, std::string_view) {
    const SelectStates& states = states_[stem];
    passing->insert(passing->end(), states.begin(), states.end());
    return false;
  });
}

SelectGates::SelectGates(const std::vector<SelectState>& states,
                         const std::vector<std::string>& patterns,
                         const SelectStates& any_values)
    : gates_(states.size(), SelectGateOn::kNothing),
      is_begin_(states.size(), false) {
  for (SelectStateIndex i = 0; i < states.size(); ++i) {
    const SelectState& state = states[i];
    if (!state.step.name.empty()) continue;
    const SelectGate gate = GateOfState(states, i, patterns[state.select]);
    if (gate.on == SelectGateOn::kNothing) continue;
    gates_[i] = gate.on;
    AddWords(i, state.step, gate);
  }
  for (SelectGateWords* words :
       {&element_names_, &attribute_names_, &attribute_values_, &texts_}) {
    words->Build();
  }
  for (const SelectStateIndex i : any_values) {
    is_begin_[i] = true;
    if (gates_[i] == SelectGateOn::kNothing) open_begins_.push_back(i);
  }
}

void SelectGates::AddWords(SelectStateIndex state, const SelectStep& step,
                           const SelectGate& gate) {
  const bool is_attribute = step.kind == SelectStep::Kind::kAttribute;
  if (gate.on != SelectGateOn::kName) {
    (is_attribute ? attribute_values_ : texts_).Add(state, gate.stems);
  }
  if (gate.on != SelectGateOn::kValue) {
    (is_attribute ? attribute_names_ : element_names_).Add(state, gate.stems);
  }
}

}  // namespace audit
