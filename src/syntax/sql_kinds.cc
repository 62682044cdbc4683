#include "syntax/sql_kinds.h"

#include <array>

namespace audit {
namespace {

constexpr std::array<std::string_view, 40> kKinds = {
    "script",  "statement", "clause",    "with-query", "query",  "select",
    "set-op",  "subquery",  "table",     "part",       "column", "quoted",
    "word",    "star",      "aliased",   "alias",      "names",  "name",
    "join",    "sources",   "string",    "number",     "null",   "boolean",
    "date",    "interval",  "parameter", "code",       "splice", "call",
    "group",   "list",      "case",      "branch",     "unary",  "binary",
    "between", "cast",      "type",      "over"};
constexpr std::array<std::string_view, 3> kLastKinds = {"subscript", "opaque",
                                                        "error"};
static_assert(kKinds.size() == static_cast<std::size_t>(SqlKind::kSubscript));

constexpr std::array<std::string_view, 18> kVerbs = {
    "",       "select", "insert", "update",   "delete",     "merge",
    "create", "alter",  "drop",   "truncate", "grant",      "revoke",
    "call",   "block",  "other",  "code",     "expression", "unknown"};
static_assert(kVerbs.size() == static_cast<std::size_t>(SqlVerb::kUnknown) + 1);

constexpr std::array<std::string_view, 25> kClauses = {
    "",           "with",       "select",   "into",      "target",
    "from",       "using",      "where",    "group by",  "having",
    "connect by", "start with", "window",   "qualify",   "partition by",
    "order by",   "limit",      "for",      "set",       "values",
    "on",         "when",       "conflict", "returning", "expression"};
static_assert(kClauses.size() ==
              static_cast<std::size_t>(SqlClause::kExpression) + 1);

}  // namespace

std::string_view NameOf(SqlKind kind) {
  const auto at = static_cast<std::size_t>(kind);
  return at < kKinds.size() ? kKinds[at] : kLastKinds[at - kKinds.size()];
}

std::string_view NameOf(SqlVerb verb) {
  return kVerbs[static_cast<std::size_t>(verb)];
}

std::string_view NameOf(SqlClause clause) {
  return kClauses[static_cast<std::size_t>(clause)];
}

}  // namespace audit
