// The calls of a server script that hand a statement to the database: which
// function, which argument. For checks on sqlExec, sqlSelect and their like.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/xmlness.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

struct SqlCall {
  Node call;
  Region name;                // of the function, or of the method
  std::string_view function;  // "sqlExec", "query"
  Node statement;             // the argument that is one
};

// Node types that FindSqlCalls wants to be given.
inline constexpr std::string_view kSqlCallNodeTypes[] = {"call_expression"};

// `calls`: the calls of the script, in document order; others are passed over.
// Functions that the script declares itself are nobody's but its own.
std::vector<SqlCall> FindSqlCalls(std::span<const Node> calls,
                                  ScriptValues* values);

// The arguments of a call, comments left out.
std::vector<Node> ArgumentsOf(Node call);

}  // namespace audit
