// Our grammar as the tree-sitter runtime sees it.
#pragma once

#include <tree_sitter/api.h>

namespace audit {

// Lives as long as the program.
const TSLanguage* GrammarLanguage();

}  // namespace audit
