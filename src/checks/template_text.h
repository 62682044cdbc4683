// The text a template builds: what stands outside <% %> between what it puts
// out, for queries and statements that are written as templates.
#pragma once

#include <string_view>

#include "checks/script_texts.h"
#include "syntax/node.h"
#include "syntax/template.h"

namespace audit {

// `root`: of the template's server script, which `values` and `texts` are of.
// Text in a branch, a loop or a function is a hole, so is a directive. A
// template that ends before its end is taken to go on.
BuiltText TextOfTemplate(const SplitTemplate& split, std::string_view text,
                         Node root, ScriptValues* values, ScriptTexts* texts);

}  // namespace audit
