// Which values and names a select's open-ended steps ('*', '@*', 'text()') can
// take at all, told by words that must stand in them: one look for all selects
// of a set, before any predicate is asked.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/select_path.h"
#include "core/select_states.h"
#include "core/stem_set.h"

namespace audit {

// What must hold a word: nothing is known, the value, the name, one of both.
enum class SelectGateOn : std::uint8_t { kNothing, kValue, kName, kEither };

struct SelectGate {
  SelectGateOn on = SelectGateOn::kNothing;
  std::vector<std::string> stems;  // one of them; of nothing: empty
};

// Of a step's predicates. `pattern`: an RE2 pattern that a value must hold
// besides to matter; empty: none. The value of an element is not looked at.
SelectGate GateOf(const SelectStep& step, std::string_view pattern);

// The words of many gates on the same kind of text.
class SelectGateWords {
 public:
  void Add(SelectStateIndex state, const std::vector<std::string>& stems);
  void Build();
  // Appends the states whose gate lets the text through; one may come twice.
  void AddPassing(std::string_view text, SelectStates* passing) const;

 private:
  std::map<std::string, SelectStates> of_stem_;  // until they are in the set
  std::vector<SelectStates> states_;             // by stem
  std::optional<StemSet> set_;
};

// The gates of all steps of a set.
class SelectGates {
 public:
  // `patterns`: by select, what its values must hold; empty: anything.
  // `any_values`: the states that any value begins.
  SelectGates(const std::vector<SelectState>& states,
              const std::vector<std::string>& patterns,
              const SelectStates& any_values);

  SelectGateOn Of(SelectStateIndex state) const { return gates_[state]; }
  // Whether any value begins the state.
  bool IsBegin(SelectStateIndex state) const { return is_begin_[state]; }
  // Those among them that nothing gates.
  const SelectStates& open_begins() const { return open_begins_; }

  const SelectGateWords& element_names() const { return element_names_; }
  const SelectGateWords& attribute_names() const { return attribute_names_; }
  const SelectGateWords& attribute_values() const { return attribute_values_; }
  const SelectGateWords& texts() const { return texts_; }

 private:
  void AddWords(SelectStateIndex state, const SelectStep& step,
                const SelectGate& gate);

  std::vector<SelectGateOn> gates_;  // by state
  std::vector<bool> is_begin_;       // by state
  SelectStates open_begins_;
  SelectGateWords element_names_;  // of elements, and of those that hold text
  SelectGateWords attribute_names_;
  SelectGateWords attribute_values_;
  SelectGateWords texts_;
};

}  // namespace audit
