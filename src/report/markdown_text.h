// Text from packages inside Markdown that sites render: shown, never obeyed.
// It becomes no link, mention, reference, heading, tag or cell of a table.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// As code, on one line: sites look for mentions and references in no code.
// Empty text gives nothing.
std::string MarkdownCode(std::string_view text);

// A sentence: what it quotes 'so', and from the first to the last word that
// Markdown could obey, is code; the rest is plain.
std::string MarkdownSentence(std::string_view text);

}  // namespace audit
