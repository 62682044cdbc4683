#include "model/platform.h"

#include <algorithm>
#include <string>

#include "core/text.h"
#include "model/platform_data.h"

namespace audit {
namespace {

// The rows of a sorted table whose key is `key`.
template <class Row, class KeyOf>
std::span<const Row> RowsOf(std::span<const Row> rows, std::string_view key,
                            KeyOf key_of) {
  const auto begin =
      std::partition_point(rows.begin(), rows.end(),
                           [&](const Row& row) { return key_of(row) < key; });
  const auto end = std::partition_point(
      begin, rows.end(), [&](const Row& row) { return key_of(row) == key; });
  return {begin, end};
}

template <class Row, class KeyOf>
const Row* RowOf(std::span<const Row> rows, std::string_view key,
                 KeyOf key_of) {
  const auto found = RowsOf(rows, key, key_of);
  return found.empty() ? nullptr : &found.front();
}

std::string_view ListName(OfficialList list) {
  switch (list) {
    case OfficialList::kAdminWrittenSchema:
      return "admin-written-schema";
    case OfficialList::kDeniedCommand:
      return "denied-command";
    case OfficialList::kDocumentedOption:
      return "documented-option";
    case OfficialList::kEscapingFunction:
      return "escaping-function";
    case OfficialList::kNewFolder:
      return "new-folder";
    case OfficialList::kObsoleteFolder:
      return "obsolete-folder";
    case OfficialList::kRemovedSchema:
      return "removed-schema";
    case OfficialList::kReservedNamespace:
      return "reserved-namespace";
    case OfficialList::kUnextendableSchema:
      return "unextendable-schema";
    case OfficialList::kWatchedOption:
      return "watched-option";
  }
  return {};
}

}  // namespace

std::span<const PlatformSchema> PlatformSchemas() {
  return platform_data::kSchemas;
}

std::span<const PlatformField> PlatformFields() {
  return platform_data::kFields;
}

std::span<const PlatformKey> PlatformKeys() { return platform_data::kKeys; }

std::span<const PlatformFunction> PlatformFunctions() {
  return platform_data::kFunctions;
}

std::span<const PlatformRelayUrl> PlatformRelay() {
  return platform_data::kRelay;
}

std::span<const PlatformUrlPermission> PlatformUrlPermissions() {
  return platform_data::kUrlPermissions;
}

std::span<const PlatformServerName> PlatformServerNames() {
  return platform_data::kServerNames;
}

const PlatformSchema* FindPlatformSchema(std::string_view name) {
  return RowOf(platform_data::kSchemas, name,
               [](const PlatformSchema& row) { return row.name; });
}

std::vector<const PlatformSchema*> SchemasOnPlatformTable(
    std::string_view table) {
  const std::string key = ToLower(table);
  std::vector<const PlatformSchema*> schemas;
  for (const std::uint16_t index :
       RowsOf(platform_data::kByTable, key, [](std::uint16_t i) {
         return ToLower(platform_data::kSchemas[i].table);
       })) {
    schemas.push_back(&platform_data::kSchemas[index]);
  }
  return schemas;
}

const PlatformSchema* FindPlatformTable(std::string_view table) {
  const auto schemas = SchemasOnPlatformTable(table);
  return schemas.empty() ? nullptr : schemas.front();
}

const PlatformFunction* FindPlatformFunction(std::string_view name) {
  const std::string key = ToLower(name);
  return RowOf(platform_data::kFunctions, key,
               [](const PlatformFunction& row) { return ToLower(row.name); });
}

const PlatformServerName* FindPlatformServerName(std::string_view name) {
  return RowOf(platform_data::kServerNames, name,
               [](const PlatformServerName& row) { return row.name; });
}

const PlatformKey* FindPlatformKey(std::string_view schema) {
  return RowOf(platform_data::kKeys, schema,
               [](const PlatformKey& row) { return row.schema; });
}

std::span<const PlatformField> FieldsOfPlatformSchema(std::string_view schema) {
  return RowsOf(platform_data::kFields, schema,
                [](const PlatformField& row) { return row.schema; });
}

std::span<const PlatformListMember> MembersOf(OfficialList list) {
  return RowsOf(platform_data::kListMembers, ListName(list),
                [](const PlatformListMember& row) { return row.list; });
}

std::span<const PlatformListMember> AllListMembers() {
  return platform_data::kListMembers;
}

bool IsListed(OfficialList list, std::string_view name) {
  const std::string key = ToLower(name);
  return RowOf(MembersOf(list), key, [](const PlatformListMember& row) {
           return ToLower(row.name);
         }) != nullptr;
}

bool IsReservedNamespace(std::string_view name) {
  return IsListed(OfficialList::kReservedNamespace, name);
}

}  // namespace audit
