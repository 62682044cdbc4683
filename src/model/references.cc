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

// How an attribute names an entity.
enum class How : std::uint8_t {
  kId,          // "ns:name", in lists too; of "ns:schema:path" two parts count
  kRef,         // the same, where the entity around shares definitions
  kName,        // the key as it stands
  kDataSource,  // "nms:extAccount:name"
  kPair,        // the name of an id whose namespace stands beside it
  kOperation,   // "none" makes a link of its element
};

struct NamingAttribute {
  std::string_view name;
  std::string_view schema;  // of the entity it names
  How how = How::kId;
};

// One table for all, as it is asked of every attribute of an export.
constexpr auto kNaming = MakeNameTable(std::to_array<NamingAttribute>({
    {"_operation", "", How::kOperation},
    {"aggregate", "xtk:srcSchema"},
    {"broadLogExclSchema", "xtk:srcSchema"},
    {"broadLogSchema", "xtk:srcSchema"},
    {"dataSource", "nms:extAccount", How::kDataSource},
    {"defaultExtAccountName", "nms:extAccount", How::kName},
    {"editForm", "xtk:form"},
    {"editSchema", "xtk:srcSchema"},
    {"entity-schema", "xtk:srcSchema"},
    {"enum", "xtk:srcSchema"},
    {"extendedSchema", "xtk:srcSchema"},
    {"filteringSchema", "xtk:srcSchema"},
    {"form", "xtk:form"},
    {"form-name", "xtk:form", How::kPair},
    {"implements", "xtk:srcSchema"},
    {"inputSchema", "xtk:srcSchema"},
    {"jssp", "xtk:jssp"},
    {"library", "xtk:javascript"},
    {"ref", "", How::kRef},
    {"revTarget", "xtk:srcSchema"},
    {"schema", "xtk:srcSchema"},
    {"schema-name", "xtk:srcSchema", How::kPair},
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

void AddIds(std::string_view schema, std::string_view list, Region region,
            std::vector<Reference>* out) {
  if (schema.empty()) return;
  for (const auto item : ItemsOf(list)) {
    const std::string_view id = EntityPart(item);
    if (id.empty()) continue;
    out->push_back({std::string(schema), std::string(id), region});
  }
}

void AddName(std::string_view schema, std::string_view name, Region region,
             std::vector<Reference>* out) {
  if (!IsTellingKey(name)) return;
  out->push_back({std::string(schema), std::string(name), region});
}

// Content publishing writes the two parts of an id apart.
void AddPair(const NodeView& view, NodeId element, AttributeId attribute,
             const NamingAttribute& row, std::vector<Reference>* out) {
  const bool schema = row.schema == "xtk:srcSchema";
  std::string id(
      ValueOf(view, element, schema ? "schema-namespace" : "form-namespace"));
  id.append(":").append(view.AttributeValue(attribute));
  if (!IsSchemaId(id)) return;
  AddName(row.schema, id, view.AttributeRegion(attribute), out);
}

// @_operation="none" marks an element that only points to an entity: all it
// carries is that entity's key.
void AddLink(const NodeView& view, NodeId element,
             std::vector<Reference>* out) {
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

// What names libraries in a directive; nullptr where nothing does.
const Directive::Attribute* LoadingAttribute(const Directive& directive) {
  if (directive.name == "page") return directive.Find("import");
  return directive.name == "include" ? directive.Find("file") : nullptr;
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
    const auto rows = kNaming.Find(view.AttributeName(attribute));
    if (rows.empty()) continue;
    const NamingAttribute& row = rows.front();
    const std::string_view value = view.AttributeValue(attribute);
    constexpr std::string_view kAccount = "nms:extAccount:";
    switch (row.how) {
      case How::kId:
        AddIds(row.schema, value, view.AttributeRegion(attribute), out);
        break;
      case How::kRef:
        AddIds(SchemaOfRef(entity_schema), value,
               view.AttributeRegion(attribute), out);
        break;
      case How::kName:
        AddName(row.schema, value, view.AttributeRegion(attribute), out);
        break;
      case How::kDataSource:
        if (!value.starts_with(kAccount)) break;
        AddName(row.schema, value.substr(kAccount.size()),
                view.AttributeRegion(attribute), out);
        break;
      case How::kPair:
        AddPair(view, element, attribute, row, out);
        break;
      case How::kOperation:
        if (value == "none") AddLink(view, element, out);
        break;
    }
  }
}

void LoadsOfDirective(const Directive& directive,
                      std::vector<std::string>* loads) {
  const Directive::Attribute* named = LoadingAttribute(directive);
  if (named == nullptr) return;
  for (const std::string_view item : ItemsOf(named->value)) {
    std::string id = LibraryIdOfLoad(item);
    // A page that is included is no library.
    const bool script = directive.name == "page" || id.ends_with(".js");
    if (script && IsSchemaId(id)) loads->push_back(std::move(id));
  }
}

void ReferencesOfDirective(const Directive& directive,
                           std::vector<Reference>* out) {
  std::vector<std::string> loads;
  LoadsOfDirective(directive, &loads);
  for (std::string& id : loads) {
    out->push_back({"xtk:javascript", std::move(id),
                    LoadingAttribute(directive)->value_region});
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
