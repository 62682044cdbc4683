// How code is quoted in a sentence of a check's own. Captures are verbatim: the
// rule's message shortens them.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// `code` on one line, white space runs as one blank, cut at a character border
// after 60 bytes: longer expressions hide the sentence they stand in.
std::string Shown(std::string_view code);

}  // namespace audit
