#include "checks/symbols.h"

#include <unordered_map>

namespace audit {
namespace {

using How = Definition::How;

class Resolver {
 public:
  explicit Resolver(Outline* outline)
      : outline_(*outline), visible_(outline->names.size()) {}

  std::vector<Symbol> Resolve() {
    for (const Definition& d : outline_.definitions) {
      if (d.declares) Declare(outline_.mentions[d.mention]);
    }
    ResolveDeclared();
    for (const Definition& d : outline_.definitions) {
      Mention& mention = outline_.mentions[d.mention];
      if (mention.symbol == kNone) mention.symbol = SymbolOf(0, mention.name);
      Count(d, &symbols_[mention.symbol]);
    }
    for (Mention& mention : outline_.mentions) {
      if (mention.symbol != kNone) continue;
      const auto it = indexes_.find(Key(0, mention.name));
      if (it != indexes_.end()) mention.symbol = it->second;
    }
    return std::move(symbols_);
  }

 private:
  static std::uint64_t Key(ScopeIndex scope, std::uint32_t name) {
    return std::uint64_t{scope} << 32 | name;
  }

  std::uint32_t SymbolOf(ScopeIndex scope, std::uint32_t name) {
    const auto [it, added] = indexes_.try_emplace(
        Key(scope, name), static_cast<std::uint32_t>(symbols_.size()));
    if (added) symbols_.push_back({scope, name, 0, 0});
    return it->second;
  }

  void Declare(const Mention& mention) {
    const std::size_t before = symbols_.size();
    const std::uint32_t symbol = SymbolOf(mention.scope, mention.name);
    if (symbols_.size() == before) return;
    if (declared_.size() <= mention.scope) declared_.resize(mention.scope + 1);
    declared_[mention.scope].push_back(symbol);
  }

  // Mentions come in document order, hence scopes nest: a stack of symbols per
  // name answers each in constant time, however deep the functions nest.
  void ResolveDeclared() {
    Enter(0);
    for (Mention& mention : outline_.mentions) {
      MoveTo(mention.scope);
      const auto& stack = visible_[mention.name];
      if (!stack.empty()) mention.symbol = stack.back();
    }
  }

  void MoveTo(ScopeIndex scope) {
    std::vector<ScopeIndex> down;
    while (!Encloses(open_.back(), scope)) Leave();
    for (ScopeIndex s = scope; s != open_.back() && s != 0;
         s = outline_.scopes[s].parent) {
      down.push_back(s);
    }
    for (std::size_t i = down.size(); i-- > 0;) Enter(down[i]);
  }

  bool Encloses(ScopeIndex outer, ScopeIndex inner) const {
    return outer == inner || outline_.scopes[outer].region.Contains(
                                 outline_.scopes[inner].region);
  }

  void Enter(ScopeIndex scope) {
    open_.push_back(scope);
    if (scope >= declared_.size()) return;
    for (const std::uint32_t symbol : declared_[scope]) {
      visible_[symbols_[symbol].name].push_back(symbol);
    }
  }

  void Leave() {
    const ScopeIndex scope = open_.back();
    open_.pop_back();
    if (scope >= declared_.size()) return;
    for (const std::uint32_t symbol : declared_[scope]) {
      visible_[symbols_[symbol].name].pop_back();
    }
  }

  static void Count(const Definition& d, Symbol* symbol) {
    if (d.how == How::kDeclared) return;
    if (d.how == How::kValue && RoleOf(Unwrapped(d.value)) == Role::kNull)
      return;
    ++symbol->values;
    if (d.how == How::kFunction) ++symbol->functions;
  }

  Outline& outline_;
  std::vector<Symbol> symbols_;
  std::unordered_map<std::uint64_t, std::uint32_t> indexes_;
  std::vector<std::vector<std::uint32_t>> declared_;  // by scope
  std::vector<std::vector<std::uint32_t>> visible_;   // by name, inner last
  std::vector<ScopeIndex> open_;
};

}  // namespace

std::vector<Symbol> ResolveNames(Outline* outline) {
  return Resolver(outline).Resolve();
}

}  // namespace audit
