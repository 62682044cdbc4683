#include "checks/reaching.h"

#include <algorithm>
#include <vector>

namespace audit {
namespace {

// More assignments of one variable than any person writes: each use looks at
// all of them, and a set of them has so many bits.
constexpr std::size_t kMostDefinitions = 64;

bool Holds(Region region, std::uint32_t position) {
  return region.begin <= position && position < region.end;
}

bool GivesValue(const Definition& definition) {
  return definition.how != Definition::How::kDeclared;
}

class Reach {
 public:
  Reach(const Outline& outline, const Symbol& symbol, std::uint32_t position)
      : ways_(outline.ways), symbol_(symbol), position_(position) {}

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

 private:
  bool TellsOrder() const {
    if (symbol_.definitions.size() > kMostDefinitions) return false;
    int giving = 0;
    for (const Definition* d : symbol_.definitions) {
      if (!GivesValue(*d)) continue;
      if (d->since == kNone || d->scope != symbol_.scope) return false;
      ++giving;
    }
    return giving > 1 && !IsInIncrement();
  }

  // What stands behind such a use runs before it.
  bool IsInIncrement() const {
    std::optional<std::uint32_t> way = WayAt(ways_, position_);
    for (int depth = 0; way != kNoWay; way = ways_[*way].around, ++depth) {
      if (!way || depth > kDeepestWay) return true;  // not known
      if (ways_[*way].kind == Way::Kind::kIncrement) return true;
    }
    return false;
  }

  bool IsBefore(const Definition& d) const { return d.since <= position_; }

  // It runs whenever the use does, and before it.
  bool IsOnEveryWay(const Definition& d) const {
    return GivesValue(d) && IsBefore(d) &&
           (d.way == kNoWay || Holds(ways_[d.way].region, position_));
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
      if (depth > kDeepestWay || Holds(ways_[way].region, position_)) break;
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
      if (loop.kind != Way::Kind::kLoop || !Holds(loop.region, position_)) {
        continue;
      }
      if (last == nullptr || !Holds(loop.region, last->since - 1)) return true;
    }
    return false;
  }

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

}  // namespace audit
