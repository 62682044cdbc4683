#include "model/references.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "model/entity_table.h"
#include "model/library_id.h"
#include "model/metadata_comment.h"
#include "model/name_table.h"

namespace audit {
namespace {

struct NamingAttribute {
  std::string_view name;
  std::string_view schema;  // of the entity it names
};

// "ns:name", in lists too; of "ns:schema:path" the first two parts count.
constexpr auto kNaming = MakeNameTable(std::to_array<NamingAttribute>({
    {"aggregate", "xtk:srcSchema"},
    {"entity-schema", "xtk:srcSchema"},
    {"extendedSchema", "xtk:srcSchema"},
    {"filteringSchema", "xtk:srcSchema"},
    {"form", "xtk:form"},
    {"implements", "xtk:srcSchema"},
    {"inputSchema", "xtk:srcSchema"},
    {"jssp", "xtk:jssp"},
    {"library", "xtk:javascript"},
    {"revTarget", "xtk:srcSchema"},
    {"schema", "xtk:srcSchema"},
    {"service", "xtk:srcSchema"},
    {"target", "xtk:srcSchema"},
    {"targetSchema", "xtk:srcSchema"},
    {"template", "xtk:srcSchema"},
}));

// `item` without what follows its second part.
std::string_view EntityPart(std::string_view item) {
  const std::size_t first = item.find(':');
  if (first == std::string_view::npos) return {};
  const std::size_t second = item.find(':', first + 1);
  const std::string_view id = item.substr(0, second);
  const bool made_by_code = id.find(kHole) != std::string_view::npos;
  // Work tables of a workflow and lists: made when it runs, never exported.
  const bool at_run_time = id.starts_with("temp:");
  return IsSchemaId(id) && !made_by_code && !at_run_time ? id
                                                         : std::string_view();
}

// @_operation="none" marks an element that only points to an entity: all it
// carries is that entity's key.
void AddLink(const NodeView& view, NodeId element,
             std::vector<Reference>* out) {
  if (ValueOf(view, element, "_operation") != "none") return;
  const EntityForm* form = FindEntityForm(view.Name(element));
  if (form == nullptr) return;
  const std::string_view key_name =
      form->key == KeyForm::kInternalName ? "internalName" : "name";
  const AttributeId key = FindAttribute(view, element, key_name);
  if (key == 0) return;
  std::string value(view.AttributeValue(key));
  const std::string_view space = ValueOf(view, element, "namespace");
  if (form->key == KeyForm::kNamespaceName && !space.empty()) {
    value = std::string(space) + ":" + value;
  }
  out->push_back(
      {std::string(form->schema), std::move(value), view.AttributeRegion(key)});
}

}  // namespace

std::vector<std::string_view> ItemsOf(std::string_view list) {
  std::vector<std::string_view> items;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    items.push_back(Trim(list.substr(0, end)));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return items;
}

void ReferencesOf(const NodeView& view, NodeId element,
                  std::vector<Reference>* out) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const auto rows = kNaming.Find(view.AttributeName(attribute));
    if (rows.empty()) continue;
    for (const auto item : ItemsOf(view.AttributeValue(attribute))) {
      const std::string_view id = EntityPart(item);
      if (id.empty()) continue;
      out->push_back({std::string(rows.front().schema), std::string(id),
                      view.AttributeRegion(attribute)});
    }
  }
  AddLink(view, element, out);
}

void LoadsOfDirective(const Directive& directive,
                      std::vector<std::string>* loads) {
  if (directive.name != "page") return;
  const Directive::Attribute* import = directive.Find("import");
  if (import == nullptr) return;
  for (const std::string_view item : ItemsOf(import->value)) {
    std::string id = LibraryIdOfLoad(item);
    if (IsSchemaId(id)) loads->push_back(std::move(id));
  }
}

}  // namespace audit
