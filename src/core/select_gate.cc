#include "core/select_gate.h"

#include <algorithm>
#include <span>
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

// Of one comparison, or of some of which one must hold.
SelectGate GateOfPredicate(const SelectPredicate& predicate, bool is_element) {
  const std::span<const SelectPredicate> parts =
      predicate.kind == Kind::kOr ? std::span(predicate.parts)
                                  : std::span(&predicate, 1);
  SelectGate gate;
  for (const SelectPredicate& part : parts) {
    const auto operand = part.operand.kind;
    const bool of_name = operand == SelectOperand::Kind::kName;
    if (!of_name && (is_element || operand != SelectOperand::Kind::kSelf)) {
      return {};
    }
    const auto on = of_name ? SelectGateOn::kName : SelectGateOn::kValue;
    auto stems = StemsOfComparison(part);
    if (!stems || (gate.on != SelectGateOn::kNothing && gate.on != on)) {
      return {};
    }
    gate.on = on;
    gate.stems.insert(gate.stems.end(), stems->begin(), stems->end());
  }
  return gate;
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

void SelectGateWords::Build() {
  if (!stems_.empty()) set_.emplace(std::move(stems_));
}

SelectGates::SelectGates(const std::vector<SelectState>& states,
                         const std::vector<std::string>& patterns)
    : gates_(states.size(), SelectGateOn::kNothing) {
  for (std::size_t i = 0; i < states.size(); ++i) {
    const SelectState& state = states[i];
    if (!state.step.name.empty()) continue;
    const std::string& pattern = patterns[state.select];
    SelectGate gate = GateOf(state.step, state.last ? std::string_view(pattern)
                                                    : std::string_view());
    if (gate.on == SelectGateOn::kNothing && state.owned &&
        state.step.kind == SelectStep::Kind::kText) {
      gate = GateOf(states[i - 1].step, {});
    }
    if (gate.on == SelectGateOn::kNothing) continue;
    gates_[i] = gate.on;
    WordsOf(state.step, gate.on).Add(gate.stems);
  }
  for (SelectGateWords* words :
       {&element_names_, &attribute_names_, &attribute_values_, &texts_}) {
    words->Build();
  }
}

SelectGateWords& SelectGates::WordsOf(const SelectStep& step, SelectGateOn on) {
  const bool is_attribute = step.kind == SelectStep::Kind::kAttribute;
  if (on == SelectGateOn::kValue) {
    return is_attribute ? attribute_values_ : texts_;
  }
  return is_attribute ? attribute_names_ : element_names_;
}

}  // namespace audit
