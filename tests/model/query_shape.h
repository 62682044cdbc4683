// What every query that is read keeps to, whatever it was read from.
#pragma once

#include <string_view>

#include "model/query_def.h"

namespace audit {

inline bool IsInside(Region region, std::size_t size) {
  return region.begin <= region.end && region.end <= size;
}
inline bool IsSound(const QueryValue& value, std::size_t size) {
  if (value.misspelt && (value.id != 0 || value.region.empty())) return false;
  if (value.id == 0 && (!value.text.empty() || value.has_code)) return false;
  return IsInside(value.region, size);
}

inline std::string_view BrokenLevels(const QueryDef& query, std::size_t size) {
  if (query.levels.empty()) return "no level";
  for (std::uint32_t i = 0; i < query.levels.size(); ++i) {
    const QueryLevel& level = query.levels[i];
    if ((level.parent == kNoIndex) != (i == 0)) return "a level without parent";
    if (i > 0 && level.parent >= i) return "a level before its parent";
    if (i > 0 && (level.node == kNoIndex) == (level.condition == kNoIndex)) {
      return "a level that nothing opens";
    }
    const bool held =
        (level.node == kNoIndex || level.node < query.nodes.size()) &&
        (level.condition == kNoIndex ||
         level.condition < query.conditions.size());
    if (!held) return "a level of nothing";
    if (!IsInside(level.region, size) || !IsSound(level.schema, size)) {
      return "a level outside of the text";
    }
  }
  return "";
}

inline std::string_view BrokenNode(const QueryDef& query, const QueryNode& node,
                                   std::size_t size) {
  if (node.clause >= query.clauses.size()) return "a node of no clause";
  const ClauseKind kind = query.clauses[node.clause].kind;
  if (kind == ClauseKind::kWhere || kind == ClauseKind::kHaving) {
    return "a node of a condition's clause";
  }
  if (node.level >= query.levels.size()) return "a node of no level";
  if (node.inner != kNoIndex && node.inner >= query.levels.size()) {
    return "a node with no inner level";
  }
  for (const QueryValue* value :
       {&node.expr, &node.sql, &node.alias, &node.group_by, &node.sort,
        &node.sort_desc}) {
    if (!IsSound(*value, size)) return "a node's attribute";
  }
  return IsInside(node.region, size) ? "" : "a node outside of the text";
}

inline std::string_view BrokenCondition(const QueryDef& query,
                                        std::uint32_t index, std::size_t size) {
  const QueryCondition& condition = query.conditions[index];
  if (condition.clause >= query.clauses.size()) return "of no clause";
  if (condition.level >= query.levels.size()) return "of no level";
  if (condition.end <= index || condition.end > query.conditions.size()) {
    return "a condition's wrong end";
  }
  if (condition.parent != kNoIndex) {
    if (condition.parent >= index) return "a condition before its parent";
    const QueryCondition& parent = query.conditions[condition.parent];
    if (parent.end < condition.end) return "a condition that sticks out";
    if (parent.clause != condition.clause) return "a parent elsewhere";
  }
  for (const QueryValue* value :
       {&condition.expr, &condition.sql, &condition.alias_sql_table,
        &condition.enabled_if, &condition.set_operator_value,
        &condition.bool_operator_value}) {
    if (!IsSound(*value, size)) return "a condition's attribute";
  }
  if (condition.inner != kNoIndex) {
    if (condition.inner >= query.levels.size()) return "no inner level";
    if (query.levels[condition.inner].condition != index) {
      return "an inner level of another";
    }
  }
  return IsInside(condition.region, size) ? "" : "outside of the text";
}

inline std::string_view BrokenQueryShape(const QueryDef& query,
                                         std::size_t size) {
  if (const auto broken = BrokenLevels(query, size); !broken.empty()) {
    return broken;
  }
  for (const QueryClause& clause : query.clauses) {
    if (clause.level >= query.levels.size()) return "a clause of no level";
    if (!IsInside(clause.region, size)) return "a clause outside of the text";
  }
  for (const QueryNode& node : query.nodes) {
    const auto broken = BrokenNode(query, node, size);
    if (!broken.empty()) return broken;
  }
  for (std::uint32_t i = 0; i < query.conditions.size(); ++i) {
    const auto broken = BrokenCondition(query, i, size);
    if (!broken.empty()) return broken;
  }
  for (const QueryFault& fault : query.faults) {
    if (!IsInside(fault.region, size)) return "a fault outside of the text";
    if (WordsOf(fault.kind).empty()) return "a fault without words";
  }
  return "";
}

}  // namespace audit
