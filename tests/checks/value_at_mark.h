// What an expression between [| and |] holds, for tables of scripts.
#pragma once

#include <string_view>

#include "checks/xmlness.h"

namespace audit {

// Of the outermost expression at the mark; a test failure where there is none.
Xmlness XmlnessAtMark(std::string_view marked, Setting setting);

}  // namespace audit
