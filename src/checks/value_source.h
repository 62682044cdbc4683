// The code a value comes from, as text: for questions that names answer, such
// as whether it is a password or was sent by a visitor.
#pragma once

#include <string>

#include "checks/xmlness.h"
#include "syntax/node.h"

namespace audit {

// The expression and, line by line, what its variables were given, some steps
// back. At most some thousand bytes.
std::string SourceCodeOf(Node expression, ScriptValues* values);

}  // namespace audit
