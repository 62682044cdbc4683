#include "checks/path_state.h"

#include <algorithm>
#include <set>

namespace audit {

VariableState PathState::At(Variable variable) const {
  const auto found = states_.find(variable);
  return found == states_.end() ? VariableState{} : found->second;
}

void PathState::Set(Variable variable, VariableState state) {
  VariableState& now = states_[variable];
  if (now == state) return;
  trail_.push_back({variable, now});
  now = state;
}

Changes PathState::Since(std::size_t mark) const {
  Changes changes;
  for (std::size_t i = mark; i < trail_.size(); ++i) {
    changes[trail_[i].variable] = At(trail_[i].variable);
  }
  return changes;
}

void PathState::RollBack(std::size_t mark) {
  while (trail_.size() > mark) {
    states_[trail_.back().variable] = trail_.back().before;
    trail_.pop_back();
  }
}

void PathState::Join(const std::vector<const Changes*>& ways) {
  std::set<Variable> changed;
  for (const Changes* way : ways) {
    for (const auto& [variable, state] : *way) changed.insert(variable);
  }
  for (const Variable variable : changed) {
    const VariableState before = At(variable);
    VariableState joined{0, ~std::uint32_t{0}};
    for (const Changes* way : ways) {
      const auto found = way->find(variable);
      const VariableState& s = found == way->end() ? before : found->second;
      joined.append = std::max(joined.append, s.append);
      joined.assigned = std::min(joined.assigned, s.assigned);
    }
    Set(variable, joined);
  }
}

}  // namespace audit
