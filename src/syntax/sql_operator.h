// Operators of SQL, and the kinds of joins.
#pragma once

#include <cstdint>

namespace audit {

enum class SqlOperator : std::uint8_t {
  kNone,
  kOr,
  kAnd,
  kNot,
  kExists,
  kPrior,
  kSign,  // + - ~ before a value
  kEqual,
  kNotEqual,
  kCompare,  // < <= > >= and their kin
  kLike,     // also ILIKE, REGEXP, SIMILAR TO; with NOT in its name
  kEscape,
  kIn,
  kNotIn,
  kIsNull,
  kIsNotNull,
  kIs,  // IS TRUE, IS DISTINCT FROM
  kBetween,
  kConcat,  // || as written; MySQL reads OR
  kSum,     // + -
  kProduct,
  kAssign,  // :=
  kOther,
  kCollate,
  kAtTimeZone,
  kAscending,  // behind a value of ORDER BY, with NULLS FIRST
  kDescending,
  kOuterMark,  // a.b(+)
  kInnerJoin,
  kLeftJoin,
  kRightJoin,
  kFullJoin,
  kCrossJoin,
  kNaturalJoin,  // of any side
  kApply,        // of any side
};

}  // namespace audit
