// What the analyses see of one script beyond the values of its variables: the
// texts it builds, and whether users send what it runs as statements.
#pragma once

#include <string_view>

#include "checks/xmlness.h"
#include "engine/inspection_notes.h"
#include "model/places.h"
#include "syntax/node.h"
#include "syntax/template.h"

namespace audit {

// `page`: the template the script is of; nullptr for a script alone.
void InspectScript(const FragmentKind& kind, Node root, std::string_view text,
                   const SplitTemplate* page, ScriptValues* values,
                   const Tell& tell);

}  // namespace audit
