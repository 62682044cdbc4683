// Parts of scripts that the flow of what users send asks about.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/taint_graph.h"
#include "checks/xmlness.h"
#include "syntax/node.h"

namespace audit {

// The names among the parameters of a function; null where something else
// stands.
std::vector<Node> ParametersOf(Node function);

// A member that holds nothing a user can choose, whatever it is a member of: a
// length, and of a request what the server says of itself.
bool IsHarmlessMember(Node member, std::string_view text);

// Whether what a member access writes to is an object the script made itself:
// nothing a user sends lies in it because of where it stands.
bool IsOfOwnObject(Node member, ScriptValues* values);

// Nothing, in any of its spellings: what is compared with it is no test.
bool IsEmpty(Node operand, std::string_view text);

// What '<condition expr="@id = ' + value puts into the expression of a query
// that is written as text; null for other operations.
Node PastedIntoExpr(Node binary, std::string_view text);

// How a method of the platform ends the way of what it is given: it returns a
// number, or escaped text. Nullopt of others, and of methods that the script
// has itself.
std::optional<Ending> EndingOfPlatform(Node callee, ScriptValues* values);

}  // namespace audit
