#include "syntax/xtk_tree.h"

namespace audit {

XtkTree::Id XtkTree::Add(XtkKind kind, Region region) {
  Slot slot;
  slot.node.kind = kind;
  slot.node.region = region;
  slots_.push_back(slot);
  return static_cast<Id>(slots_.size());
}

void XtkTree::Append(Id parent, Id child) {
  Slot& slot = slots_[parent - 1];
  if (slot.first_child == 0) {
    slot.first_child = child;
  } else {
    slots_[slot.last_child - 1].next_sibling = child;
  }
  slot.last_child = child;
}

void XtkTree::DropChild(Id id) {
  slots_[id - 1].first_child = 0;
  slots_[id - 1].last_child = 0;
}

std::vector<XtkNode> XtkTree::Flat(Id root) const {
  struct Open {
    Id next;             // to be laid out
    std::uint32_t node;  // whose child it is
  };
  std::vector<XtkNode> flat;
  std::vector<Open> open = {{root, 0}};
  while (!open.empty()) {
    const Id id = open.back().next;
    const std::uint32_t parent = open.back().node;
    if (id == 0) {
      open.pop_back();
      flat[parent].end = static_cast<std::uint32_t>(flat.size());
      continue;
    }
    const Slot& slot = slots_[id - 1];
    open.back().next = slot.next_sibling;
    const auto index = static_cast<std::uint32_t>(flat.size());
    flat.push_back(slot.node);
    flat.back().parent = parent;
    flat.back().has_error |= slot.node.kind == XtkKind::kError;
    open.push_back({slot.first_child, index});
  }
  if (!flat.empty()) flat[0].end = static_cast<std::uint32_t>(flat.size());
  for (std::size_t i = flat.size(); i-- > 1;) {
    XtkNode& parent = flat[flat[i].parent];
    parent.has_code |= flat[i].has_code;
    parent.has_error |= flat[i].has_error;
  }
  return flat;
}

}  // namespace audit
