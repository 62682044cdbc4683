#include "checks/ways.h"

#include <algorithm>
#include <string_view>

#include "checks/fields.h"
#include "syntax/walk.h"

namespace audit {
namespace {

void Add(Node part, std::vector<Way>* ways,
         Way::Kind kind = Way::Kind::kBranch) {
  if (part) ways->push_back({part.region(), kind});
}

// The last statement of a block or a case; null where there is none.
Node LastOf(Node block) {
  Node last;
  ForEachChild(block, [&](Node child) {
    if (child.named() && RoleOf(child) != Role::kComment) last = child;
  });
  return last;
}

// Whether control never comes to the end of `statement`. Looks through blocks
// and through an if with both branches.
bool Leaves(Node statement) {
  // More of them inside each other end few branches.
  constexpr int kMostLooks = 16;
  std::vector<Node> open{statement};
  for (int look = 0; !open.empty(); ++look) {
    const Node node = open.back();
    open.pop_back();
    if (look == kMostLooks || !node || node.has_error()) return false;
    switch (RoleOf(node)) {
      case Role::kReturn:
      case Role::kThrow:
      case Role::kJump:
        break;
      case Role::kBlock:
      case Role::kWay:
        if (node.is("labeled_statement")) return false;
        open.push_back(LastOf(node));
        break;
      case Role::kIf:
        open.push_back(node.field(F().consequence));
        open.push_back(node.field(F().alternative));
        break;
      default:
        return false;
    }
  }
  return true;
}

void AddLeaving(Node branch, std::vector<Way>* ways) {
  if (branch) {
    ways->push_back({.region = branch.region(), .leaves = Leaves(branch)});
  }
}

// What comes round: not what a loop begins with, which runs once before it.
Region RoundOf(Node loop) {
  Region round = loop.region();
  Node once = loop.field(F().initializer);
  if (!once && !loop.is("do_statement") && !loop.is("while_statement")) {
    once = loop.field(F().right);
  }
  if (once) round.begin = once.region().end;
  return round;
}

void AddLoop(Node loop, std::vector<Way>* ways) {
  const Node body = loop.field(F().body);
  // Behind the body of a do stands its test, which `continue` goes on with.
  ways->push_back({.region = RoundOf(loop),
                   .kind = Way::Kind::kLoop,
                   .jumps_to = body.region().end});
  if (loop.is("do_statement")) Add(body, ways);
  Add(loop.field(F().increment), ways, Way::Kind::kIncrement);
}

void AddTry(Node node, std::vector<Way>* ways) {
  const Region body = node.field(F().body).region();
  ways->push_back({.region = body, .throws_to = body.end});
  const bool finally = static_cast<bool>(node.field(F().finalizer));
  ForEachChild(node, [&](Node handler) {
    if (RoleOf(handler) != Role::kCatch) return;
    Way way{.region = handler.region()};
    if (finally) way.throws_to = way.region.end;
    ways->push_back(way);
    // Behind a guard that is not met the next handler is asked.
    AddLeaving(handler.field(F().body), ways);
  });
}

// What a case compares with may be passed over on the way into its statements.
void AddCases(Node node, std::vector<Way>* ways) {
  const std::uint32_t end = node.region().end;
  std::uint32_t from_default = end;
  ForEachChild(node.field(F().body), [&](Node part) {
    const Node compared = part.field(F().value);
    Add(compared, ways);
    // All the cases behind a default are compared with before it runs.
    if (part.is("switch_default")) from_default = part.region().begin;
    if (compared && from_default < end) {
      ways->push_back(
          {.region = {from_default, end}, .kind = Way::Kind::kLoop});
      from_default = end;
    }
    const Node first = part.field(F().body);
    if (!first) return;
    ways->push_back({.region = {first.region().begin, part.region().end},
                     .leaves = Leaves(LastOf(part)),
                     .jumps_to = end});
  });
}

void AddWay(Node node, std::vector<Way>* ways) {
  if (node.is("with_statement")) return Add(node, ways, Way::Kind::kWith);
  if (!node.is("labeled_statement")) return AddLeaving(node, ways);
  ways->push_back({.region = node.region(), .jumps_to = node.region().end});
}

// What control may come to from inside each of sorted ways: itself or the
// nearest around that has a place for it.
struct Targets {
  std::vector<std::uint32_t> of_jumps;
  std::vector<std::uint32_t> of_throws;
};

Targets TargetsOf(const std::vector<Way>& ways) {
  Targets targets;
  for (std::uint32_t i = 0; i < ways.size(); ++i) {
    const std::uint32_t around = ways[i].around;
    const bool outermost = around == kNoWay;
    std::uint32_t jump = outermost ? kNoWay : targets.of_jumps[around];
    std::uint32_t thrown = outermost ? kNoWay : targets.of_throws[around];
    if (ways[i].jumps_to != kNoWay) jump = i;
    if (ways[i].throws_to != kNoWay) thrown = i;
    targets.of_jumps.push_back(jump);
    targets.of_throws.push_back(thrown);
  }
  return targets;
}

// For each of sorted ways whether a jump of such a kind is somewhere inside.
std::vector<bool> Holding(const std::vector<Way>& ways, Way::Kind kind) {
  std::vector<bool> holding(ways.size());
  for (std::size_t i = ways.size(); i-- > 0;) {
    const std::uint32_t around = ways[i].around;
    if ((ways[i].kind == kind || holding[i]) && around != kNoWay) {
      holding[around] = true;
    }
  }
  return holding;
}

// Fills hidden_until and goes_on_in. A jump is taken to go no further than it
// must, labelled or not.
void HideWhatLeaves(std::vector<Way>* ways) {
  const Targets targets = TargetsOf(*ways);
  const std::vector<bool> breaks = Holding(*ways, Way::Kind::kBreak);
  const std::vector<bool> continues = Holding(*ways, Way::Kind::kContinue);
  for (std::uint32_t i = 0; i < ways->size(); ++i) {
    Way& way = (*ways)[i];
    if (!way.leaves) continue;
    const std::uint32_t thrown = targets.of_throws[i];
    const std::uint32_t jump =
        breaks[i] || continues[i] ? targets.of_jumps[i] : kNoWay;
    way.hidden_until = kNoWay;
    if (thrown != kNoWay) {
      way.hidden_until = (*ways)[thrown].throws_to;
      way.goes_on_in = (*ways)[thrown].around;
    }
    if (jump != kNoWay && (thrown == kNoWay || jump >= thrown)) {
      way.hidden_until = (*ways)[jump].jumps_to;
      way.goes_on_in = (*ways)[jump].around;
    }
    if (continues[i]) way.goes_on_in = i;
  }
}

}  // namespace

void AddWays(Node node, Role role, std::vector<Way>* ways) {
  switch (role) {
    case Role::kIf:
      return AddLeaving(node.field(F().consequence), ways);
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
    case Role::kListed:
      return Add(node, ways, Way::Kind::kLoop);
    case Role::kSelector: {
      // Runs for each of a list, whose children hide the names around.
      if (!node.is("xml_filter_access")) return;
      const Node filter = node.field(F().condition);
      Add(filter, ways, Way::Kind::kLoop);
      return Add(filter, ways, Way::Kind::kWith);
    }
    case Role::kTry:
      return AddTry(node, ways);
    case Role::kSwitch:
      return AddCases(node, ways);
    case Role::kWay:
      return AddWay(node, ways);
    case Role::kJump:
      return Add(node, ways,
                 node.is("break_statement") ? Way::Kind::kBreak
                                            : Way::Kind::kContinue);
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
  HideWhatLeaves(ways);
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

bool IsInWay(const std::vector<Way>& ways, Way::Kind kind,
             std::uint32_t position) {
  std::optional<std::uint32_t> way = WayAt(ways, position);
  for (int depth = 0; way != kNoWay; way = ways[*way].around, ++depth) {
    if (!way || depth > kDeepestWay) return true;  // not known
    if (ways[*way].kind == kind) return true;
  }
  return false;
}

}  // namespace audit
