// What Campaign itself defines: out-of-the-box schemas, tables, keys, fields,
// functions, reserved namespaces, official lists. Compiled in from the
// readable files under schemas/platform/. None of it is complete: a name that
// is not here may still be Campaign's.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace audit {

struct PlatformSchema {
  std::string_view name;  // "nms:recipient"
  std::string_view label;
  std::string_view table;   // "NmsRecipient"; empty: none known
  std::string_view source;  // where the fact is from, see the folder's README
};
struct PlatformField {
  std::string_view schema;
  std::string_view xpath;  // "@email", "location/@city"
  std::string_view type;
  std::string_view column;  // "sEmail"; empty: not known, or not in SQL
  std::string_view target;  // of links
  std::string_view source;
};
struct PlatformKey {
  std::string_view schema;
  std::string_view xpath;   // comma list
  std::string_view column;  // comma list, in the same order
  std::string_view source;
};
struct PlatformFunction {
  std::string_view name;
  std::string_view category;  // "form/schema": not known to work in queries
  std::string_view source;
};
struct PlatformServerName {
  std::string_view name;  // "sqlExec", "application.operator.login"
  std::string_view kind;  // "function", "object", ...
  std::string_view source;
};
struct PlatformListMember {
  std::string_view list;
  std::string_view name;
  std::string_view source;
};

struct PlatformRelayUrl {
  std::string_view place;  // in the order, "01"
  std::string_view mask;   // "/webApp/*"
  std::string_view status;
  std::string_view http_allowed;  // "yes" or "no"
  std::string_view denied;        // "yes" or "no"
  std::string_view source;
};
struct PlatformUrlPermission {
  std::string_view place;  // in the order, "01"
  std::string_view dns_suffix;
  std::string_view url_regex;
  std::string_view source;
};

std::span<const PlatformRelayUrl> PlatformRelay();  // in the relay's order
std::span<const PlatformUrlPermission> PlatformUrlPermissions();
std::span<const PlatformSchema> PlatformSchemas();  // by name
std::span<const PlatformField> PlatformFields();    // by schema, xpath
std::span<const PlatformKey> PlatformKeys();        // by schema
// By name in lower case.
std::span<const PlatformFunction> PlatformFunctions();
std::span<const PlatformServerName> PlatformServerNames();  // by name

// Schema names are told apart by letter case; null: none of that name known.
const PlatformSchema* FindPlatformSchema(std::string_view name);
// By SQL table, any letter case (SQL names are case-insensitive in practice).
// Of several schemas on one table, the first by name.
const PlatformSchema* FindPlatformTable(std::string_view table);
// All of them: entities kept as files share a table.
std::vector<const PlatformSchema*> SchemasOnPlatformTable(
    std::string_view table);
// Any letter case, as in expressions.
const PlatformFunction* FindPlatformFunction(std::string_view name);
const PlatformServerName* FindPlatformServerName(std::string_view name);
const PlatformKey* FindPlatformKey(std::string_view schema);
std::span<const PlatformField> FieldsOfPlatformSchema(std::string_view schema);

// The lists of the vendor's pages; their names in lists.tsv are these in
// kebab case.
enum class OfficialList : std::uint8_t {
  kAdminWrittenSchema,  // from v7 on written with the admin right only
  kDeniedCommand,       // sample of commands scripts should not run
  kDocumentedOption,    // those that may be changed
  kEscapingFunction,
  kNewFolder,          // of the v7 folder tree
  kObsoleteFolder,     // not in it any more
  kRemovedSchema,      // of 6.02's Interaction, gone in v7
  kReservedNamespace,  // L10 of the rule catalogue
  kUnextendableSchema,
  kWatchedOption,  // migration or security depends on it
};
// By name in lower case.
std::span<const PlatformListMember> MembersOf(OfficialList list);
std::span<const PlatformListMember> AllListMembers();
bool IsListed(OfficialList list, std::string_view name);  // any letter case
bool IsReservedNamespace(std::string_view name);          // any letter case

}  // namespace audit
