#include "checks/standing_guards.h"

#include <optional>

#include "checks/ways.h"

namespace audit {

StandingGuards::StandingGuards(const Outline& outline,
                               const SymbolTable& symbols,
                               std::string_view text)
    : outline_(outline), symbols_(symbols), text_(text) {
  for (const Guard& guard : outline.guards) {
    guards_[guard.region.begin].push_back(&guard);
  }
}

const Guard* StandingGuards::Of(Node identifier, const Symbol& symbol) const {
  if (guards_.empty() || outline_.evals) return nullptr;
  const std::uint32_t at = identifier.region().begin;
  if (IsInWay(outline_.ways, Way::Kind::kWith, at)) return nullptr;
  std::optional<std::uint32_t> way = WayAt(outline_.ways, at);
  for (int depth = 0; way && way != kNoWay && depth <= kDeepestWay; ++depth) {
    const Way& part = outline_.ways[*way];
    way = part.around;
    const auto found = guards_.find(part.region.begin);
    if (found == guards_.end()) continue;
    for (const Guard* guard : found->second) {
      if (guard->region == part.region && Holds(*guard, identifier, symbol)) {
        return guard;
      }
    }
  }
  return nullptr;
}

// Whether it still holds at the use: nothing assigns the variable from the test
// to the end of what the test decides, and nothing that runs in between can.
bool StandingGuards::Holds(const Guard& guard, Node identifier,
                           const Symbol& symbol) const {
  if (guard.name.text(text_) != identifier.text(text_)) return false;
  const std::uint32_t test = guard.name.region().begin;
  if (symbols_.ScopeAt(test) != symbol.scope) return false;
  // Its own XML is another than the platform's.
  if (symbols_.Find(symbol.scope, "XML") != kNone) return false;
  if (symbols_.Find(symbol.scope, "XMLList") != kNone) return false;
  // As reaching.cc has it.
  constexpr std::size_t kMostDefinitions = 64;
  if (symbol.definitions.size() > kMostDefinitions) return false;
  for (const Definition* d : symbol.definitions) {
    const auto at = static_cast<std::uint32_t>(d->name.data() - text_.data());
    const bool between = test < at && at < guard.region.end;
    const bool elsewhere = d->scope != symbol.scope;
    const bool in_block = d->since == kNone && symbol.definitions.size() > 1;
    const bool by_arguments = outline_.scopes[symbol.scope].uses_arguments;
    if (between || elsewhere || in_block || by_arguments) return false;
  }
  return true;
}

}  // namespace audit
