#include "checks/script_facts.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "model/library_id.h"
#include "syntax/constant.h"

namespace audit {
namespace {

std::vector<std::string> LoadsOf(const Outline& outline,
                                 std::string_view text) {
  std::vector<std::pair<std::uint32_t, std::string>> loads;  // by position
  for (const Node call : outline.loads) {
    const Node path = call.field("arguments").named_child(0);
    const auto constant =
        path ? FoldConstant(path, text) : std::optional<Constant>();
    if (!constant || constant->has_hole) continue;
    loads.push_back({path.region().begin, LibraryIdOfLoad(constant->text)});
  }
  // A chain's last call is its outermost node: by position, not as walked.
  std::sort(loads.begin(), loads.end());
  std::vector<std::string> ids;
  std::unordered_set<std::string> met;
  for (auto& [position, id] : loads) {
    if (met.insert(id).second) ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace

ScriptFacts CollectScriptFacts(ScriptValues* values) {
  // Most scripts of workflows define and load nothing, and cost no walk.
  const std::string_view text = values->text();
  for (const std::string_view trigger :
       {"function", "=>", "loadLibrary", "require"}) {
    if (text.find(trigger) == std::string_view::npos) continue;
    return {LoadsOf(values->outline(), text), values->Functions()};
  }
  return {};
}

}  // namespace audit
