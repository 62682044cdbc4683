// What branch_instrumenter puts around conditions: each can be forced to one
// value, by its number, while the program runs.
#pragma once

#include <cstddef>
#include <vector>

namespace audit::mutation {

// Of the whole process; a mutant runs in a process of its own.
struct Switch {
  std::size_t forced = 0;  // number of a condition; 0: none
  bool value = false;      // what it is forced to
  std::vector<bool> seen;  // by number, where somebody asks; else empty
};
Switch& TheSwitch();

// Conditions of several threads meet here only where `seen` is empty.
inline bool Condition(std::size_t number, bool value) {
  Switch& state = TheSwitch();
  if (number < state.seen.size()) state.seen[number] = true;
  return number == state.forced ? state.value : value;
}

}  // namespace audit::mutation
