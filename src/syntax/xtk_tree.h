// Puts the tree of an xtk expression together, in any order of growth, and lays
// it out flat: for the parser alone.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/xtk_expression.h"

namespace audit {

// Nodes by number from 1; 0 is none.
class XtkTree {
 public:
  using Id = std::uint32_t;

  Id Add(XtkKind kind, Region region);
  XtkNode& at(Id id) { return slots_[id - 1].node; }
  // `child` has no parent yet and stands behind the children there are.
  void Append(Id parent, Id child);
  Id LastChild(Id id) const { return slots_[id - 1].last_child; }
  // The child of a node that has one; else 0.
  Id OnlyChild(Id id) const {
    const Slot& slot = slots_[id - 1];
    return slot.first_child == slot.last_child ? slot.first_child : 0;
  }
  // Takes the only child away.
  void DropChild(Id id);
  bool HasChildren(Id id) const { return slots_[id - 1].first_child != 0; }

  // The tree below `root` in the order that XtkExpression says.
  std::vector<XtkNode> Flat(Id root) const;

 private:
  struct Slot {
    XtkNode node;
    Id first_child = 0;
    Id last_child = 0;
    Id next_sibling = 0;
  };
  std::vector<Slot> slots_;
};

}  // namespace audit
