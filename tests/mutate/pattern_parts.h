// The conditions inside selects, queries and patterns, by their text: each
// variant lacks one of them, or says its opposite. A variant may be no pattern
// any more; whoever compiles it finds out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audit {

struct Variant {
  std::string what;  // "without 'DBUser'", "with not [@sql]"
  std::string text;  // the whole pattern
};

// Alternatives taken away, predicates taken away and turned round, operands of
// `and` and `or` taken away.
std::vector<Variant> SelectVariants(std::string_view select);
// Predicates (#...) taken away and turned round; texts of #any-of? taken away.
std::vector<Variant> QueryVariants(std::string_view query);
// Alternatives, anchors, word boundaries and flags taken away.
std::vector<Variant> RegexVariants(std::string_view regex);

}  // namespace audit
