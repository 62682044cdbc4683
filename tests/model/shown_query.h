// A query as lines of text, for tables of tests.
#pragma once

#include <string>
#include <string_view>

#include "model/query_def.h"

namespace audit {

// The operation, then one line for each level, clause and fault:
//   get
//   L0 nms:recipient
//   L1 in L0 xtk:operatorGroup
//   where L0 AND: @id NOT IN L1 | OR( | .@a = 1 | .@b = 2
//   select L1: [@operator-id] as @x group
//   ! a setOperator that is not known
// A dot for each condition around; "~" where code stands.
std::string ShownQuery(const QueryDef& query);

}  // namespace audit
