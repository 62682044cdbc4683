// How code is quoted in a sentence of a check's own. Captures are verbatim: the
// rule's message shortens them.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// `code` on one line, white space runs as one blank, cut at a character border
// after 60 bytes: longer expressions hide the sentence they stand in.
std::string Shown(std::string_view code);

// Why a value is in doubt that its own function does not tell. `shown`: the
// expression as Shown() gives it.
std::string UnknownInFunction(std::string_view shown);

}  // namespace audit
