// Finds passwords, keys and tokens by what stands around them.
#pragma once

#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

// Regions of `text` (a line or a slice of a file) that hold the VALUE of a
// password, key, secret or token attribute, property or assignment, sorted,
// not overlapping.
std::vector<Region> FindSecrets(std::string_view text);

}  // namespace audit
