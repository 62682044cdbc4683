// A query of Campaign's as one model, wherever it is written: real XML, an E4X
// literal, XML in a string, NLWS JSON. Every part has its region.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/node_view.h"
#include "core/region.h"
#include "model/query_fault.h"

namespace audit {

inline constexpr std::uint32_t kNoIndex = UINT32_MAX;

// An attribute's decoded value; `id` is 0 and all else empty where it is
// absent.
struct QueryValue {
  AttributeId id = 0;
  std::string text;
  Region region;          // name and value, of the text the view was made from
  bool has_code = false;  // a hole or <%...%> in it
  // One in other letters is there (Expr=): `region` is its, nothing else.
  bool misspelt = false;
};

// As written; kCode: made by code, kOther: a word that no source knows.
enum class QueryOperation : std::uint8_t {
  kNone,  // not written
  kSelect,
  kGet,
  kGetIfExists,
  kCount,
  kCode,
  kOther,
};
enum class SetOperator : std::uint8_t {
  kNone,
  kExists,
  kNotExists,
  kIn,
  kNotIn,
  kCount,
  kSum,
  kAvg,
  kMin,
  kMax,
  kCode,
  kOther,
};
// What stands between conditions side by side: written on the one before,
// kAnd where nothing is written (formats.md 3.5). Of several in a row: kMixed
// when they differ, because no source says which goes first.
enum class Junction : std::uint8_t {
  kNone,  // nothing to join
  kAnd,
  kOr,
  kExcept,
  kMixed,
  kCode,
  kOther,
};

enum class ClauseKind : std::uint8_t {
  kSelect,
  kWhere,  // also filtering, sysFilter, exclusions
  kGroupBy,
  kHaving,
  kOrderBy,
};

// Where paths start: the query, a subquery, or what a collection holds.
struct QueryLevel {
  enum class Kind : std::uint8_t { kQuery, kSubQuery, kCollection };
  Kind kind = Kind::kQuery;
  std::uint32_t parent = kNoIndex;     // level around it
  std::uint32_t condition = kNoIndex;  // that opens it, or
  std::uint32_t node = kNoIndex;       // the node that opens it
  QueryValue schema;                   // none of a collection
  Region region;                       // of the start tag
  bool has_code = false;               // code puts in clauses or attributes
};

struct QueryClause {
  ClauseKind kind = ClauseKind::kWhere;
  std::uint32_t level = 0;
  Junction junction = Junction::kNone;  // of its conditions
  Region region;                        // of the start tag
  bool has_code = false;                // code puts in conditions or nodes
};

struct QueryNode {
  std::uint32_t clause = 0;
  std::uint32_t level = 0;         // where expr starts
  std::uint32_t inner = kNoIndex;  // the level of the nodes below it
  QueryValue expr;
  QueryValue sql;
  QueryValue alias;
  QueryValue group_by;
  QueryValue sort;
  QueryValue sort_desc;
  Region region;
  bool has_code = false;
};

struct QueryCondition {
  std::uint32_t clause = 0;
  std::uint32_t level = 0;          // where expr starts
  std::uint32_t parent = kNoIndex;  // the condition it stands in
  std::uint32_t end = 0;            // behind its last descendant
  std::uint32_t inner = kNoIndex;   // level of its subquery or collection
  QueryValue expr;
  QueryValue sql;
  QueryValue alias_sql_table;
  QueryValue enabled_if;
  QueryValue set_operator_value;
  QueryValue bool_operator_value;
  SetOperator set_operator = SetOperator::kNone;
  Junction next = Junction::kAnd;       // to the one behind it, if there is one
  Junction junction = Junction::kNone;  // of the conditions in it
  Region region;
  bool has_code = false;
};

struct QueryDef {
  QueryOperation operation = QueryOperation::kNone;
  QueryValue operation_value;
  std::vector<QueryLevel> levels;  // the first is the query itself
  std::vector<QueryClause> clauses;
  std::vector<QueryNode> nodes;            // in document order
  std::vector<QueryCondition> conditions;  // a condition before those in it
  std::vector<QueryFault> faults;          // in document order
};

// The queryDef elements of a view, without those in another.
std::vector<NodeId> FindQueries(const NodeView& view);
// `element`: a queryDef or anything else that has schema= and clauses as
// children, such as a query activity or a queryFilter.
QueryDef ReadQuery(const NodeView& view, NodeId element);

}  // namespace audit
