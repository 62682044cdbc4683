// Why an analysis does not know what a value is.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

enum class Doubt : std::uint8_t {
  kNone,
  kBranch,     // given in a branch, or by several ways
  kLoop,       // a loop gives it anew
  kFunctions,  // functions inside assign it
  kBlock,      // a block has a variable of that name, or a pattern assigns it
  kEval,       // eval or with may change it
  kParameter,  // of a function; an exception
  kElsewhere,  // a name that the script neither declares nor assigns
  kCall,       // what a function or method makes
  kMember,     // a property, an item
  kNotText,    // a number, a sum of what may be numbers, null ...
  kShared,     // an array that others may change
  kTested,     // a test may have refused what is not as it should be
  kTooLong,    // more pieces than anybody reads
};

// As part of a sentence: "given in a branch".
std::string_view ToString(Doubt doubt);

}  // namespace audit
