// The text of a query: where its predicates stand, for errors that the C
// library reports without a place or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace audit {

// "(#match? @name "^a")": offsets of the name behind '#' and of each argument.
struct PredicatePlace {
  std::uint32_t name = 0;
  std::vector<std::uint32_t> arguments;
};

struct QueryOutline {
  std::vector<PredicatePlace> predicates;  // in order
  std::uint32_t depth = 0;                 // of nested brackets
  std::uint32_t deepest = 0;               // where that is reached
};

QueryOutline OutlineQuery(std::string_view source);

// An error at a byte of `source`, with 1-based line and column.
Error ErrorInQuery(std::string_view source, std::uint32_t offset,
                   std::string message);

}  // namespace audit
