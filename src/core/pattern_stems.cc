#include "core/pattern_stems.h"

#include <re2/filtered_re2.h>

#include <algorithm>

#include "core/stem_set.h"
#include "core/text.h"

namespace audit {

std::optional<std::vector<std::string>> StemsOf(std::string_view pattern) {
  re2::FilteredRE2 filter(static_cast<int>(StemSet::kShortest));
  int id = 0;
  const re2::StringPiece piece(pattern.data(), pattern.size());
  if (filter.Add(piece, RE2::Quiet, &id) != RE2::NoError) return std::nullopt;
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
  return stems;
}

}  // namespace audit
