// What a srcSchema of the input is beside Campaign's own: an extension, a
// copy, a view, made from a template or a schema of its own; with what speaks
// for it, as values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema_source.h"
#include "model/sql_names.h"

namespace audit {

enum class SchemaNature : std::uint8_t {
  kUnknown,      // its table is code, or a name no rule gives
  kExtension,    // extendedSchema
  kBuiltIn,      // in one of Campaign's namespaces
  kView,         // view="true": whatever table it names, it only reads it
  kExternal,     // its tables are in another database
  kNoTable,      // kept in files, or definitions only
  kTemplate,     // made from a template
  kClone,        // none of these, and on a table of Campaign's
  kIndependent,  // a schema of its own, whatever it looks like
};
std::string_view WordsOf(SchemaNature nature);

struct SchemaLikeness {
  SchemaNature nature = SchemaNature::kUnknown;
  std::string base;  // what it extends or is made from, as written
  SqlName table;
  // The built-in schema it was compared with, the likest one by table, then
  // local name, then fields; empty: it is like none.
  std::string like;
  std::string source;  // where the table of `like` is known from
  bool same_table = false;
  bool same_name = false;                // the local one
  std::uint32_t fields = 0;              // it declares
  std::uint32_t known = 0;               // of `like`, by the platform tables
  std::uint32_t alike = 0;               // declared the same way in both
  std::uint32_t differing = 0;           // of the same path, and something else
  std::vector<std::string> alike_paths;  // the first of them, kPathsShown
  bool operator==(const SchemaLikeness&) const = default;
};
inline constexpr std::size_t kPathsShown = 20;

SchemaLikeness LikenessOf(const SchemaSource& source);

}  // namespace audit
