// What is known of each variable on the way through a function, with the
// means to go several ways and to join them again. The cost of a branch is
// what it changes.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace audit {

using Variable = std::uint32_t;

struct VariableState {
  std::uint32_t append = 0;    // index of the last append of it; 0: none
  std::uint32_t assigned = 0;  // where it certainly got its value; 0: before
  bool operator==(const VariableState&) const = default;
};

// Variables changed on a way, with what holds at its end.
using Changes = std::unordered_map<Variable, VariableState>;

class PathState {
 public:
  VariableState At(Variable variable) const;
  void Set(Variable variable, VariableState state);

  std::size_t Mark() const { return trail_.size(); }
  Changes Since(std::size_t mark) const;
  void RollBack(std::size_t mark);
  // Goes on as if any of `ways` had been taken from here.
  void Join(const std::vector<const Changes*>& ways);

  bool unreachable = false;  // behind return, throw, break, continue

 private:
  struct Change {
    Variable variable;
    VariableState before;
  };
  std::unordered_map<Variable, VariableState> states_;
  std::vector<Change> trail_;
};

}  // namespace audit
