// What is wrong or not known in a query, with its place.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/region.h"

namespace audit {

struct QueryFault {
  enum class Kind : std::uint8_t {
    kNoSchema,  // of a query or subquery
    kUnknownOperation,
    kUnknownBoolOperator,
    kTwoBoolOperators,  // boolOperator and bool-operator, not alike
    kUnknownSetOperator,
    kSetOperatorAlone,  // IN without a subquery, EXISTS without an expr
    kTwoSubQueries,
    kSubQueryWithoutIn,
    kExprAndConditions,  // both, and no set operator that says how
    kLetterCase,         // groupby: pages write it so, exports do not
    kMisplaced,          // a word of queries where it means nothing
  };
  Kind kind = Kind::kNoSchema;
  Region region;
};
std::string_view WordsOf(QueryFault::Kind kind);

}  // namespace audit
