// What the names in a tree of SQL stand for: which of them are tables, which
// are queries of a WITH, derived tables or aliases, and what a column is
// qualified with. Where two readings are possible, neither is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "syntax/sql_tree.h"

namespace audit {

enum class SqlSourceKind : std::uint8_t {
  kTable,      // a table or a view
  kWithQuery,  // the name of a query in a WITH
  kDerived,    // a query in parentheses, or joins in them with an alias
  kFunction,
  kAlias,  // of another source: UPDATE R ... FROM NmsRecipient R
  kCode,   // a parameter, or what a script puts in
  kUnknown,
};
std::string_view NameOf(SqlSourceKind kind);  // "table"

struct SqlSource {
  SqlSourceKind kind = SqlSourceKind::kUnknown;
  bool is_target = false;   // what the statement changes, makes or drops
  std::uint32_t node = 0;   // a kTable, kSubquery, kSources, kCall, ...
  std::uint32_t scope = 0;  // the kSelect or kStatement whose columns it has
  // What qualifies its columns: the alias, else the last part of the name.
  // Empty: nothing does.
  Region name;
};

struct SqlScopes {
  std::vector<SqlSource> sources;  // by scope, then by node
  // Of each node: the kSelect or kStatement whose sources its names mean first.
  // kNoScope: none, or it is not known which.
  std::vector<std::uint32_t> scopes;
};
inline constexpr std::uint32_t kNoScope = 0xFFFFFFFF;

// Linear, but for a logarithm.
SqlScopes ReadSqlScopes(std::string_view text, const SqlTree& tree);

// The index of the source that the kColumn's qualifier names. Nothing: it has
// none, or several parts; no source has the name, or two; letter case, quotes
// or code leave it open; it stands too deep or beside too many (500 steps).
std::optional<std::uint32_t> SourceOf(std::string_view text,
                                      const SqlTree& tree,
                                      const SqlScopes& scopes,
                                      std::uint32_t column);

}  // namespace audit
