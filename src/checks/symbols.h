// Which variable each name of a script means, by the scope rules of functions
// (hoisting included).
#pragma once

#include <cstdint>
#include <vector>

#include "checks/outline.h"

namespace audit {

struct Symbol {
  ScopeIndex scope = 0;
  std::uint32_t name = 0;
  // Definitions that give a value other than null or undefined.
  std::uint32_t values = 0;
  std::uint32_t functions = 0;  // those of them that are functions
};

// Sets Mention::symbol throughout; names that the script neither declares nor
// assigns keep kNone. An assigned name that nothing declares is a global.
std::vector<Symbol> ResolveNames(Outline* outline);

}  // namespace audit
