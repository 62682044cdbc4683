// A customer's srcSchema mapped to the table of a built-in schema without
// extending it. Only the same table counts (design section 5).
#include "checks/checks.h"
#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {"srcSchema"};

bool IsTrue(std::string_view value) { return value == "true" || value == "1"; }

bool IsMapped(const NodeView& view, NodeId element) {
  return !ValueOf(view, element, "sqltable").empty();
}

// The element that maps the schema: named like it, else the first with a table.
NodeId MainElement(const NodeView& view, NodeId schema) {
  const std::string_view name = ValueOf(view, schema, "name");
  NodeId mapped = 0;
  for (NodeId child = view.FirstChild(schema); child != 0;
       child = view.NextSibling(child)) {
    if (view.Name(child) != "element") continue;
    if (!name.empty() && ValueOf(view, child, "name") == name) return child;
    if (mapped == 0 && IsMapped(view, child)) mapped = child;
  }
  return mapped;
}

// Extensions, views and schemas made from a template are meant to name it; a
// table of another data source is another table.
bool IsExempt(const NodeView& view, NodeId schema, NodeId main) {
  return !ValueOf(view, schema, "extendedSchema").empty() ||
         IsTrue(ValueOf(view, schema, "view")) ||
         !ValueOf(view, schema, "template").empty() ||
         !ValueOf(view, main, "template").empty() ||
         !ValueOf(view, main, "dataSource").empty() ||
         IsTrue(ValueOf(view, main, "view"));
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const NodeView& view = at.view;
  const std::string_view ns = ValueOf(view, at.element, "namespace");
  if (ns.empty() || IsReservedNamespace(ns)) return;
  const NodeId main = MainElement(view, at.element);
  if (main == 0 || IsExempt(view, at.element, main)) return;
  const AttributeId table = FindAttribute(view, main, "sqltable");
  if (table == 0) return;  // its own name then starts with its namespace
  const PlatformSchema* builtin = FindPlatformTable(view.AttributeValue(table));
  if (builtin == nullptr) return;
  Draft draft;
  draft.region = view.AttributeRegion(table);
  const std::string name(ValueOf(view, at.element, "name"));
  draft.captures = {{"schema", std::string(ns) + ":" + name},
                    {"table", std::string(view.AttributeValue(table))},
                    {"builtin", std::string(builtin->name)},
                    {"source", std::string(builtin->source)}};
  draft.notes.push_back(
      {view.NameRegion(at.element), "the schema without extendedSchema"});
  emit(std::move(draft));
}

}  // namespace

constinit const Check kOotbClone = {
    .name = "ootb-clone", .element_names = kElements, .element = CheckElement};

}  // namespace audit
