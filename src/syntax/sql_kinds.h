// The kinds of what stands in an SQL tree, and what is told apart within them.
#pragma once

#include <cstdint>
#include <string_view>

#include "syntax/sql_operator.h"

namespace audit {

enum class SqlKind : std::uint8_t {
  kScript,     // the root
  kStatement,  // of a verb
  kClause,     // what stands between two of a statement's words
  kWithQuery,  // name [(names)] AS (query), in a WITH
  kQuery,      // kSelect and their like with kSetOperator between them
  kSelect,     // SELECT ... up to its HAVING: one scope of names
  kSetOperator,
  kSubquery,  // (query)
  kTable,     // where a statement names one, of any kind; parts: kNamePart
  kNamePart,  // below a kTable or kColumn of several parts
  kColumn,    // a name where a value stands
  kQuoted,    // "x" alone: a column; in MySQL's default mode a string
  kWord,      // a name that may be no column: SYSDATE, a unit, alias = value
  kStar,      // *; t.* is a kColumn with one
  kAliased,   // something, then kAlias, then perhaps kNames
  kAlias,
  kNames,    // (a, b): columns of a target, a USING, an alias
  kName,     // one of them
  kJoin,     // its table, then its condition or kNames
  kSources,  // (a JOIN b)
  kString,
  kNumber,
  kNull,
  kBoolean,
  kDate,      // DATE '...'
  kInterval,  // INTERVAL '...' unit
  kParameter,
  kCode,    // <%= %> or a hole: anything may stand here
  kSplice,  // code beside something without an operator that we see
  kCall,
  kGroup,   // (value)
  kList,    // (a, b); of IN also (a)
  kCase,    // value, then kBranch'es
  kBranch,  // WHEN, THEN or ELSE with its value
  kUnary,
  kBinary,
  kBetween,  // three values
  kCast,     // value::type
  kType,
  kOver,       // a call with its OVER, FILTER, WITHIN GROUP or KEEP
  kSubscript,  // value[...]
  kOpaque,     // delimited, not read
  kError,      // what stands in it is not understood as a whole
};
std::string_view NameOf(SqlKind kind);  // "table"

enum class SqlVerb : std::uint8_t {
  kNone,
  kSelect,  // also WITH, VALUES, (SELECT
  kInsert,  // also MySQL's REPLACE
  kUpdate,
  kDelete,
  kMerge,
  kCreate,
  kAlter,
  kDrop,
  kTruncate,
  kGrant,
  kRevoke,
  kCall,   // CALL, EXEC
  kBlock,  // BEGIN ... END, DECLARE ..., the making of a procedure
  kOther,  // SET, COMMIT, USE, VACUUM: known, not read
  kCode,   // its first word is made by code
  kExpression,
  kUnknown,
};
std::string_view NameOf(SqlVerb verb);  // "select"

enum class SqlObject : std::uint8_t {
  kNone,
  kTable,
  kView,
  kIndex,
  kSequence,
  kRoutine,  // function, procedure, trigger, package
  kOther,
};

enum class SqlClause : std::uint8_t {
  kNone,
  kWith,
  kSelect,
  kInto,    // of SELECT
  kTarget,  // what is inserted into, updated, deleted from, made, dropped
  kFrom,
  kUsing,  // of DELETE and MERGE
  kWhere,
  kGroupBy,
  kHaving,
  kConnectBy,
  kStartWith,
  kWindow,
  kQualify,
  kPartitionBy,
  kOrderBy,
  kLimit,  // LIMIT, OFFSET, FETCH, TOP
  kFor,
  kSet,
  kValues,
  kOn,    // of MERGE
  kWhen,  // of MERGE
  kConflict,
  kReturning,  // also OUTPUT
  kExpression,
};
std::string_view NameOf(SqlClause clause);  // "group by"

}  // namespace audit
