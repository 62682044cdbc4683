// Files that are there as a whole or not at all, whenever the program ends:
// they are written beside their place and then renamed.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace audit {

// Ends the name of what is written beside a place. Input is never called so.
inline constexpr std::string_view kPartSuffix = ".campaign-audit-part";

// Replaces the file, or makes it; a link to it stays one. Removes what runs
// that were killed have left beside it, never what another run is writing now.
Result<void> WriteWholeFile(const std::string& path, std::string_view bytes);

}  // namespace audit
