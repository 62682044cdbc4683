// The steps of all selects of a set, and what finds those a node may begin;
// shared by the matcher's parts, nobody else includes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/select_path.h"

namespace audit {

// One step of one path. The steps of a path stand side by side, so the step
// behind state i is state i + 1, unless `last`.
struct SelectState {
  SelectStep step;
  std::uint32_t select = 0;
  bool last = false;
  // A value that begins its path, behind '//*[..]': the step before this one is
  // a condition on the element that holds it.
  bool owned = false;
};

using SelectStateIndex = std::uint32_t;
using SelectStates = std::vector<SelectStateIndex>;

// The names an element or attribute of this step has one of, where the step
// says so: its own, or those of a first predicate "name() = 'a' or ..".
inline std::vector<std::string_view> NamesOf(const SelectStep& step) {
  if (!step.name.empty()) return {step.name};
  if (step.predicates.empty()) return {};
  std::vector<std::string_view> names;
  const SelectPredicate& first = step.predicates.front();
  const auto add = [&names](const SelectPredicate& predicate) {
    if (predicate.kind != SelectPredicate::Kind::kEquals ||
        predicate.operand.kind != SelectOperand::Kind::kName) {
      return false;
    }
    names.push_back(predicate.literal);
    return true;
  };
  if (first.kind != SelectPredicate::Kind::kOr) {
    add(first);
    return names;
  }
  for (const SelectPredicate& part : first.parts) {
    if (!add(part)) return {};
  }
  return names;
}

// Names of elements, or of attributes, to the states that begin with them.
// Three characters and the size tell the few names of a rule set apart; most
// names of a document end in an empty slot.
class SelectNameIndex {
 public:
  void Build(const std::vector<SelectState>& states,
             const SelectStates& beginning) {
    std::size_t count = 0;
    for (const SelectStateIndex state : beginning) {
      count += NamesOf(states[state].step).size();
    }
    std::size_t size = 16;
    while (size < count * 8) size *= 2;  // mostly empty slots
    slots_.assign(size, {});
    for (const SelectStateIndex state : beginning) {
      for (const std::string_view name : NamesOf(states[state].step)) {
        Add(name, state);
      }
    }
  }

  const SelectStates& Find(std::string_view name) const {
    static const SelectStates none;
    if (slots_.empty() || name.empty()) return none;
    std::size_t at = Hash(name) & (slots_.size() - 1);
    while (!slots_[at].states.empty()) {
      if (slots_[at].name == name) return slots_[at].states;
      at = (at + 1) & (slots_.size() - 1);
    }
    return none;
  }

 private:
  void Add(std::string_view name, SelectStateIndex state) {
    std::size_t at = Hash(name) & (slots_.size() - 1);
    while (!slots_[at].states.empty() && slots_[at].name != name) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at].name = name;
    slots_[at].states.push_back(state);
  }

  struct Slot {
    std::string name;
    SelectStates states;
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

}  // namespace audit
