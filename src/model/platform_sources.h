// Campaign's own schemas in the form of a srcSchema, as far as the platform
// tables know them, so that they merge like those of the input.
#pragma once

#include <vector>

#include "model/schema_source.h"

namespace audit {

// By id. None is complete: a name that is not there may still exist.
std::vector<SchemaSource> PlatformSources();

}  // namespace audit
