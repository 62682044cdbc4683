// Members of object literals that nothing changes: settings at the top of a
// script.
#pragma once

#include <string_view>

#include "checks/symbols.h"

namespace audit {

// What `conf.mail.from` was given in the literal `var conf = {mail: {...}}`;
// null where it may be something else.
Node HeldBy(Node member, const Outline& outline, const SymbolTable& symbols,
            std::string_view text);

}  // namespace audit
