// Words with {captures}: messages, and the text of fixes. "{{" and "}}" write
// braces.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audit {

struct Placeholder {
  std::string_view name;   // between the braces
  std::size_t offset = 0;  // of the opening brace
};

// The captures that `words` asks for, in order. An opening brace that is never
// closed is a placeholder with everything behind it as its name.
std::vector<Placeholder> Placeholders(std::string_view words);

using Captures = std::vector<std::pair<std::string, std::string>>;

// `words` with the captures filled in as they are: for code.
std::string FillVerbatim(std::string_view words, const Captures& captures);

// The same for people: secrets are starred, unknown parts (kHole) become
// "{...}", white space and control characters single spaces, and a long capture
// is cut with an ellipsis.
std::string FillForReading(std::string_view words, const Captures& captures);

}  // namespace audit
