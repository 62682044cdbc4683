// XML that a script builds as text, as a virtual document: rules on markup see
// "<condition sql='" + x + "'/>" as they see the element itself.
#pragma once

#include <optional>

#include "core/markup.h"
#include "syntax/constant.h"

namespace audit {

// nullopt unless the text opens, after white space, like XML: a tag, a
// comment, a declaration. Lenient, because scripts put XML together piece by
// piece: elements need not be closed, end tags without a start are passed
// over, every complete start tag counts. Regions and origins are of the script
// the constant was folded from; where code stands, values hold kHole.
std::optional<Markup> MarkupOfConstant(const Constant& constant);

}  // namespace audit
