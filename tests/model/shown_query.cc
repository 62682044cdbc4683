#include "tests/model/shown_query.h"

#include <array>

namespace audit {
namespace {

constexpr std::array<std::string_view, 7> kOperations = {
    "-", "select", "get", "getIfExists", "count", "~", "?"};
constexpr std::array<std::string_view, 12> kSets = {
    "",    "EXISTS", "NOT EXISTS", "IN",  "NOT IN", "COUNT",
    "SUM", "AVG",    "MIN",        "MAX", "~",      "?"};
constexpr std::array<std::string_view, 7> kJunctions = {
    "", "AND", "OR", "EXCEPT", "MIXED", "~", "?"};
constexpr std::array<std::string_view, 5> kClauses = {
    "select", "where", "groupBy", "having", "orderBy"};

template <class Word, std::size_t N>
std::string Of(const std::array<std::string_view, N>& words, Word word) {
  return std::string(words[static_cast<std::size_t>(word)]);
}

std::string WithHoles(std::string text) {
  for (std::size_t at = 0; (at = text.find(kHole, at)) != std::string::npos;) {
    text.replace(at, kHole.size(), "~");
  }
  return text;
}

std::string Level(std::uint32_t level) { return "L" + std::to_string(level); }

std::string Named(std::string_view name, const QueryValue& value) {
  if (value.id == 0) return "";
  return " " + std::string(name) + "=" + WithHoles(value.text);
}

std::string Shown(const QueryNode& node) {
  std::string shown = WithHoles(node.expr.text) + Named("sql", node.sql) +
                      Named("as", node.alias) + Named("group", node.group_by) +
                      Named("sort", node.sort) + Named("desc", node.sort_desc);
  if (node.inner != kNoIndex) shown += " " + Level(node.inner);
  return shown + (node.has_code ? " ~" : "");
}

std::string Shown(const QueryDef& query, const QueryCondition& condition) {
  std::string shown;
  for (std::uint32_t at = condition.parent; at != kNoIndex;
       at = query.conditions[at].parent) {
    shown += '.';
  }
  shown += WithHoles(condition.expr.text) + Named("sql", condition.sql) +
           Named("aliasSqlTable", condition.alias_sql_table) +
           Named("if", condition.enabled_if);
  if (condition.set_operator != SetOperator::kNone) {
    shown += " " + Of(kSets, condition.set_operator);
  }
  if (condition.inner != kNoIndex) shown += " " + Level(condition.inner);
  if (condition.junction != Junction::kNone) {
    shown += " " + Of(kJunctions, condition.junction) + "(";
  }
  return shown + (condition.has_code ? " ~" : "");
}

std::string Shown(const QueryDef& query, std::uint32_t index) {
  const QueryClause& clause = query.clauses[index];
  std::string shown = Of(kClauses, clause.kind) + " " + Level(clause.level);
  if (clause.junction != Junction::kNone) {
    shown += " " + Of(kJunctions, clause.junction);
  }
  if (clause.has_code) shown += " ~";
  std::string_view between = ": ";
  const auto add = [&](const std::string& part) {
    shown += std::string(between) + part;
    between = " | ";
  };
  for (const QueryNode& node : query.nodes) {
    if (node.clause != index) continue;
    const std::string at =
        node.level == clause.level ? "" : Level(node.level) + " ";
    add(at + Shown(node));
  }
  for (const QueryCondition& condition : query.conditions) {
    if (condition.clause == index) add(Shown(query, condition));
  }
  return shown;
}

}  // namespace

std::string ShownQuery(const QueryDef& query) {
  std::string shown = Of(kOperations, query.operation) + "\n";
  for (std::uint32_t i = 0; i < query.levels.size(); ++i) {
    const QueryLevel& level = query.levels[i];
    shown += Level(i);
    if (level.parent != kNoIndex) shown += " in " + Level(level.parent);
    shown += level.kind == QueryLevel::Kind::kCollection
                 ? " collection"
                 : " " + WithHoles(level.schema.text);
    shown += level.has_code ? " ~\n" : "\n";
  }
  for (std::uint32_t i = 0; i < query.clauses.size(); ++i) {
    shown += Shown(query, i) + "\n";
  }
  for (const QueryFault& fault : query.faults) {
    shown += "! " + std::string(WordsOf(fault.kind)) + "\n";
  }
  return shown;
}

}  // namespace audit
