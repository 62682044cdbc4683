// Text from packages inside XML that we write: shown as on a terminal, so that
// no character is left that XML 1.0 forbids, and escaped.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// For a value in double quotes; on one line.
std::string XmlAttribute(std::string_view text);

// For element content; line ends stay. "]]>" does not come out.
std::string XmlLines(std::string_view text);

}  // namespace audit
