#include "ruleset/rule_words.h"

#include <re2/re2.h>

#include "ruleset/rule_patterns.h"

namespace audit {

bool IsKebabCase(std::string_view word) {
  static const RE2 kKebab("[a-z][a-z0-9]*(-[a-z0-9]+)*", RE2::Quiet);
  return RE2::FullMatch(Piece(word), kKebab);
}

std::string CategoryOf(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  if (slash == std::string_view::npos) return {};
  path = path.substr(0, slash);
  const std::size_t before = path.find_last_of('/');
  return std::string(
      before == std::string_view::npos ? path : path.substr(before + 1));
}

}  // namespace audit
