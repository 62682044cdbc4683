// An XML literal of a script as a virtual document.
#pragma once

#include <string_view>

#include "core/markup.h"
#include "syntax/node.h"

namespace audit {

// `literal`: an XML element or list node; of another node an empty Markup.
// Attribute values and text written as {expression} are folded where constant,
// else hold kHole, whose origin is the braces; an attribute written `{name}`
// alone is named kHole. Comments and instructions are left out. Regions and
// origins are of the script. Iterative: a literal may be as deep as it is long.
Markup MarkupOfLiteral(Node literal, std::string_view script);

}  // namespace audit
