#include "checks/reaching.h"

#include <algorithm>
#include <vector>

namespace audit {
namespace {

// More assignments of one variable than any person writes: each use looks at
// all of them, and a set of them has so many bits.
constexpr std::size_t kMostDefinitions = 64;

bool GivesValue(const Definition& definition) {
  return definition.how != Definition::How::kDeclared;
}

class Reach {
 public:
  Reach(const Outline& outline, const Symbol& symbol, std::uint32_t position)
      : outline_(outline),
        ways_(outline.ways),
        symbol_(symbol),
        position_(position) {}

  std::optional<DefinitionSet> Find() const {
    if (!TellsOrder()) return std::nullopt;
    const Definition* last = LastOnEveryWay();
    DefinitionSet reaching = 0;
    for (std::size_t i = 0; i < symbol_.definitions.size(); ++i) {
      const Definition* d = symbol_.definitions[i];
      if (!GivesValue(*d)) continue;
      if (d == last || MayReach(*d, last)) reaching |= DefinitionSet{1} << i;
    }
    return reaching;
  }

  Given FindGiven(ScopeIndex scope) const {
    if (const Doubt doubt = DoubtOfAll(); doubt != Doubt::kNone) {
      return {nullptr, doubt};
    }
    if (scope != symbol_.scope) return FindGivenOutside(scope);
    const Definition* last = LastOnEveryWay();
    if (last == nullptr) return {nullptr, Doubt::kBranch};
    for (const Definition* d : symbol_.definitions) {
      if (!GivesValue(*d) || d == last || !MayReach(*d, last)) continue;
      return {nullptr, IsBefore(*d) ? Doubt::kBranch : Doubt::kLoop};
    }
    return {last};
  }

 private:
  // What is told of the variable whatever the order of its assignments.
  Doubt DoubtOfAll() const {
    if (outline_.evals || IsIn(Way::Kind::kWith)) return Doubt::kEval;
    if (symbol_.definitions.size() > kMostDefinitions) return Doubt::kBranch;
    int giving = 0;
    for (const Definition* d : symbol_.definitions) {
      if (d->scope != symbol_.scope) return Doubt::kFunctions;
      if (d->since == kNone) return Doubt::kBlock;
      if (IsBehindArguments(*d)) return Doubt::kParameter;
      giving += GivesValue(*d) ? 1 : 0;
    }
    const bool unordered = giving > 1 && IsIn(Way::Kind::kIncrement);
    return unordered ? Doubt::kLoop : Doubt::kNone;
  }

  Given FindGivenOutside(ScopeIndex scope) const {
    if (outline_.scopes[scope].depth > SymbolTable::kMaxDepth) {
      return {nullptr, Doubt::kFunctions};
    }
    const Definition* only = nullptr;
    for (const Definition* d : symbol_.definitions) {
      if (!GivesValue(*d)) continue;
      if (only != nullptr) return {nullptr, Doubt::kFunctions};
      only = d;
    }
    if (only == nullptr) return {nullptr, Doubt::kBranch};
    const bool always =
        only->way == kNoWay || ways_[only->way].Holds(position_);
    return always ? Given{only} : Given{nullptr, Doubt::kBranch};
  }

  bool TellsOrder() const {
    if (symbol_.definitions.size() > kMostDefinitions) return false;
    int giving = 0;
    for (const Definition* d : symbol_.definitions) {
      if (!GivesValue(*d)) continue;
      if (IsBehindArguments(*d)) return false;
      if (d->since == kNone || d->scope != symbol_.scope) return false;
      ++giving;
    }
    // What stands behind a use in an increment runs before it.
    return giving > 1 && !IsIn(Way::Kind::kIncrement);
  }

  // A parameter that `arguments` may assign as well.
  bool IsBehindArguments(const Definition& d) const {
    return d.declares && d.how == Definition::How::kUnknown &&
           outline_.scopes[d.scope].uses_arguments;
  }

  bool IsIn(Way::Kind kind) const { return IsInWay(ways_, kind, position_); }

  bool IsBefore(const Definition& d) const { return d.since <= position_; }

  // It runs whenever the use does, and before it.
  bool IsOnEveryWay(const Definition& d) const {
    return GivesValue(d) && IsBefore(d) &&
           (d.way == kNoWay || ways_[d.way].Holds(position_));
  }

  const Definition* LastOnEveryWay() const {
    const Definition* last = nullptr;
    for (const Definition* d : symbol_.definitions) {
      if (!IsOnEveryWay(*d)) continue;
      if (last == nullptr || d->since > last->since) last = d;
    }
    return last;
  }

  bool MayReach(const Definition& d, const Definition* last) const {
    if (IsBefore(d)) {
      if (last != nullptr && d.since <= last->since) return false;
      const auto left = LeftBehind(d);
      return left == kNoWay || ComesRound(ways_[left].goes_on_in, last);
    }
    return ComesRound(d.way, last);
  }

  // The way around it that never comes to its end, while the use stands behind
  // that; kNoWay: there is none.
  std::uint32_t LeftBehind(const Definition& d) const {
    std::uint32_t way = d.way;
    for (int depth = 0; way != kNoWay; way = ways_[way].around, ++depth) {
      if (depth > kDeepestWay || ways_[way].Holds(position_)) break;
      if (position_ < ways_[way].hidden_until) return way;
    }
    return kNoWay;
  }

  // From `way` on, a loop around the use leads back to it and does not assign
  // it anew before.
  bool ComesRound(std::uint32_t way, const Definition* last) const {
    for (int depth = 0; way != kNoWay; way = ways_[way].around, ++depth) {
      if (depth > kDeepestWay) return true;
      const Way& loop = ways_[way];
      if (loop.kind != Way::Kind::kLoop || !loop.Holds(position_)) {
        continue;
      }
      if (last == nullptr || !loop.Holds(last->since - 1)) return true;
    }
    return false;
  }

  const Outline& outline_;
  const std::vector<Way>& ways_;
  const Symbol& symbol_;
  std::uint32_t position_;
};

}  // namespace

std::optional<DefinitionSet> DefinitionsReaching(const Outline& outline,
                                                 const Symbol& symbol,
                                                 std::uint32_t position) {
  return Reach(outline, symbol, position).Find();
}

Given GivenAt(const Outline& outline, const Symbol& symbol, ScopeIndex scope,
              std::uint32_t position) {
  return Reach(outline, symbol, position).FindGiven(scope);
}

}  // namespace audit
