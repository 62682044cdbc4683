// The one walk over a parsed script: every named node once, parents before
// children, without recursion.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

#include "syntax/node.h"
#include "syntax/runtime/named_walk.h"

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
// named nodes above it, the root first and the parent last, for each named node
// in document order. Who needs a parent takes it from there: Node::parent()
// walks down from the root.
template <class Visit>
void WalkNamed(Node root, Visit&& visit) {
  struct Delete {
    void operator()(NamedWalk* walk) const { named_walk_delete(walk); }
  };
  const std::unique_ptr<NamedWalk, Delete> walk(named_walk_new(root.raw()));
  TSNode raw;
  std::uint32_t depth = 0;
  if constexpr (std::is_invocable_v<Visit, Node, std::span<const Node>>) {
    std::vector<Node> ancestors;
    while (named_walk_next(walk.get(), &raw, &depth)) {
      const Node node(raw);
      ancestors.resize(depth);
      visit(node, std::span<const Node>(ancestors));
      ancestors.push_back(node);
    }
  } else {
    while (named_walk_next(walk.get(), &raw, &depth)) visit(Node(raw));
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
