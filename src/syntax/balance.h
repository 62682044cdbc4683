// Whether a script can be whole, by its brackets, quotes and comments alone: a
// look that costs little beside parsing it.
#pragma once

#include <string_view>

namespace audit {

// True where a bracket, a string or a comment is left open or closes nothing.
// Text between the tags of an E4X literal is read as code, so that an
// apostrophe there says so as well: a hint, no finding.
bool LooksUnbalanced(std::string_view script);

}  // namespace audit
