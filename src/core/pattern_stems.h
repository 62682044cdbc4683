// Words by which a text that a pattern cannot match is told cheaply.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

// Words one of which stands, in some letter case, in every text the RE2 pattern
// matches, each fit for a StemSet; nullopt where there are none to tell by.
std::optional<std::vector<std::string>> StemsOf(std::string_view pattern);

}  // namespace audit
