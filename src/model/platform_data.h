// The tables that platform_compiler makes of schemas/platform/: for platform.cc
// alone, everybody else asks platform.h.
#pragma once

#include <cstdint>
#include <span>

#include "model/platform.h"

namespace audit::platform_data {

extern const std::span<const PlatformSchema> kSchemas;      // by name
extern const std::span<const std::uint16_t> kByTable;       // into kSchemas
extern const std::span<const PlatformField> kFields;        // schema, xpath
extern const std::span<const PlatformKey> kKeys;            // schema
extern const std::span<const PlatformFunction> kFunctions;  // lower-case name
extern const std::span<const PlatformServerName> kServerNames;        // name
extern const std::span<const PlatformRelayUrl> kRelay;                // place
extern const std::span<const PlatformUrlPermission> kUrlPermissions;  // place
// By list, then lower-case member.
extern const std::span<const PlatformListMember> kListMembers;

}  // namespace audit::platform_data
