#include "model/platform.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "core/text.h"

namespace audit {
namespace {

struct SchemaCase {
  std::string name;
  std::string key;
  std::string schema;  // empty: none
};

TEST(Platform, FindsSchemasByName) {
  const SchemaCase cases[] = {
      {"built in", "nms:recipient", "nms:recipient"},
      {"the first of the table", "crm:incomingLead", "crm:incomingLead"},
      {"another letter case is another schema", "nms:Recipient", ""},
      {"a customer's", "cus:recipient", ""},
      {"nothing", "", ""},
  };
  for (const SchemaCase& c : cases) {
    SCOPED_TRACE(c.name);
    const PlatformSchema* found = FindPlatformSchema(c.key);
    EXPECT_EQ(found == nullptr ? "" : found->name, c.schema);
  }
}

TEST(Platform, FindsSchemasByTableInAnyLetterCase) {
  const SchemaCase cases[] = {
      {"as the vendor writes it", "NmsRecipient", "nms:recipient"},
      {"as people write it", "nmsrecipient", "nms:recipient"},
      {"in capitals", "XTKWORKFLOW", "xtk:workflow"},
      {"the start of one", "NmsRecip", ""},
      {"a customer's", "CusRecipient", ""},
      {"nothing", "", ""},
  };
  for (const SchemaCase& c : cases) {
    SCOPED_TRACE(c.name);
    const PlatformSchema* found = FindPlatformTable(c.key);
    EXPECT_EQ(found == nullptr ? "" : found->name, c.schema);
  }
}

TEST(Platform, EverySchemaIsFoundByItsNameAndTable) {
  ASSERT_GT(PlatformSchemas().size(), 200U);
  for (const PlatformSchema& schema : PlatformSchemas()) {
    SCOPED_TRACE(std::string(schema.name));
    EXPECT_EQ(FindPlatformSchema(schema.name), &schema);
    EXPECT_FALSE(schema.source.empty());
    if (schema.table.empty()) continue;
    const PlatformSchema* found = FindPlatformTable(ToLower(schema.table));
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->table, schema.table);
  }
}

TEST(Platform, FieldsAndKeysBelongToKnownSchemas) {
  ASSERT_GT(PlatformFields().size(), 150U);
  for (const PlatformField& field : PlatformFields()) {
    EXPECT_NE(FindPlatformSchema(field.schema), nullptr) << field.schema;
    EXPECT_FALSE(field.xpath.empty()) << field.schema;
  }
  ASSERT_GT(PlatformKeys().size(), 20U);
  for (const PlatformKey& key : PlatformKeys()) {
    EXPECT_EQ(FindPlatformKey(key.schema), &key);
  }
}

TEST(Platform, FieldsOfOneSchemaStandTogether) {
  const auto fields = FieldsOfPlatformSchema("nms:recipient");
  ASSERT_GT(fields.size(), 20U);
  EXPECT_TRUE(std::all_of(fields.begin(), fields.end(), [](const auto& field) {
    return field.schema == "nms:recipient";
  }));
  const auto email =
      std::find_if(fields.begin(), fields.end(),
                   [](const auto& field) { return field.xpath == "@email"; });
  ASSERT_NE(email, fields.end());
  EXPECT_EQ(email->column, "sEmail");
  EXPECT_TRUE(FieldsOfPlatformSchema("cus:recipient").empty());
}

TEST(Platform, FindsFunctionsInAnyLetterCase) {
  for (const std::string_view name : {"GetDate", "getdate", "IIF", "Iif"}) {
    SCOPED_TRACE(std::string(name));
    EXPECT_NE(FindPlatformFunction(name), nullptr);
  }
  EXPECT_EQ(FindPlatformFunction("CusFunction"), nullptr);
  for (const PlatformFunction& function : PlatformFunctions()) {
    EXPECT_EQ(FindPlatformFunction(function.name), &function);
  }
}

TEST(Platform, KnowsWhatServerScriptsFindDefined) {
  const PlatformServerName* found = FindPlatformServerName("sqlExec");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->kind, "function");
  EXPECT_EQ(FindPlatformServerName("XMLHttpRequest"), nullptr);
  for (const PlatformServerName& name : PlatformServerNames()) {
    EXPECT_EQ(FindPlatformServerName(name.name), &name);
  }
}

struct NamespaceCase {
  std::string name;
  bool reserved;
};

TEST(Platform, ReservesNamespacesInAnyLetterCase) {
  const NamespaceCase cases[] = {
      {"nms", true}, {"NMS", true},  {"xtk", true},  {"nl", true},
      {"ncm", true}, {"ncl", true},  {"temp", true}, {"crm", true},
      {"xxl", true}, {"cus", false}, {"", false},    {"nmsx", false},
  };
  for (const NamespaceCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(IsReservedNamespace(c.name), c.reserved);
  }
}

struct ListCase {
  OfficialList list;
  std::string member;
  std::size_t size;
};

TEST(Platform, HoldsTheOfficialLists) {
  const ListCase cases[] = {
      {OfficialList::kAdminWrittenSchema, "xtk:srcSchema", 30},
      {OfficialList::kDeniedCommand, "openssl", 10},
      {OfficialList::kDocumentedOption, "NmsServer_URL", 205},
      {OfficialList::kEscapingFunction, "NL.SQL.escape", 5},
      {OfficialList::kNewFolder, "nmsMRM", 13},
      {OfficialList::kObsoleteFolder, "nmsDeliveryMgt", 15},
      {OfficialList::kRemovedSchema, "nms:emailOfferView", 5},
      {OfficialList::kReservedNamespace, "xtk", 8},
      {OfficialList::kUnextendableSchema, "nms:calendar", 24},
      {OfficialList::kWatchedOption, "XtkAcceptOldPasswords", 29},
  };
  std::size_t members = 0;
  for (const ListCase& c : cases) {
    SCOPED_TRACE(c.member);
    EXPECT_TRUE(IsListed(c.list, c.member));
    EXPECT_FALSE(IsListed(c.list, "no such member"));
    EXPECT_EQ(MembersOf(c.list).size(), c.size);
    members += MembersOf(c.list).size();
  }
  // No line of lists.tsv names a list that nobody can ask for.
  EXPECT_EQ(members, AllListMembers().size());
}

}  // namespace
}  // namespace audit
