// The names that Campaign gives to tables and columns (domain rules of the
// vendor's pages on schemas: prefixes by type, keys, namespaces). What the
// pages do not say has no name here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/schema_source.h"

namespace audit {

struct SqlName {
  enum class By : std::uint8_t {
    kNothing,       // there is none, or no source says which
    kWritten,       // @sqltable, @sqlname
    kRule,          // a documented rule of naming
    kInferredRule,  // one that is seen, not documented
  };
  std::string text;
  By by = By::kNothing;
  bool operator==(const SqlName&) const = default;
};

// The prefix of columns of a type, with how well it is known; the text may be
// empty: not known.
SqlName PrefixOf(std::string_view type);

// The table of a schema that is none by extension: those share another's.
SqlName TableOf(const SchemaSource& source);
// The column of a field. Links have keys: see ForeignKeyOf.
SqlName ColumnOf(const SchemaSource& source, std::uint32_t node);
// Whether the pages name the columns of a schema's fields at all: not in views
// and tables elsewhere. Of an extension only those right below the main element
// of a built-in schema that has a table: what is around others may be kept as
// XML, in the schema it extends.
bool NamesColumns(const SchemaSource& source, const SchemaNode& node);
// The column of the key "@id" of that type, or of @autopk's (a long).
SqlName KeyColumnNameOf(const SchemaSource& source, std::string_view type);
// Of keys: a type whose columns the pages name after the schema.
bool IsNumberOfRow(std::string_view type);
// "iCompanyId" of a link "company" to a schema whose key is "@id".
SqlName ForeignKeyOf(std::string_view link);
// Whether the database has a table for it at all, as far as it says.
bool IsInDatabase(const SchemaSource& source);

}  // namespace audit
