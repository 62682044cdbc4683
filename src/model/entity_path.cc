#include <algorithm>
#include <vector>

#include "model/entity.h"

namespace audit {
namespace {

// Long enough for any name a person gave; a hostile one must not make every
// path below it as long as itself.
constexpr std::size_t kMaxNameInPath = 200;

// An XPath 1.0 literal. One that holds both quotes cannot be written, so its
// apostrophes are doubled as SQL does: the step has to be stable, not runnable.
std::string Quoted(std::string_view value) {
  value = value.substr(0, kMaxNameInPath);
  if (value.find('\'') == std::string_view::npos) {
    return "'" + std::string(value) + "'";
  }
  if (value.find('"') == std::string_view::npos) {
    return "\"" + std::string(value) + "\"";
  }
  std::string quoted = "'";
  for (const char c : value) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + "'";
}

}  // namespace

std::string PathStep(const NodeView& view, NodeId element) {
  std::string step(view.Name(element));
  for (const std::string_view key : {"name", "internalName"}) {
    const std::string_view value = ValueOf(view, element, key);
    if (value.empty()) continue;
    return step + "[@" + std::string(key) + "=" + Quoted(value) + "]";
  }
  return step;
}

std::string EntityPath(const NodeView& view, NodeId entity, NodeId element) {
  std::vector<std::string> steps;
  for (NodeId at = element; at != 0 && at != entity; at = view.Parent(at)) {
    steps.push_back(PathStep(view, at));
  }
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty()) path += '/';
    path += *step;
  }
  return path;
}

}  // namespace audit
