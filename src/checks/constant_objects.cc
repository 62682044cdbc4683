#include "checks/constant_objects.h"

#include <algorithm>
#include <string>
#include <vector>

#include "checks/fields.h"
#include "checks/role.h"

namespace audit {
namespace {

using How = Definition::How;

// The object literal that is all the variable was ever given; null: another.
Node LiteralOf(Node identifier, const Outline& outline,
               const SymbolTable& symbols, std::string_view text) {
  const std::uint32_t at = identifier.region().begin;
  if (RoleOf(identifier) != Role::kIdentifier || outline.evals ||
      IsInWay(outline.ways, Way::Kind::kWith, at)) {
    return Node();
  }
  const std::uint32_t symbol =
      symbols.Find(symbols.ScopeAt(at), identifier.text(text));
  if (symbol == kNone || symbols[symbol].values != 1) return Node();
  // Its members are given by name only.
  std::string computed(identifier.text(text));
  computed += '[';
  if (text.find(computed) != text.npos) return Node();
  for (const Definition* d : symbols[symbol].definitions) {
    if (d->how == How::kDeclared) continue;
    const bool is_value = d->how == How::kValue;
    return is_value && d->value.is("object") ? d->value : Node();
  }
  return Node();
}

// The value that an object literal gives to the name.
Node ValueIn(Node object, std::string_view name, std::string_view text) {
  Node value;
  for (std::uint32_t i = 0; i < object.named_child_count(); ++i) {
    const Node pair = object.named_child(i);
    if (pair.field(F().key).text(text) == name) {
      value = pair.field(F().value);
    }
  }
  return value;
}

}  // namespace

Node HeldBy(Node member, const Outline& outline, const SymbolTable& symbols,
            std::string_view text) {
  constexpr std::size_t kDeepest = 4;
  std::vector<std::string_view> names;
  Node base = member;
  for (; RoleOf(base) == Role::kMember; base = base.field(F().object)) {
    const Node property = base.field(F().property);
    if (!property.is("property_identifier")) return Node();
    const std::string_view name = property.text(text);
    const auto given =
        std::equal_range(outline.members.begin(), outline.members.end(), name);
    if (given.second - given.first != 1 || names.size() == kDeepest) {
      return Node();
    }
    names.push_back(name);
  }
  Node held = LiteralOf(base, outline, symbols, text);
  // Each step leads towards the script's beginning: none leads back.
  if (held && held.region().end > member.region().begin) return Node();
  for (; held.is("object") && !names.empty(); names.pop_back()) {
    held = ValueIn(held, names.back(), text);
    if (!held) return Node();
  }
  return names.empty() ? held : Node();
}

}  // namespace audit
