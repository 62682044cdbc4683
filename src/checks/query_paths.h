// What pass 2 can say of a path in a query: whether the schema it starts in
// surely lacks it. For checks that would be wrong to take "not listed" for "not
// there".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/facts.h"

namespace audit {

enum class PathState : std::uint8_t {
  kThere,
  kLacking,   // the schema is the input's own, and declares no such name
  kUnlisted,  // a well-known schema of Campaign's, of whose fields it is none
  kUnknown,
};

// `path` as an expression writes it: "@email", "[location/@city]". Only where
// the first step is missing is the path lacking.
PathState StateOfPath(const Facts& facts, std::string_view schema,
                      std::string_view path);

}  // namespace audit
