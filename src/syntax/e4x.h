// An XML literal of a script as a virtual document.
#pragma once

#include <string_view>

#include "core/markup.h"
#include "syntax/node.h"

namespace audit {

// `literal`: an XML element or list node. Attribute values and text written as
// {expression} are folded where constant, else hold kHole. Regions and origins
// are of the script.
Markup MarkupOfLiteral(Node literal, std::string_view script);

}  // namespace audit
