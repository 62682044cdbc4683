// Entities that a customer has made in one of the namespaces Campaign keeps for
// itself. Those that are Campaign's own as far as anybody lists them are left
// to the rules on changed ones.
#include "checks/checks.h"
#include "checks/shipped.h"
#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

constexpr std::string_view kElements[] = {
    "form",      "funcList", "image",      "javascript", "jssp",
    "jst",       "navtree",  "publishing", "specFile",   "sql",
    "srcSchema", "strings",  "xslt",
};

bool IsCopy(std::string_view operation) {
  return operation == "none" || operation == "delete";
}

void CheckElement(const ElementView& at, const Emit& emit) {
  if (!at.IsEntity()) return;
  const NodeView& view = at.view;
  const std::string_view space = ValueOf(view, at.element, "namespace");
  if (!IsReservedNamespace(space)) return;
  if (IsCopy(ValueOf(view, at.element, "_operation"))) return;
  if (!IsBlank(ValueOf(view, at.element, "extendedSchema"))) return;
  const std::string_view built_in = ValueOf(view, at.element, "builtIn");
  if (built_in == "1" || built_in == "true") return;
  std::string id = ToLower(space);
  id += ':';
  id += ValueOf(view, at.element, "name");
  // Forms are named like the schema they edit.
  if (FindPlatformSchema(id) != nullptr) return;
  if (IsOfVendor(view, at.element)) return;
  Draft draft;
  draft.region =
      view.AttributeRegion(FindAttribute(view, at.element, "namespace"));
  draft.captures = {{"id", id}, {"namespace", std::string(space)}};
  emit(std::move(draft));
}

}  // namespace

constinit const Check kReservedNamespaceUse = {.name = "reserved-namespace",
                                               .element_names = kElements,
                                               .element = CheckElement};

}  // namespace audit
