#include "model/references.h"

#include <algorithm>
#include <array>
#include <utility>

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
    {"broadLogExclSchema", "xtk:srcSchema"},
    {"broadLogSchema", "xtk:srcSchema"},
    {"editForm", "xtk:form"},
    {"editSchema", "xtk:srcSchema"},
    {"entity-schema", "xtk:srcSchema"},
    {"enum", "xtk:srcSchema"},
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
    {"trackingLogSchema", "xtk:srcSchema"},
}));

// Links whose element is not named like the entity it points to.
constexpr auto kLinks = MakeNameTable(std::to_array<NamingAttribute>({
    {"cmsAccount", "nms:extAccount"},
    {"deliveryProvider", "nms:extAccount"},
    {"folderProcess", "xtk:folder"},
    {"mapping", "nms:deliveryMapping"},
    {"rendering", "xtk:formRendering"},
    {"scenario", "nms:delivery"},
}));

bool HasCode(std::string_view text) {
  return text.find(kHole) != std::string_view::npos ||
         text.find("<%") != std::string_view::npos;
}

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

// A schema shares its definitions, a form its containers; others have no @ref.
std::string_view SchemaOfRef(std::string_view entity_schema) {
  if (entity_schema == "xtk:srcSchema" || entity_schema == "xtk:form") {
    return entity_schema;
  }
  return {};
}

// dataSource="nms:extAccount:name", and the account of a workflow's activity.
std::string_view AccountOf(std::string_view name, std::string_view value) {
  constexpr std::string_view kAccount = "nms:extAccount:";
  if (name == "defaultExtAccountName") return value;
  if (name != "dataSource" || !value.starts_with(kAccount)) return {};
  return value.substr(kAccount.size());
}

// content publishing writes the two parts of an id apart.
void AddPair(const NodeView& view, NodeId element, AttributeId attribute,
             std::vector<Reference>* out) {
  const std::string_view name = view.AttributeName(attribute);
  const bool schema = name == "schema-name";
  if (!schema && name != "form-name") return;
  const std::string_view space =
      ValueOf(view, element, schema ? "schema-namespace" : "form-namespace");
  std::string id(space);
  id.append(":").append(view.AttributeValue(attribute));
  if (!IsSchemaId(id) || HasCode(id)) return;
  out->push_back({schema ? "xtk:srcSchema" : "xtk:form", std::move(id),
                  view.AttributeRegion(attribute)});
}

void AddAttribute(const NodeView& view, NodeId element, AttributeId attribute,
                  std::string_view entity_schema, std::vector<Reference>* out) {
  const std::string_view name = view.AttributeName(attribute);
  const std::string_view value = view.AttributeValue(attribute);
  const Region region = view.AttributeRegion(attribute);
  const auto rows = kNaming.Find(name);
  std::string_view schema = rows.empty() ? "" : rows.front().schema;
  if (name == "ref") schema = SchemaOfRef(entity_schema);
  if (!schema.empty()) {
    for (const auto item : ItemsOf(value)) {
      const std::string_view id = EntityPart(item);
      if (id.empty()) continue;
      out->push_back({std::string(schema), std::string(id), region});
    }
    return;
  }
  const std::string_view account = AccountOf(name, value);
  if (IsTellingKey(account)) {
    out->push_back({"nms:extAccount", std::string(account), region});
  }
  AddPair(view, element, attribute, out);
}

// @_operation="none" marks an element that only points to an entity: all it
// carries is that entity's key.
void AddLink(const NodeView& view, NodeId element,
             std::vector<Reference>* out) {
  if (ValueOf(view, element, "_operation") != "none") return;
  const EntityForm* form = FindEntityForm(view.Name(element));
  if (form == nullptr) {
    const auto rows = kLinks.Find(view.Name(element));
    if (rows.empty()) return;
    form = FindEntityFormOfSchema(rows.front().schema);
  }
  const std::string_view key_name =
      form->key == KeyForm::kInternalName ? "internalName" : "name";
  const AttributeId key = FindAttribute(view, element, key_name);
  if (key == 0) return;
  std::string value(view.AttributeValue(key));
  const std::string_view space = ValueOf(view, element, "namespace");
  if (form->key == KeyForm::kNamespaceName && !space.empty()) {
    value = std::string(space) + ":" + value;
  }
  if (!IsTellingKey(value)) return;
  out->push_back(
      {std::string(form->schema), std::move(value), view.AttributeRegion(key)});
}

}  // namespace

bool IsTellingKey(std::string_view key) {
  if (IsBlank(key) || HasCode(key)) return false;
  return !std::all_of(key.begin(), key.end(),
                      [](char c) { return IsDigit(c); });
}

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
                  std::string_view entity_schema, std::vector<Reference>* out) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    AddAttribute(view, element, attribute, entity_schema, out);
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

void ReferencesOfDirective(const Directive& directive,
                           std::vector<Reference>* out) {
  std::vector<std::string> loads;
  LoadsOfDirective(directive, &loads);
  for (std::string& id : loads) {
    out->push_back({"xtk:javascript", std::move(id),
                    directive.Find("import")->value_region});
  }
  if (directive.name != "include") return;
  for (const auto& [attribute, schema] : {std::pair("view", "nms:includeView"),
                                          std::pair("option", "xtk:option")}) {
    const Directive::Attribute* included = directive.Find(attribute);
    if (included == nullptr || !IsTellingKey(included->value)) continue;
    out->push_back({schema, included->value, included->value_region});
  }
}

}  // namespace audit
