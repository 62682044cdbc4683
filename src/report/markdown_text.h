// Text from packages inside Markdown that sites render: shown, never obeyed.
// It becomes no link, mention, reference, heading, tag or cell of a table.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace audit {

// As code, on one line: sites look for mentions and references in no code.
// Empty text gives nothing.
std::string MarkdownCode(std::string_view text);

// Backticks to put around the text: at least so many, and more than any run of
// them in it.
std::string MarkdownFence(std::string_view text, std::size_t least);

// A sentence: what it quotes 'so', and from the first to the last word that
// Markdown could obey, is code; the rest is plain.
std::string MarkdownSentence(std::string_view text);

}  // namespace audit
