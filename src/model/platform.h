// What Campaign itself defines: out-of-the-box schemas, tables, keys, fields,
// functions, reserved namespaces, official lists. Compiled in from the
// readable files under schemas/platform/.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace audit {

struct PlatformSchema {
  std::string_view name;  // "nms:recipient"
  std::string_view label;
  std::string_view table;   // "NmsRecipient"; empty: none known
  std::string_view source;  // where the fact is from
};
struct PlatformField {
  std::string_view schema;
  std::string_view xpath;  // "@email", "location/@city"
  std::string_view type;
  std::string_view column;  // "sEmail"
  std::string_view target;  // of links
};
struct PlatformKey {
  std::string_view schema;
  std::string_view xpath;
  std::string_view column;
};
struct PlatformFunction {
  std::string_view name;
  std::string_view category;
};

std::span<const PlatformSchema> PlatformSchemas();  // sorted by name
std::span<const PlatformField> PlatformFields();    // sorted by schema, xpath
std::span<const PlatformKey> PlatformKeys();        // sorted by schema
std::span<const PlatformFunction> PlatformFunctions();  // sorted, lower case
std::span<const std::string_view> ServerNames();  // JavaScript API, sorted

const PlatformSchema* FindPlatformSchema(std::string_view name);
// By SQL table, any letter case (SQL names are case-insensitive in practice).
const PlatformSchema* FindPlatformTable(std::string_view table);
const PlatformFunction* FindPlatformFunction(std::string_view name);
// L10 of the rule catalogue, any letter case.
bool IsReservedNamespace(std::string_view name);

}  // namespace audit
