// A node of a parsed script: what checks and queries see of tree-sitter.
#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>

#include "core/region.h"

namespace audit {

using NodeKind = TSSymbol;
using FieldId = TSFieldId;

// Cheap to copy; valid as long as its Tree. A null node answers everything
// with nothing.
class Node {
 public:
  Node() : node_{} {}
  explicit Node(TSNode node) : node_(node) {}

  explicit operator bool() const { return !ts_node_is_null(node_); }
  NodeKind kind() const { return *this ? ts_node_symbol(node_) : NodeKind{0}; }
  std::string_view type() const { return *this ? ts_node_type(node_) : ""; }
  bool is(std::string_view type_name) const { return type() == type_name; }
  bool named() const { return *this && ts_node_is_named(node_); }
  bool is_error() const { return *this && ts_node_is_error(node_); }
  bool is_missing() const { return *this && ts_node_is_missing(node_); }
  bool has_error() const { return *this && ts_node_has_error(node_); }
  Region region() const {
    if (!*this) return {};
    return {ts_node_start_byte(node_), ts_node_end_byte(node_)};
  }
  std::string_view text(std::string_view script) const {
    const Region r = region();
    return script.substr(r.begin, r.size());
  }

  Node parent() const { return *this ? Node(ts_node_parent(node_)) : Node(); }
  Node field(std::string_view name) const {
    if (!*this) return Node();
    return Node(ts_node_child_by_field_name(
        node_, name.data(), static_cast<std::uint32_t>(name.size())));
  }
  // The same by FieldOf(name): for code that asks of every node.
  Node field(FieldId id) const {
    return *this ? Node(ts_node_child_by_field_id(node_, id)) : Node();
  }
  std::uint32_t child_count() const {
    return *this ? ts_node_child_count(node_) : 0;
  }
  Node child(std::uint32_t i) const {
    return *this ? Node(ts_node_child(node_, i)) : Node();
  }
  std::uint32_t named_child_count() const {
    return *this ? ts_node_named_child_count(node_) : 0;
  }
  Node named_child(std::uint32_t i) const {
    return *this ? Node(ts_node_named_child(node_, i)) : Node();
  }
  Node next_named_sibling() const {
    return *this ? Node(ts_node_next_named_sibling(node_)) : Node();
  }
  Node prev_named_sibling() const {
    return *this ? Node(ts_node_prev_named_sibling(node_)) : Node();
  }
  // The smallest node below, or this one, that holds the whole region.
  Node Spanning(Region region) const {
    if (!*this) return Node();
    return Node(
        ts_node_descendant_for_byte_range(node_, region.begin, region.end));
  }
  const void* id() const { return node_.id; }
  TSNode raw() const { return node_; }
  friend bool operator==(Node a, Node b) {
    return ts_node_eq(a.node_, b.node_);
  }

 private:
  TSNode node_;
};

}  // namespace audit
