// "Did you mean": the known word closest to one that was mistyped.
#pragma once

#include <span>
#include <string_view>

namespace audit {

// Empty when none is near: more than a third of the letters, or two of a short
// word, would change.
std::string_view Closest(std::string_view word,
                         std::span<const std::string_view> known);

}  // namespace audit
