#include "model/function_lists.h"

#include "core/node_walk.h"
#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

FunctionState StateOf(std::string_view name, const FunctionLists& lists) {
  if (lists.Declares(name)) return FunctionState::kDeclared;
  const PlatformFunction* known = FindPlatformFunction(name);
  if (known == nullptr) return FunctionState::kUndeclared;
  return known->category == "form/schema" ? FunctionState::kElsewhere
                                          : FunctionState::kBuiltIn;
}

}  // namespace

void FunctionLists::Read(const NodeView& view, const Entity& entity) {
  if (entity.schema != "xtk:funcList") return;
  ForEachInSubtree(view, entity.element, [&](NodeId element) {
    if (view.Name(element) != "function") return;
    const std::string_view name = ValueOf(view, element, "name");
    if (!name.empty()) names_.insert(ToLower(name));
  });
}

void FunctionLists::Merge(const FunctionLists& other) {
  names_.insert(other.names_.begin(), other.names_.end());
}

bool FunctionLists::Declares(std::string_view name) const {
  return names_.contains(ToLower(name));
}

std::vector<FunctionUse> FunctionsIn(const XtkExpression& expression,
                                     std::string_view text,
                                     const FunctionLists& lists) {
  std::vector<FunctionUse> uses;
  for (std::uint32_t i = 0; i < expression.nodes.size(); ++i) {
    const XtkNode& node = expression.nodes[i];
    if (node.kind == XtkKind::kError) {
      i = node.end - 1;
      continue;
    }
    if (node.kind != XtkKind::kCall) continue;
    const std::string_view name =
        text.substr(node.name.begin, node.name.size());
    uses.push_back({node.name, ArityOf(expression, i), StateOf(name, lists)});
  }
  return uses;
}

}  // namespace audit
