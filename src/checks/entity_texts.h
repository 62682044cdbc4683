// The attributes and texts of an entity one after the other, for checks that
// look for a piece of text wherever it may stand; with what runs on the server
// and what goes to the browser told apart, comments blanked.
#pragma once

#include <re2/re2.h>

#include <functional>
#include <string>
#include <string_view>

#include "core/node_view.h"

namespace audit {

struct EntityText {
  NodeId element = 0;
  AttributeId attribute = 0;  // 0: the element's own text
  std::string_view text;      // decoded
};

// Of `root` and all below it, in document order. Words for people are left out:
// labels, descriptions, helps.
void ForEachText(const NodeView& view, NodeId root,
                 const std::function<void(const EntityText&)>& take);

// Where a region of such a text stands in the document.
Region PlaceOf(const NodeView& view, const EntityText& text, Region region);

// True when `pattern` is found in one of them.
bool HoldsText(const NodeView& view, NodeId root, const RE2& pattern);

// The regions of group 1 of `pattern` in `text`, one after the other; what it
// matches without the group is passed over.
void ForEachMatch(std::string_view text, const RE2& pattern,
                  const std::function<void(Region, std::string_view)>& take);

enum class CodeSide : unsigned char { kServer, kBrowser, kBoth };

// What of an element's text runs on a side; the rest and comments are blanks,
// so that places stay. `element`: its name, which tells scripts from pages.
std::string CodeOf(std::string_view element, std::string_view text,
                   CodeSide side);
// Comments of scripts and of pages blanked.
std::string WithoutComments(std::string_view text);

}  // namespace audit
