// The one walk over a parsed script: every named node once, parents before
// children, without recursion.
#pragma once

#include <tree_sitter/api.h>

#include "syntax/node.h"

namespace audit {

// `visit(Node)` for each named node in document order.
template <class Visit>
void WalkNamed(Node root, Visit&& visit) {
  TSTreeCursor cursor = ts_tree_cursor_new(root.raw());
  bool down = true;
  while (true) {
    if (down) {
      const Node node(ts_tree_cursor_current_node(&cursor));
      if (node.named()) visit(node);
      if (ts_tree_cursor_goto_first_child(&cursor)) continue;
    }
    if (ts_tree_cursor_goto_next_sibling(&cursor)) {
      down = true;
    } else if (ts_tree_cursor_goto_parent(&cursor)) {
      down = false;
    } else {
      break;
    }
  }
  ts_tree_cursor_delete(&cursor);
}

}  // namespace audit
