#include "checks/append_events.h"

#include <algorithm>
#include <array>

#include "checks/fields.h"
#include "checks/outline.h"

namespace audit {
namespace {

// ECMA-357 13.4.4: methods that change the object they are called on.
constexpr std::array<std::string_view, 11> kMutators = {
    "addNamespace", "appendChild",  "insertChildAfter", "insertChildBefore",
    "normalize",    "prependChild", "removeNamespace",  "setChildren",
    "setLocalName", "setName",      "setNamespace",
};
static_assert(std::is_sorted(kMutators.begin(), kMutators.end()));

// Methods whose result is part of the object they are called on.
constexpr std::array<std::string_view, 5> kParts = {
    "attribute", "child", "children", "descendants", "elements"};

template <class Range>
bool Has(const Range& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

bool IsMember(Node node) {
  const Role role = RoleOf(node);
  return role == Role::kMember || role == Role::kSelector;
}

// The method of `object.method(...)`; empty for other calls.
std::string_view MethodOf(Node call, std::string_view text) {
  const Node callee = call.field(F().function);
  if (!callee.is("member_expression")) return {};
  return callee.field(F().property).text(text);
}

// `n` of n.a[0].b.@c and n.children()[0]; null when the chain starts at
// something else. Nobody writes chains of more than 64 links by hand.
Node OwnerOf(Node target, std::string_view text) {
  constexpr int kMaxLinks = 64;
  Node node = Unwrapped(target);
  for (int link = 0; link < kMaxLinks; ++link) {
    if (RoleOf(node) == Role::kIdentifier) return node;
    if (IsMember(node)) {
      node = Unwrapped(node.field(F().object));
    } else if (RoleOf(node) == Role::kCall &&
               Has(kParts, MethodOf(node, text))) {
      node = Unwrapped(node.field(F().function).field(F().object));
    } else {
      break;
    }
  }
  return Node();
}

Node IdentifierIn(Node expression) {
  const Node inner = Unwrapped(expression);
  return RoleOf(inner) == Role::kIdentifier ? inner : Node();
}

AppendEvent AppendOfCall(Node call, std::string_view text) {
  const std::string_view method = MethodOf(call, text);
  const bool inserts =
      method == "insertChildAfter" || method == "insertChildBefore";
  const bool appends = method == "appendChild";
  if (!appends && !inserts && method != "prependChild") return {};
  const Node arguments = call.field(F().arguments);
  const Node child = arguments.named_child(inserts ? 1 : 0);
  return {IdentifierIn(child), call.field(F().function).field(F().object), call,
          appends, false};
}

}  // namespace

AppendEvent AppendOf(Node expression, std::string_view text) {
  const Role role = RoleOf(expression);
  if (role == Role::kCall) return AppendOfCall(expression, text);
  const bool adds =
      role == Role::kAugmented && expression.field(F().oper).type() == "+=";
  if (role != Role::kAssignment && !adds) return {};
  const Node left = Unwrapped(expression.field(F().left));
  if (RoleOf(left) != Role::kMember) return {};
  return {IdentifierIn(expression.field(F().right)), left.field(F().object),
          expression, false, true};
}

MutationEvent MutationOf(Node expression, std::string_view text) {
  Node target;
  switch (RoleOf(expression)) {
    case Role::kAssignment:
    case Role::kAugmented:
      target = Unwrapped(expression.field(F().left));
      break;
    case Role::kUpdate:
      target = Unwrapped(expression.field(F().argument));
      break;
    case Role::kUnary:
      if (expression.field(F().oper).type() != "delete") return {};
      target = Unwrapped(expression.field(F().argument));
      break;
    case Role::kCall:
      if (!Has(kMutators, MethodOf(expression, text))) return {};
      target = expression.field(F().function);
      break;
    default:
      return {};
  }
  if (!IsMember(target)) return {};
  return {OwnerOf(target, text), target, RoleOf(target) == Role::kSelector};
}

}  // namespace audit
