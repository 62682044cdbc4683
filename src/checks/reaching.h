// Which assignments of a variable may have given it the value it has at a use,
// following the statements of its function: branches, loops, jumps into
// handlers. Errs by naming too many, never too few.
#pragma once

#include <cstdint>
#include <optional>

#include "checks/doubt.h"
#include "checks/outline.h"
#include "checks/symbols.h"

namespace audit {

// A bit for each of Symbol::definitions.
using DefinitionSet = std::uint64_t;

// For a use at `position` in the symbol's own scope. nullopt: all that there
// are, since the order of statements says nothing. So it is where only one
// gives a value, where functions inside assign it, where a block has a variable
// of that name, where there are very many.
std::optional<DefinitionSet> DefinitionsReaching(const Outline& outline,
                                                 const Symbol& symbol,
                                                 std::uint32_t position);

// The one assignment that surely gave a variable its value; null: not known
// which, for the reason given.
struct Given {
  const Definition* definition = nullptr;
  Doubt doubt = Doubt::kNone;
};

// For a use at `position` of `scope`, which is the symbol's own or inside it.
// Counts null too, and a variable that nothing was assigned to yet. A function
// inside is taken to run behind the one assignment of what it reads.
Given GivenAt(const Outline& outline, const Symbol& symbol, ScopeIndex scope,
              std::uint32_t position);

}  // namespace audit
