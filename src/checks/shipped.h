// Whether what a finding is about is the vendor's own: nobody but the vendor
// changes it.
#pragma once

#include "checks/check.h"

namespace audit {

// A script, page or form in one of Campaign's namespaces, a technical workflow,
// or an entity that says builtIn="1" anywhere in the input.
bool IsShipped(const AnswerContext& context);

// Whether the package around the entity says that the vendor made it.
bool IsOfVendor(const NodeView& view, NodeId entity);

}  // namespace audit
