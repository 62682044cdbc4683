// A customer's srcSchema mapped to the table of a built-in schema without
// extending it. Only the same table counts (design section 5).
#include "checks/checks.h"
#include "model/platform.h"
#include "model/schema_likeness.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"srcSchema"};

// Most have a table of their own, which costs less to see than to read them.
bool MayShareTable(const ElementView& at) {
  const NodeView& view = at.view;
  for (NodeId child = view.FirstChild(at.element); child != 0;
       child = view.NextSibling(child)) {
    const std::string_view table = ValueOf(view, child, "sqltable");
    if (!table.empty() && FindPlatformTable(table) != nullptr) return true;
  }
  return false;
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity() || !MayShareTable(at)) return;
  const auto schema = ReadSchema(at.view, at.element, at.entity->key);
  if (!schema || ValueOf(at.view, at.element, "_operation") == "delete") {
    return;
  }
  const SchemaLikeness likeness = LikenessOf(*schema);
  // Without a table of its own its name starts with its namespace.
  if (likeness.nature != SchemaNature::kClone || schema->table.empty()) return;
  Draft draft;
  draft.region = schema->table_region;
  draft.captures = {{"schema", schema->id},
                    {"table", schema->table},
                    {"builtin", likeness.like},
                    {"source", likeness.source}};
  draft.notes.push_back(
      {at.view.NameRegion(at.element), "the schema without extendedSchema"});
  emit(std::move(draft));
}

}  // namespace

constinit const Check kOotbClone = {
    .name = "ootb-clone", .element_names = kElements, .element = CheckElement};

}  // namespace audit
