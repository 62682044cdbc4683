// Which test tells of a variable where it is used, as long as nothing can have
// changed it since.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/guards.h"
#include "checks/outline.h"
#include "checks/symbols.h"
#include "syntax/node.h"

namespace audit {

class StandingGuards {
 public:
  // All must outlive it, and stay where they are.
  StandingGuards(const Outline& outline, const SymbolTable& symbols,
                 std::string_view text);

  // The innermost that holds at a use in the symbol's own scope; nullptr: none.
  const Guard* Of(Node identifier, const Symbol& symbol) const;

 private:
  bool Holds(const Guard& guard, Node identifier, const Symbol& symbol) const;

  const Outline& outline_;
  const SymbolTable& symbols_;
  std::string_view text_;
  // By the byte their part begins at.
  std::unordered_map<std::uint32_t, std::vector<const Guard*>> guards_;
};

}  // namespace audit
