#include "checks/ways.h"

#include <algorithm>
#include <string_view>

#include "checks/fields.h"

namespace audit {
namespace {

void Add(Node part, std::vector<Way>* ways,
         Way::Kind kind = Way::Kind::kBranch) {
  if (part) ways->push_back({part.region(), kind});
}

void AddLoop(Node loop, std::vector<Way>* ways) {
  Add(loop, ways, Way::Kind::kLoop);
  Add(loop.field(F().increment), ways, Way::Kind::kIncrement);
}

}  // namespace

void AddWays(Node node, Role role, std::vector<Way>* ways) {
  switch (role) {
    case Role::kIf:
      return Add(node.field(F().consequence), ways);
    case Role::kTernary:
      Add(node.field(F().consequence), ways);
      return Add(node.field(F().alternative), ways);
    case Role::kBinary: {
      const std::string_view oper = node.field(F().oper).type();
      if (oper == "&&" || oper == "||" || oper == "??") {
        Add(node.field(F().right), ways);
      }
      return;
    }
    case Role::kTry:
      return Add(node.field(F().body), ways);
    case Role::kCatch:
    case Role::kWay:
      return Add(node, ways);
    case Role::kLoop:
    case Role::kForIn:
    case Role::kForEach:
      return AddLoop(node, ways);
    default:
      return;
  }
}

void SortWays(std::vector<Way>* ways) {
  std::sort(ways->begin(), ways->end(), [](const Way& a, const Way& b) {
    if (a.region.begin != b.region.begin) {
      return a.region.begin < b.region.begin;
    }
    return a.region.end > b.region.end;
  });
  std::uint32_t around = kNoWay;
  for (std::uint32_t i = 0; i < ways->size(); ++i) {
    Way& way = (*ways)[i];
    while (around != kNoWay && (*ways)[around].region.end <= way.region.begin) {
      around = (*ways)[around].around;
    }
    way.around = around;
    around = i;
  }
}

std::optional<std::uint32_t> WayAt(const std::vector<Way>& ways,
                                   std::uint32_t position) {
  const auto behind = std::upper_bound(
      ways.begin(), ways.end(), position,
      [](std::uint32_t at, const Way& way) { return at < way.region.begin; });
  auto way = static_cast<std::uint32_t>(behind - ways.begin()) - 1;
  for (int depth = 0; way != kNoWay && position >= ways[way].region.end;
       ++depth) {
    if (depth > kDeepestWay) return std::nullopt;
    way = ways[way].around;
  }
  return way;
}

}  // namespace audit
