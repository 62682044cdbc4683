// Patterns that several rules pass over, by name: what stands in comments, what
// a script only says. A rule writes "{shell-message}" in `except`.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace audit {

struct NamedPattern {
  std::string_view name;
  std::string_view pattern;  // RE2, with its flags in a group of its own
  std::string_view what;     // what it finds, for docs/adding-a-rule.md
};

std::span<const NamedPattern> NamedPatterns();

// The pattern with each "{name}" that is known replaced; other braces are
// RE2's.
std::string WithNamedPatterns(std::string_view pattern);

}  // namespace audit
