// The small path language of rules on markup, over decoded values:
//   //condition/@sql[not(. = 'true' or . = 'false')]
//   //workflow//@*[contains(., 'nl5')] | //workflow//text()
// Steps '/' and '//', names and '*', '@name' and '@*', text(); predicates with
// = != contains() starts-with() matches() name() not() and or, on '.', on
// attributes, and on relative paths ('../@name', 'a/b/@c'); the right side is a
// 'string', of matches() an RE2 pattern found anywhere in the value.
// All selects of a run form one SelectSet, matched in ONE walk from the root
// down: each element carries the steps still open below it, so no ancestor is
// looked at twice.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "core/result.h"

namespace audit {

struct SelectMatch {
  std::uint32_t select = 0;   // index in the set, in order of Add
  NodeId element = 0;         // the element, or the one that holds the value
  AttributeId attribute = 0;  // 0: the element itself or its text
  bool text = false;
};

// A select, and what its values must hold to matter.
struct SelectSource {
  std::string_view path;
  // An RE2 pattern that stands in every attribute and text worth matching, so
  // that others need not be; empty: all are.
  std::string_view value_pattern;
};

class SelectSet {
 public:
  SelectSet();
  ~SelectSet();
  SelectSet(SelectSet&&) noexcept;
  SelectSet& operator=(SelectSet&&) noexcept;

  // Adds one select (with its '|' alternatives); returns its index. The error
  // carries the place of the fault in `path`, 1-based, in Error::line and
  // Error::column (code points).
  Result<std::uint32_t> Add(std::string_view path);
  // Adds selects that Add accepted before, in another set; their regular
  // expressions are compiled when they are first asked. The error is that of
  // the first one that is refused after all.
  Result<void> AddAccepted(std::span<const SelectSource> sources);
  std::uint32_t size() const;

  // One walk enters each element. The steps open below an element are what it
  // carries on its stack.
  using Open = std::vector<std::uint32_t>;
  Open Start() const;

  // Matches `element` against the steps `open` at its parent, appends matches
  // (element, attributes, text) to `out`, and sets what is open below it.
  // `enabled`, when not empty, says per select whether it takes part.
  // `attributes`: the element's, as NodeView::ReadAttributes tells them.
  void Enter(const NodeView& view, NodeId element,
             std::span<const AttributeView> attributes, const Open& open,
             const std::vector<bool>& enabled, Open* below,
             std::vector<SelectMatch>* out) const;

  // The whole tree in document order, iteratively; for small trees.
  std::vector<SelectMatch> Match(const NodeView& view) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

// Evaluates a relative path that ends in an attribute ("../@internalName",
// "@name") to its string, for message interpolation; empty where nothing is
// there.
std::string_view EvaluateRelative(const NodeView& view, NodeId element,
                                  std::string_view path);
// What is wrong with such a path, with its column; nullopt: nothing.
std::optional<Error> CheckRelativePath(std::string_view path);

}  // namespace audit
