#include "ruleset/rule_patterns.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/text.h"
#include "ruleset/yaml_tree.h"

namespace audit {

std::unique_ptr<const RE2> CompilePattern(std::string_view pattern) {
  return std::make_unique<const RE2>(Piece(pattern), RE2::Quiet);
}

std::optional<StemSet> StemsOf(std::string_view pattern) {
  re2::FilteredRE2 filter(static_cast<int>(StemSet::kShortest));
  int id = 0;
  if (filter.Add(Piece(pattern), RE2::Quiet, &id) != RE2::NoError) {
    return std::nullopt;
  }
  std::vector<std::string> stems;
  filter.Compile(&stems);
  std::vector<int> passing;
  filter.AllPotentials({}, &passing);
  const auto is_ascii = [](const std::string& stem) {
    return std::all_of(stem.begin(), stem.end(), IsAscii);
  };
  if (!passing.empty() || !std::all_of(stems.begin(), stems.end(), is_ascii)) {
    return std::nullopt;
  }
  return StemSet(std::move(stems));
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
