// Statements that define columns, indexes and views, found in any text that may
// hold SQL: scripts of a database, activities, strings of a script, commands of
// a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "core/region.h"

namespace audit {

struct TableDefinition {
  enum class Kind : std::uint8_t { kColumn, kIndex, kView };
  Kind kind = Kind::kView;
  Region region;      // from its first word to what it names
  std::string name;   // of the index or view, without schema and quotes
  std::string table;  // of columns and indexes
  std::vector<std::string> parts;  // columns added, or of the index
  std::string query;               // of a view, without comments and constants
};

// Languages that may hold SQL.
inline constexpr Language kSqlBearing[] = {Language::kSql, Language::kHtml,
                                           Language::kXtk, Language::kShell,
                                           Language::kBatch};

// Comments and constants are passed over; so is a view that the same text
// drops again. Of a script's constant only what begins as a statement counts.
std::vector<TableDefinition> FindTableDefinitions(const TextView& at);

}  // namespace audit
