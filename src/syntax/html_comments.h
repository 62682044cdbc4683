// The comments of a page, each with the element that follows it. Linear
// whatever the page: one pass with a stack, no tree.
#pragma once

#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct HtmlComment {
  Region region;  // with its delimiters
  // From '<' of the next start tag to behind the end tag of its name, or to
  // the end of what holds it where that is missing; empty: no tag follows.
  Region next;
};

// In document order.
std::vector<HtmlComment> FindHtmlComments(std::string_view page);

}  // namespace audit
