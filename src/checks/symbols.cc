#include "checks/symbols.h"

#include <algorithm>

namespace audit {
namespace {

using How = Definition::How;

void Count(const Definition& definition, Symbol* symbol) {
  symbol->definitions.push_back(&definition);
  if (definition.how == How::kDeclared) return;
  const bool null =
      definition.how == How::kValue && RoleOf(definition.value) == Role::kNull;
  if (null) return;
  ++symbol->values;
  if (definition.how == How::kFunction) ++symbol->functions;
}

}  // namespace

SymbolTable::SymbolTable(const Outline& outline) : outline_(outline) {
  for (const Definition& d : outline.definitions) {
    if (d.declares) Count(d, &symbols_[Add(d.scope, d.name)]);
  }
  for (const Definition& d : outline.definitions) {
    if (d.declares) continue;
    std::uint32_t symbol = Find(d.scope, d.name);
    if (symbol == kNone) symbol = Add(0, d.name);
    Count(d, &symbols_[symbol]);
  }
}

std::uint32_t SymbolTable::Add(ScopeIndex scope, std::string_view name) {
  const auto [it, added] = indexes_.try_emplace(
      Key{scope, name}, static_cast<std::uint32_t>(symbols_.size()));
  if (added) symbols_.push_back({.scope = scope, .name = name});
  return it->second;
}

ScopeIndex SymbolTable::ScopeAt(std::uint32_t position) const {
  const auto& scopes = outline_.scopes;
  // The last that begins at or before it; an enclosing one when that has ended.
  const auto behind = std::upper_bound(
      scopes.begin(), scopes.end(), position,
      [](std::uint32_t p, const Scope& s) { return p < s.region.begin; });
  auto scope = static_cast<ScopeIndex>(behind - scopes.begin() - 1);
  while (scope != 0 && position >= scopes[scope].region.end) {
    scope = scopes[scope].parent;
  }
  return scope;
}

std::uint32_t SymbolTable::Find(ScopeIndex scope, std::string_view name) const {
  for (std::uint32_t step = 0; step <= kMaxDepth; ++step) {
    const auto found = indexes_.find(Key{scope, name});
    if (found != indexes_.end()) return found->second;
    if (scope == 0) return kNone;
    scope = outline_.scopes[scope].parent;
  }
  const auto global = indexes_.find(Key{0, name});
  return global == indexes_.end() ? kNone : global->second;
}

}  // namespace audit
