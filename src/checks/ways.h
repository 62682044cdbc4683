// The parts of a script that may run or be left out, or run again: what decides
// which of a variable's assignments reach a use of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "checks/role.h"
#include "core/region.h"
#include "syntax/node.h"

namespace audit {

inline constexpr std::uint32_t kNoWay = ~std::uint32_t{0};
// Deeper than any code a person wrote; each way out is a step.
inline constexpr int kDeepestWay = 100;

struct Way {
  enum class Kind : std::uint8_t {
    kBranch,     // may be left out
    kLoop,       // comes round again
    kIncrement,  // of a loop: runs behind the body, before which it stands
    kBreak,
    kContinue,
    kWith,  // names may be properties there: of a filter, too
  };
  Region region;
  Kind kind = Kind::kBranch;
  bool leaves = false;  // ends in a jump, return or throw: never falls through
  // Bytes where what leaves it may go on; kNoWay: elsewhere. Of a loop, a case,
  // a label: for jumps. Of a try: for whatever is thrown or returned.
  std::uint32_t jumps_to = kNoWay;
  std::uint32_t throws_to = kNoWay;

  // By SortWays:
  std::uint32_t around = kNoWay;  // the next way out
  // Of what leaves: behind its end, what it does shows only from this byte on,
  // and the way in which control goes on there. Else 0.
  std::uint32_t hidden_until = 0;
  std::uint32_t goes_on_in = kNoWay;

  bool Holds(std::uint32_t position) const {
    return region.begin <= position && position < region.end;
  }
};

// Appends the ways that `node` makes of its parts, not yet sorted.
void AddWays(Node node, Role role, std::vector<Way>* ways);

// In document order, outer ones first.
void SortWays(std::vector<Way>* ways);

// The innermost of sorted ways around a byte; kNoWay: it always runs; nullopt:
// behind ways inside each other so deep that nobody looks.
std::optional<std::uint32_t> WayAt(const std::vector<Way>& ways,
                                   std::uint32_t position);

// Whether a way of that kind is around a byte, or may be.
bool IsInWay(const std::vector<Way>& ways, Way::Kind kind,
             std::uint32_t position);

}  // namespace audit
