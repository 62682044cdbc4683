// What a schema (srcSchema) says of itself.
#pragma once

#include "core/node_view.h"

namespace audit {

// Whether its entities are kept in files: mappingType="xmlFile" on the schema,
// dataSource="file" on it or on an element right below.
bool IsKeptInFiles(const NodeView& view, NodeId schema);

}  // namespace audit
