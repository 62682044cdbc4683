// The walk over an element and all below it: when everything in an entity is
// asked the same question, whatever its depth.
#pragma once

#include <vector>

#include "core/node_view.h"

namespace audit {

// Calls `take(NodeId)` for `root` and each element below it, in document order.
template <class Take>
void ForEachInSubtree(const NodeView& view, NodeId root, Take&& take) {
  std::vector<NodeId> next = {view.FirstChild(root)};
  take(root);
  while (!next.empty()) {
    const NodeId element = next.back();
    if (element == 0) {
      next.pop_back();
      continue;
    }
    next.back() = view.NextSibling(element);
    take(element);
    next.push_back(view.FirstChild(element));
  }
}

}  // namespace audit
