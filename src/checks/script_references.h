// What a script names by literal names: libraries, options, workflows,
// deliveries, schemas, in calls, queries and XML literals.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "checks/outline.h"
#include "model/references.h"
#include "syntax/node.h"

namespace audit {

// In document order; regions are of `text`. Names made by code name nothing,
// and a function that the script defines itself is nobody's but its own. One
// walk.
std::vector<Reference> ReferencesOfScript(Node root, std::string_view text);
// The same for those who walk the script anyway: from the named nodes of which
// this is true, in document order.
bool IsOfReferences(Node node, std::span<const Node> ancestors);
std::vector<Reference> ReferencesOfScript(std::span<const Node> nodes,
                                          const Outline& outline,
                                          std::string_view text);

}  // namespace audit
