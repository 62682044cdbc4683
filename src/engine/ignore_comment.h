// `campaign-audit-ignore RULE: reason` as people write it in comments: what a
// comment says, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/region.h"

namespace audit {

inline constexpr std::string_view kIgnoreMarker = "campaign-audit-ignore";

// A text without it holds no such comment.
bool HoldsIgnore(std::string_view text);

// A comment that begins with the marker, in a text.
struct IgnoreComment {
  Region region;       // of the comment, with its delimiters
  Region scope;        // what it is about; empty: nothing follows it
  std::string text;    // of the comment, without delimiters
  const char* before;  // what it has to stand before: "a statement"
};

struct IgnoreWords {
  std::vector<std::string> rules;  // at least one
  std::string reason;              // may be empty
  std::string owner;
  std::optional<Date> until;
  std::string fault;  // a phrase; empty: none. With one the rest says nothing
};

// The inside of a comment as it is written in scripts and markup: without
// "//", "/*" and "*/", "<!--" and "-->".
std::string_view InsideOfComment(std::string_view comment);

// nullopt: the marker is not the comment's first word.
std::optional<IgnoreWords> ReadIgnoreWords(std::string_view inside);

}  // namespace audit
