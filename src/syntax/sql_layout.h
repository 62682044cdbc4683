// Nodes as the parser of SQL leaves them to nodes as SqlTree has them.
#pragma once

#include <vector>

#include "syntax/sql_tree.h"

namespace audit {

// `nodes` stand behind their children, the root last, each with its first
// descendant in `end`. Linear, for any depth.
std::vector<SqlNode> LayOut(const std::vector<SqlNode>& nodes,
                            const std::vector<SqlLexeme>& trivia);

}  // namespace audit
