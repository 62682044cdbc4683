#include "ruleset/rule_patterns.h"

#include <string>

#include "ruleset/yaml_tree.h"

namespace audit {

std::unique_ptr<const RE2> CompilePattern(std::string_view pattern) {
  return std::make_unique<const RE2>(Piece(pattern), RE2::Quiet);
}

std::optional<Error> CheckPattern(std::string_view pattern) {
  const auto compiled = CompilePattern(pattern);
  if (compiled->ok()) return std::nullopt;
  const std::size_t at = pattern.find(compiled->error_arg());
  const YamlPlace place =
      PlaceOf(pattern, at == std::string_view::npos ? 0 : at);
  return Error{compiled->error(), {}, place.line, place.column};
}

}  // namespace audit
