#include "checks/script_facts.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "checks/outline.h"
#include "checks/xmlness.h"
#include "syntax/constant.h"

namespace audit {
namespace {

// `NL.require(...)`, also in a chain: NL.require(a).require(b).
bool IsRequire(Node callee, std::string_view text) {
  if (!callee.is("member_expression") ||
      callee.field("property").text(text) != "require") {
    return false;
  }
  const Node object = callee.field("object");
  if (object.is("identifier")) return object.text(text) == "NL";
  const Node before = object.field("function");
  return object.is("call_expression") && before.is("member_expression") &&
         before.field("property").text(text) == "require";
}

bool IsLoad(Node callee, std::string_view text) {
  if (!callee.is("identifier")) return IsRequire(callee, text);
  const std::string_view name = callee.text(text);
  return name == "loadLibrary" || name == "loadLibraryDebug";
}

std::vector<std::string> LoadsOf(const Outline& outline,
                                 std::string_view text) {
  std::vector<std::pair<std::uint32_t, std::string>> loads;  // by position
  for (const Expression& e : outline.expressions) {
    if (e.role != Role::kCall) continue;
    if (!IsLoad(e.node.field("function"), text)) continue;
    const Node arguments = e.node.field("arguments");
    const Node path = arguments.named_child(0);
    const auto constant =
        path ? FoldConstant(path, text) : std::optional<Constant>();
    if (!constant || constant->has_hole) continue;
    loads.push_back({path.region().begin, LibraryId(constant->text)});
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

ScriptFacts CollectScriptFacts(Node root, std::string_view text) {
  const ScriptValues values(root, text, Setting::kScript);
  return {LoadsOf(values.outline(), text), values.Functions()};
}

std::string LibraryId(std::string_view path) {
  if (!path.starts_with('/')) return std::string(path);
  const std::string_view rest = path.substr(1);
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || slash == 0 ||
      rest.find('/', slash + 1) != std::string_view::npos) {
    return std::string(path);
  }
  std::string id(rest);
  id[slash] = ':';
  return id;
}

}  // namespace audit
