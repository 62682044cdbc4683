// What the analyses see of one script beyond the values of its variables: the
// texts it builds, and whether users send what it runs as statements.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "checks/xmlness.h"
#include "core/region.h"
#include "model/places.h"
#include "syntax/node.h"
#include "syntax/template.h"

namespace audit {

// `depth` below the script, the place in it, one line without its literals.
using NoteScript =
    std::function<void(std::uint32_t depth, Region, std::string what)>;

// `page`: the template the script is of; nullptr for a script alone.
void InspectScript(const FragmentKind& kind, Node root, std::string_view text,
                   const SplitTemplate* page, ScriptValues* values,
                   const NoteScript& note);

}  // namespace audit
