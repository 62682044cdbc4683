// The one walk over a parsed script: every named node once, parents before
// children, without recursion.
#pragma once

#include <tree_sitter/api.h>

#include <span>
#include <type_traits>
#include <vector>

#include "syntax/node.h"

namespace audit {

// One owner for the C cursor. Moves never leave the node it was made for.
class Cursor {
 public:
  explicit Cursor(Node root) : cursor_(ts_tree_cursor_new(root.raw())) {}
  ~Cursor() { ts_tree_cursor_delete(&cursor_); }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  Node node() const { return Node(ts_tree_cursor_current_node(&cursor_)); }
  bool ToFirstChild() { return ts_tree_cursor_goto_first_child(&cursor_); }
  bool ToNextSibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
  bool ToParent() { return ts_tree_cursor_goto_parent(&cursor_); }

 private:
  TSTreeCursor cursor_;
};

// `visit(Node)`, or `visit(Node, std::span<const Node> ancestors)` with the
// root first and the parent last, for each named node in document order. Who
// needs a parent takes it from there: Node::parent() walks down from the root.
template <class Visit>
void WalkNamed(Node root, Visit&& visit) {
  Cursor cursor(root);
  std::vector<Node> ancestors;
  bool down = true;
  while (true) {
    if (down) {
      const Node node = cursor.node();
      if constexpr (std::is_invocable_v<Visit, Node, std::span<const Node>>) {
        if (node.named()) visit(node, std::span<const Node>(ancestors));
        if (cursor.ToFirstChild()) {
          ancestors.push_back(node);
          continue;
        }
      } else {
        if (node.named()) visit(node);
        if (cursor.ToFirstChild()) continue;
      }
    }
    if (cursor.ToNextSibling()) {
      down = true;
    } else if (cursor.ToParent()) {
      down = false;
      if (!ancestors.empty()) ancestors.pop_back();
    } else {
      return;
    }
  }
}

// `visit(Node)` for each child, named or not, in order; linear, where asking
// for child(0), child(1) ... is quadratic.
template <class Visit>
void ForEachChild(Node parent, Visit&& visit) {
  Cursor cursor(parent);
  if (!cursor.ToFirstChild()) return;
  do {
    visit(cursor.node());
  } while (cursor.ToNextSibling());
}

}  // namespace audit
