// Input of a test row with the expected regions drawn into it: [|like this|].
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct Marked {
  std::string text;             // without the marks
  std::vector<Region> regions;  // in order; of `text`
};

inline Marked ReadMarks(std::string_view marked) {
  Marked result;
  while (!marked.empty()) {
    const std::string_view two = marked.substr(0, 2);
    const auto at = static_cast<std::uint32_t>(result.text.size());
    if (two == "[|") {
      result.regions.push_back({at, at});
      marked.remove_prefix(2);
    } else if (two == "|]") {
      result.regions.back().end = at;
      marked.remove_prefix(2);
    } else {
      result.text.push_back(marked[0]);
      marked.remove_prefix(1);
    }
  }
  return result;
}

// The text with marks drawn where `regions` are: what a failing test shows.
inline std::string WithMarks(std::string_view text,
                             const std::vector<Region>& regions) {
  std::string result;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    for (const Region& region : regions) {
      if (region.end == at && region.begin != at) result += "|]";
    }
    for (const Region& region : regions) {
      if (region.begin != at) continue;
      result += region.empty() ? "[||]" : "[|";
    }
    if (at < text.size()) result += text[at];
  }
  return result;
}

}  // namespace audit
