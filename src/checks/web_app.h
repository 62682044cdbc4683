// What a web application says of itself: who may open it, what it stores. How
// exports write it is inferred (formats.md 1.6); that nobody is asked for a
// password unless it is switched on is documented.
#pragma once

#include "checks/check.h"

namespace audit {

// An application itself, neither a link to one nor one to be deleted.
bool IsWebApp(const ElementView& at);
// Access control is on: visitors log on.
bool IsIdentified(const NodeView& view, NodeId web_app);
// An overview of the console, which has one page and no visitors.
bool IsOverview(const NodeView& view, NodeId web_app);
// The first activity that writes to the database; 0: none.
NodeId StorageOf(const NodeView& view, NodeId web_app);

}  // namespace audit
