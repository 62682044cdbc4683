#include "model/volatile_attributes.h"

#include <algorithm>
#include <array>

namespace audit {
namespace {

constexpr std::array<std::string_view, 14> kVolatile = {
    "created",      "errorCount", "eventCount",   "failed",    "id",
    "idCounter",    "internalId", "lastModified", "lastStart", "md5",
    "processState", "startState", "status",       "taskCount"};
static_assert(std::is_sorted(kVolatile.begin(), kVolatile.end()));

}  // namespace

bool IsVolatileAttribute(std::string_view name) {
  // "folder-id", "createdBy-id": rows of this instance only.
  return name.ends_with("-id") ||
         std::binary_search(kVolatile.begin(), kVolatile.end(), name);
}

bool IsVolatileElement(std::string_view name) {
  return name == "createdBy" || name == "modifiedBy";
}

}  // namespace audit
