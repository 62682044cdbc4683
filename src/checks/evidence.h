// What proves that a value is XML, or is none, as the code flow of a finding.
#pragma once

#include <string_view>

#include "checks/check.h"
#include "syntax/node.h"

namespace audit {

// From where the value of `expression` begins, through variables and functions,
// to the draft's place, of which `last` is said. Nothing where it begins at
// that place, or where nothing is known of it.
void AddEvidence(const ScriptView& script, Node expression,
                 std::string_view last, Draft* draft);

}  // namespace audit
