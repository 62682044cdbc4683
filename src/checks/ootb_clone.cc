// Schemas of the input beside Campaign's own: those of a customer on a table of
// a built-in one, or with its name and most of its fields, without extending
// it; and built-in ones that were exported because somebody changed them. The
// same table is an error, likeness a warning.
#include <optional>

#include "checks/checks.h"
#include "checks/shipped.h"
#include "core/text.h"
#include "model/platform.h"
#include "model/schema_likeness.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"srcSchema"};

// So many fields alike, and at least half of all, make a schema of the same
// name a copy.
constexpr std::uint32_t kTellingFields = 5;

Draft DraftOf(Region region, const SchemaSource& schema,
              const SchemaLikeness& likeness) {
  Draft draft;
  draft.region = region;
  draft.captures = {{"schema", schema.id},
                    {"table", schema.table},
                    {"builtin", likeness.like},
                    {"source", likeness.source}};
  return draft;
}

// Tables of people that a customer keeps beside the product's are documented.
bool IsLikeness(const SchemaLikeness& likeness) {
  return likeness.nature == SchemaNature::kIndependent && likeness.same_name &&
         likeness.like != "nms:recipient" && likeness.alike >= kTellingFields &&
         likeness.alike * 2 >= likeness.fields;
}

std::optional<SchemaSource> SchemaAt(const ElementView& at) {
  if (!at.IsEntity() ||
      ValueOf(at.view, at.element, "_operation") == "delete") {
    return std::nullopt;
  }
  return ReadSchema(at.view, at.element, at.entity->key);
}

void CheckClone(const ElementView& at, const Emit& emit) {
  // What the vendor's migration of offers makes of a schema that is gone.
  if (ValueOf(at.view, at.element, "namespace") == "nlmig") return;
  const auto schema = SchemaAt(at);
  if (!schema) return;
  const SchemaLikeness likeness = LikenessOf(*schema);
  // Without a table of its own its name starts with its namespace.
  const bool clone =
      likeness.nature == SchemaNature::kClone && !schema->table.empty();
  if (!clone && !IsLikeness(likeness)) return;
  const Region name = at.view.NameRegion(at.element);
  Draft draft = DraftOf(clone ? schema->table_region : name, *schema, likeness);
  draft.captures.emplace_back(
      "how", clone ? "both are mapped to " + schema->table
                   : std::to_string(likeness.alike) +
                         " of its fields are declared the same way");
  if (clone) {
    draft.notes.push_back({name, "the schema without extendedSchema"});
  } else {
    draft.severity = Severity::kWarning;
  }
  emit(std::move(draft));
}

void CheckModified(const ElementView& at, const Emit& emit) {
  const NodeView& view = at.view;
  if (!IsReservedNamespace(ValueOf(view, at.element, "namespace")) ||
      !IsBlank(ValueOf(view, at.element, "extendedSchema")) ||
      IsOfVendor(view, at.element)) {
    return;
  }
  const auto schema = SchemaAt(at);
  if (!schema) return;
  const SchemaLikeness likeness = LikenessOf(*schema);
  Draft draft = DraftOf(view.StartTagRegion(at.element), *schema, likeness);
  if (!likeness.same_table) draft.severity = Severity::kWarning;
  emit(std::move(draft));
}

}  // namespace

constinit const Check kOotbClone = {
    .name = "ootb-clone", .element_names = kElements, .element = CheckClone};
constinit const Check kOotbModified = {.name = "ootb-modified",
                                       .element_names = kElements,
                                       .element = CheckModified};

}  // namespace audit
