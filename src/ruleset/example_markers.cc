#include "ruleset/example_markers.h"

#include <algorithm>

#include "ruleset/yaml_tree.h"

namespace audit {
namespace {

tl::unexpected<Error> FailAt(std::string_view text, std::size_t at,
                             std::string message) {
  const YamlPlace place = PlaceOf(text, at);
  return Fail({std::move(message), {}, place.line, place.column});
}

}  // namespace

Result<MarkedText> ReadMarkers(std::string_view marked) {
  MarkedText result;
  struct Open {
    std::uint32_t begin;  // of the region
    std::size_t at;       // of the marker
  };
  std::vector<Open> open;
  for (std::size_t at = 0; at < marked.size();) {
    const std::string_view two = marked.substr(at, 2);
    const auto here = static_cast<std::uint32_t>(result.text.size());
    // "[|]" behind an opening marker is a bracket of the text and the end.
    const bool closes = !open.empty() && marked.substr(at, 3) == "[|]";
    if (two == "[|" && !closes) {
      open.push_back({here, at});
      at += 2;
    } else if (two == "|]") {
      if (open.empty()) return FailAt(marked, at, "'|]' without '[|'");
      result.regions.push_back({open.back().begin, here});
      open.pop_back();
      at += 2;
    } else {
      result.text += marked[at++];
    }
  }
  if (!open.empty()) {
    return FailAt(marked, open.back().at, "'[|' is never closed");
  }
  std::sort(result.regions.begin(), result.regions.end());
  return result;
}

}  // namespace audit
