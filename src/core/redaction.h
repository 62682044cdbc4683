// Secrets never leave: password, key and token values are replaced in every
// snippet, whatever rule fired.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

// Regions of `text` (a line or a slice of a file) that hold the VALUE of a
// password, key, secret or token attribute, property or assignment, sorted,
// not overlapping.
std::vector<Region> FindSecrets(std::string_view text);

// `text` with each byte of a secret's characters shown as '*' (one per code
// point, so columns keep their meaning).
std::string Redact(std::string_view text);

}  // namespace audit
