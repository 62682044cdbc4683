// The form of a query that scripts hand to NLWS objects, as a virtual document.
#pragma once

#include <optional>
#include <string_view>

#include "core/markup.h"
#include "syntax/node.h"

namespace audit {

// {queryDef: {schema: "nms:recipient", where: {condition: [{sql: "..."}]}}}
// reads as <queryDef schema="nms:recipient"><where><condition sql="..."/>...:
// plain values are attributes, objects are elements, arrays several of one
// name. nullopt for an object without the property queryDef among its first
// few. Regions and origins are of the script; where code stands, values hold
// kHole.
std::optional<Markup> MarkupOfObject(Node object, std::string_view script);

}  // namespace audit
