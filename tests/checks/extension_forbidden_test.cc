#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/checks/check_harness.h"

namespace audit {
namespace {

// A srcSchema and what stands in it, built row by row.
class Schema {
 public:
  explicit Schema(const Attributes& attributes)
      : root_(Add(0, "srcSchema", attributes)) {}

  std::uint32_t Add(std::uint32_t parent, const char* name,
                    const Attributes& attributes = {}) {
    return markup_.Add(parent, ElementOf(name, attributes));
  }
  std::uint32_t root() const { return root_; }

  std::vector<Draft> Check(NodeId entity_element) const {
    Entity entity;
    entity.element = entity_element;
    Facts facts;
    facts.file_schemas = {"cus:settings"};
    std::vector<Draft> kept;
    for (Draft& draft :
         RunElementCheck("extension-forbidden", {markup_, root_, &entity})) {
      const AnswerContext context{facts, {}};
      const bool dropped =
          !draft.questions.empty() &&
          FindCheck("extension-forbidden")->answer(context, &draft) ==
              Answer::kDrop;
      if (!dropped) kept.push_back(std::move(draft));
    }
    return kept;
  }

 private:
  Markup markup_;
  std::uint32_t root_;
};

struct Row {
  const char* name;
  const char* extended;
  std::function<void(Schema*)> fill;
  bool found;
};

void DeleteFilter(Schema* schema, std::uint32_t element) {
  schema->Add(element, "sysFilter",
              {{"name", "writeAccess"}, {"_operation", "delete"}});
}

const std::vector<Row>& Rows() {
  static const std::vector<Row> rows = {
      {"nothing in it", "xtk:form", [](Schema*) {}, true},
      {"an attribute", "xtk:form",
       [](Schema* s) { s->Add(s->Add(s->root(), "element"), "attribute"); },
       true},
      {"of another schema", "xtk:workflow",
       [](Schema* s) { s->Add(s->Add(s->root(), "element"), "attribute"); },
       false},
      {"of the customer's schema of that name", "cus:form", [](Schema*) {},
       false},
      {"of a schema kept in files", "cus:settings",
       [](Schema* s) { s->Add(s->Add(s->root(), "element"), "attribute"); },
       true},
      {"a filter of a schema kept in files is deleted", "cus:settings",
       [](Schema* s) { DeleteFilter(s, s->Add(s->root(), "element")); }, false},
      {"a filter is deleted", "xtk:form",
       [](Schema* s) {
         s->Add(s->root(), "createdBy");
         DeleteFilter(s, s->Add(s->root(), "element",
                                {{"name", "form"}, {"label", "Forms"}}));
       },
       false},
      {"a filter is changed", "xtk:form",
       [](Schema* s) {
         s->Add(s->Add(s->root(), "element"), "sysFilter",
                {{"name", "writeAccess"}});
       },
       true},
      {"a filter is deleted and an attribute added", "xtk:form",
       [](Schema* s) {
         const auto element = s->Add(s->root(), "element");
         DeleteFilter(s, element);
         s->Add(element, "attribute");
       },
       true},
      {"a filter is deleted and the element mapped", "xtk:form",
       [](Schema* s) {
         DeleteFilter(s,
                      s->Add(s->root(), "element", {{"sqltable", "CusForm"}}));
       },
       true},
      {"a filter is deleted and an enumeration added", "xtk:form",
       [](Schema* s) {
         DeleteFilter(s, s->Add(s->root(), "element"));
         s->Add(s->root(), "enumeration");
       },
       true},
  };
  return rows;
}

TEST(ExtensionForbidden, Finds) {
  for (const Row& row : Rows()) {
    SCOPED_TRACE(row.name);
    Schema schema({{"name", "x"},
                   {"namespace", "cus"},
                   {"extendedSchema", row.extended}});
    row.fill(&schema);
    const std::vector<Draft> drafts = schema.Check(schema.root());
    ASSERT_EQ(drafts.size(), row.found ? 1u : 0u);
    if (!row.found) continue;
    EXPECT_EQ(drafts[0].region, (Region{300, 310}));
    EXPECT_EQ(CaptureOf(drafts[0], "schema"), "cus:x");
    EXPECT_EQ(CaptureOf(drafts[0], "extended"), row.extended);
  }
}

TEST(ExtensionForbidden, LeavesCopiesInOtherEntitiesAlone) {
  Schema schema(Attributes{{"extendedSchema", "xtk:form"}});
  EXPECT_TRUE(schema.Check(schema.Add(0, "entityBackupNew")).empty());
}

}  // namespace
}  // namespace audit
