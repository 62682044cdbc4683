// The normalised text by which a finding is known again (see fingerprint.h):
// what stands at its place, and the statement or start tag around it, without
// which one `logon` could not be told from the next. Decoded, so that neither
// escaping nor indentation nor an edit elsewhere changes it.
#pragma once

#include <string>
#include <string_view>

#include "core/node_view.h"
#include "core/region.h"

namespace audit {

// White space runs become one space, none is left at the ends.
std::string NormaliseSpace(std::string_view text);

// Of a place in a decoded script, template, expression or file of text.
std::string TextInFragment(std::string_view text, Region region);

// Of a place in the start tag or text of an element, or of one below it;
// `region` and `source` are of the text the view was made from.
std::string TextInElement(const NodeView& view, NodeId shown, Region region,
                          std::string_view source);

}  // namespace audit
