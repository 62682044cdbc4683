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
    if (!d.declares) continue;
    Symbol& symbol = symbols_[Add(d.scope, d.name)];
    symbol.only_blocks = symbol.only_blocks && d.in_block;
    Count(d, &symbol);
  }
  for (const Definition& d : outline.definitions) {
    if (!d.declares) CountAssignment(d);
  }
  DoubtBlocks();
}

// Of what blocks declare, the variable around as well: where their blocks end
// is not looked into.
void SymbolTable::CountAssignment(const Definition& definition) {
  ScopeIndex scope = definition.scope;
  for (std::uint32_t step = 0; step <= kMaxDepth; ++step) {
    std::uint32_t found = Find(scope, definition.name);
    if (found == kNone) {
      found = Add(0, definition.name);
      symbols_[found].only_blocks = false;
    }
    Symbol& symbol = symbols_[found];
    Count(definition, &symbol);
    if (!symbol.only_blocks || symbol.scope == 0) return;
    scope = outline_.scopes[symbol.scope].parent;
  }
}

// What blocks declare gets a value nobody knows where the name may as well mean
// a variable around.
void SymbolTable::DoubtBlocks() {
  for (Symbol& symbol : symbols_) {
    if (!symbol.only_blocks || symbol.scope == 0) continue;
    const ScopeIndex around = outline_.scopes[symbol.scope].parent;
    if (Find(around, symbol.name) == kNone) continue;
    doubts_.push_back(
        {.name = symbol.name, .scope = symbol.scope, .value = Node()});
    Count(doubts_.back(), &symbol);
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
