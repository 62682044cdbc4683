// Prose broken into lines of at most so many columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audit {

// Prose is read best in lines of this length, however wide the terminal is.
constexpr int kProseWidth = 80;

// One paragraph; white space between words does not count. A longer word
// stands on a line of its own.
std::vector<std::string> Wrap(std::string_view paragraph, int columns);

// The Markdown of our rules: paragraphs and list items are wrapped, code
// blocks and indented lines are kept as they are. Lines begin with `indent`
// spaces and none ends with white space.
std::string WrapMarkdown(std::string_view markdown, int indent, int columns);

}  // namespace audit
