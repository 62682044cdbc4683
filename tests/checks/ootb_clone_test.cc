#include <gtest/gtest.h>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

struct CloneRow {
  const char* name;
  Attributes schema;
  std::vector<Attributes> elements;
  const char* table;  // expected; empty: no finding
  const char* entity_schema = "xtk:srcSchema";
};

const Attributes kAcme = {{"namespace", "acme"}, {"name", "recipient"}};

Attributes With(Attributes attributes, const char* name, const char* value) {
  attributes.push_back({name, value});
  return attributes;
}

const std::vector<CloneRow>& Rows() {
  static const std::vector<CloneRow> rows = {
      {"the same table",
       kAcme,
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       "NmsRecipient"},
      {"the same table in another case",
       kAcme,
       {{{"name", "recipient"}, {"sqltable", "NMSRECIPIENT"}}},
       "NMSRECIPIENT"},
      {"another schema's name, the same table",
       {{"namespace", "acme"}, {"name", "person"}},
       {{{"name", "person"}, {"sqltable", "NmsRecipient"}}},
       "NmsRecipient"},
      {"no element of the schema's name: the first with a table",
       kAcme,
       {{{"name", "a"}}, {{"name", "b"}, {"sqltable", "NmsRecipient"}}},
       "NmsRecipient"},
      {"the main element decides",
       kAcme,
       {{{"name", "other"}, {"sqltable", "NmsRecipient"}},
        {{"name", "recipient"}, {"sqltable", "AcmeRecipient"}}},
       ""},
      {"the same name with its own table",
       kAcme,
       {{{"name", "recipient"}, {"sqltable", "AcmeRecipient"}}},
       ""},
      {"the same name with no table", kAcme, {{{"name", "recipient"}}}, ""},
      {"an extension",
       With(kAcme, "extendedSchema", "nms:recipient"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"a view",
       With(kAcme, "view", "true"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"a view written as 1",
       With(kAcme, "view", "1"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"view set to false",
       With(kAcme, "view", "false"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       "NmsRecipient"},
      {"a view written as yes",
       With(kAcme, "view", "yes"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"about to be removed",
       With(kAcme, "_operation", "delete"),
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"an aggregate",
       kAcme,
       {{{"name", "recipient"},
         {"sqltable", "NmsRecipient"},
         {"aggregate", "nms:recipient"}}},
       ""},
      {"what another schema holds",
       kAcme,
       {{{"name", "recipient"},
         {"sqltable", "NmsRecipient"},
         {"ref", "nms:recipient:recipient"}}},
       ""},
      {"made from a template",
       kAcme,
       {{{"name", "recipient"},
         {"sqltable", "NmsRecipient"},
         {"template", "nms:recipient"}}},
       ""},
      {"of another data source",
       kAcme,
       {{{"name", "recipient"},
         {"sqltable", "NmsRecipient"},
         {"dataSource", "nms:extAccount:dwh"}}},
       ""},
      {"the product's own schema",
       {{"namespace", "nms"}, {"name", "recipient"}},
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"no namespace",
       {{"name", "recipient"}},
       {{{"name", "recipient"}, {"sqltable", "NmsRecipient"}}},
       ""},
      {"no element at all", kAcme, {}, ""},
  };
  return rows;
}

TEST(OotbClone, Finds) {
  for (const CloneRow& row : Rows()) {
    SCOPED_TRACE(row.name);
    Markup markup;
    const std::uint32_t root =
        markup.Add(0, ElementOf("srcSchema", row.schema));
    for (const Attributes& element : row.elements) {
      markup.Add(root, ElementOf("element", element));
    }
    Entity entity;
    entity.schema = row.entity_schema;
    entity.element = root;
    const auto drafts = RunElementCheck("ootb-clone", {markup, root, &entity});
    const std::string found =
        drafts.empty() ? "" : CaptureOf(drafts[0], "table");
    EXPECT_EQ(found, row.table);
    if (drafts.empty()) continue;
    EXPECT_EQ(drafts.size(), 1u);
    EXPECT_EQ(drafts[0].verdict, Verdict::kConfirmed);
    EXPECT_EQ(drafts[0].region.begin, 200u);  // sqltable stands second
    EXPECT_EQ(CaptureOf(drafts[0], "builtin"), "nms:recipient");
    EXPECT_FALSE(CaptureOf(drafts[0], "source").empty());
  }
}

// A sync tool leaves the name to the file.
TEST(OotbClone, KnowsTheSchemaByItsEntity) {
  Markup markup;
  const std::uint32_t root = markup.Add(0, ElementOf("srcSchema", {}));
  markup.Add(root, ElementOf("element", {{"name", "client"},
                                         {"sqltable", "NmsRecipient"}}));
  Entity entity;
  entity.schema = "xtk:srcSchema";
  entity.element = root;
  entity.key = "acme:client";
  const auto drafts = RunElementCheck("ootb-clone", {markup, root, &entity});
  ASSERT_EQ(drafts.size(), 1u);
  EXPECT_EQ(CaptureOf(drafts[0], "schema"), "acme:client");
  entity.key = "nms:client";
  EXPECT_TRUE(RunElementCheck("ootb-clone", {markup, root, &entity}).empty());
  entity.key = "export/client.xml";
  EXPECT_TRUE(RunElementCheck("ootb-clone", {markup, root, &entity}).empty());
}

TEST(OotbClone, LeavesQuotedSchemasAlone) {
  Markup markup;
  const std::uint32_t root = markup.Add(0, ElementOf("srcSchema", kAcme));
  markup.Add(root, ElementOf("element", {{"name", "recipient"},
                                         {"sqltable", "NmsRecipient"}}));
  EXPECT_TRUE(RunElementCheck("ootb-clone", {markup, root, nullptr}).empty());
}

}  // namespace
}  // namespace audit
