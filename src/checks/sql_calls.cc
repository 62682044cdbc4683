#include "checks/sql_calls.h"

#include <unordered_map>

#include "checks/call_sites.h"
#include "checks/fields.h"
#include "checks/role.h"
#include "checks/taint_names.h"
#include "syntax/walk.h"

namespace audit {
namespace {

// The function's name, or the last step of a.b.query.
Region NameOf(Node call) {
  const Node callee = Unwrapped(call.field(F().function));
  const Node property = callee.field(F().property);
  return property ? property.region() : callee.region();
}

}  // namespace

std::vector<Node> ArgumentsOf(Node call) {
  std::vector<Node> arguments;
  ForEachChild(call.field(F().arguments), [&](Node child) {
    if (child.named() && RoleOf(child) != Role::kComment) {
      arguments.push_back(child);
    }
  });
  return arguments;
}

std::vector<SqlCall> FindSqlCalls(std::span<const Node> calls,
                                  ScriptValues* values) {
  std::unordered_map<const void*, Node> call_of;  // by argument
  for (const Node call : calls) {
    if (RoleOf(call) != Role::kCall) continue;
    const Node arguments = call.field(F().arguments);
    call_of.emplace(arguments.id(), call);
    for (const Node argument : ArgumentsOf(call)) {
      call_of.emplace(argument.id(), call);
    }
  }
  std::vector<SqlCall> found;
  for (const Statement& statement : CallSites::StatementsOf(calls, values)) {
    const auto call = call_of.find(statement.value.id());
    if (call == call_of.end() || !IsOfDatabase(statement.taker)) continue;
    found.push_back(
        {call->second, NameOf(call->second), statement.taker, statement.value});
  }
  return found;
}

}  // namespace audit
