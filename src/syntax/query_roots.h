// Where a query can match at all, so that the one walk over a script finds the
// places and the query looks at nothing else.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/node.h"

namespace audit {

// The kinds of node that matches of the query have as their root; empty where
// only a look at the whole tree tells: wildcards, tokens, siblings, ERROR.
// Precondition: the query compiles.
std::vector<NodeKind> QueryRoots(std::string_view source);

}  // namespace audit
