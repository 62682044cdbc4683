// What an export or a run of the instance writes anew without anybody having
// changed the entity: numbers of rows, audit trail, state of runs.
#pragma once

#include <string_view>

namespace audit {

// formats.md 1.2 and 1.3: @id and links by it, @created and @lastModified, who
// did it, @md5, counters and state of runs.
bool IsVolatileAttribute(std::string_view name);
// <createdBy>, <modifiedBy>.
bool IsVolatileElement(std::string_view name);

}  // namespace audit
