#include "model/entity_table.h"

#include <array>

#include "model/name_table.h"

namespace audit {
namespace {

using enum KeyForm;
using enum BareName;

// Grouped by what they are for; each name once. nms:group (lists) and
// xtk:group (operators) share an element name: the schema of the block or
// @xtkschema tells them apart, a bare one counts as a list.
constexpr auto kForms = MakeNameTable(std::to_array<EntityForm>({
    // Files of the application.
    {"srcSchema", "xtk:srcSchema", kNamespaceName, kTelling},
    {"schema", "xtk:schema", kNamespaceName, kCommon},
    {"form", "xtk:form", kNamespaceName, kCommon},
    {"navtree", "xtk:navtree", kNamespaceName, kTelling},
    {"javascript", "xtk:javascript", kNamespaceName, kCommon},
    {"jssp", "xtk:jssp", kNamespaceName, kTelling},
    {"jst", "xtk:jst", kNamespaceName, kTelling},
    {"xslt", "xtk:xslt", kNamespaceName, kCommon},
    {"sql", "xtk:sql", kNamespaceName, kCommon},
    {"image", "xtk:image", kNamespaceName, kCommon},
    {"strings", "xtk:strings", kNamespaceName, kCommon},
    {"funcList", "xtk:funcList", kNamespaceName, kTelling},
    {"resourceMenu", "xtk:resourceMenu", kNamespaceName, kTelling},
    {"specFile", "xtk:specFile", kNamespaceName, kTelling},
    {"publishing", "ncm:publishing", kNamespaceName, kCommon},
    // Platform.
    {"formRendering", "xtk:formRendering", kInternalName, kTelling},
    {"workflow", "xtk:workflow", kInternalName, kCommon},
    {"report", "xtk:report", kInternalName, kCommon},
    {"queryFilter", "xtk:queryFilter", kName, kTelling},
    {"option", "xtk:option", kName, kCommon},
    {"operator", "xtk:operator", kName, kCommon},
    {"operatorGroup", "xtk:operatorGroup", kName, kTelling},
    {"rights", "xtk:rights", kName, kCommon},
    {"folder", "xtk:folder", kName, kCommon},
    {"enum", "xtk:enum", kName, kCommon},
    {"counter", "xtk:counter", kName, kCommon},
    {"dataTransfer", "xtk:dataTransfer", kInternalName, kTelling},
    {"fileRes", "xtk:fileRes", kInternalName, kTelling},
    {"dictionaryString", "xtk:dictionaryString", kName, kTelling},
    {"olapCube", "xtk:olapCube", kName, kTelling},
    {"olapDimension", "xtk:olapDimension", kName, kTelling},
    {"olapMeasure", "xtk:olapMeasure", kName, kTelling},
    // Campaign.
    {"operation", "nms:operation", kInternalName, kCommon},
    {"webApp", "nms:webApp", kInternalName, kTelling},
    {"delivery", "nms:delivery", kInternalName, kCommon},
    {"includeView", "nms:includeView", kName, kTelling},
    {"deliveryMapping", "nms:deliveryMapping", kName, kTelling},
    {"extAccount", "nms:extAccount", kName, kTelling},
    {"typology", "nms:typology", kName, kTelling},
    {"typologyRule", "nms:typologyRule", kName, kTelling},
    {"recipient", "nms:recipient", kName, kCommon},
    {"service", "nms:service", kName, kCommon},
    {"group", "nms:group", kName, kCommon},
    {"ruleSet", "nms:ruleSet", kName, kCommon},
    {"trackingUrl", "nms:trackingUrl", kTagId, kTelling},
    {"seedMember", "nms:seedMember", kInternalName, kTelling},
    {"offer", "nms:offer", kName, kCommon},
    {"offerEnv", "nms:offerEnv", kName, kTelling},
    {"offerCategory", "nms:offerCategory", kName, kTelling},
    {"offerSpace", "nms:offerSpace", kName, kTelling},
    {"offerContext", "nms:offerContext", kName, kTelling},
    {"offerView", "nms:offerView", kName, kTelling},
    {"emailOfferView", "nms:emailOfferView", kName, kTelling},
    {"webOfferView", "nms:webOfferView", kName, kTelling},
    {"callCenterOfferView", "nms:callCenterOfferView", kName, kTelling},
    {"mobileOfferView", "nms:mobileOfferView", kName, kTelling},
    {"paperOfferView", "nms:paperOfferView", kName, kTelling},
}));

}  // namespace

const EntityForm* FindEntityForm(std::string_view element) {
  const auto found = kForms.Find(element);
  return found.empty() ? nullptr : &found.front();
}

const EntityForm* FindEntityFormOfSchema(std::string_view schema) {
  // Of a built-in schema the element is the local name, so the same table
  // answers.
  const std::size_t colon = schema.find(':');
  if (colon == std::string_view::npos) return nullptr;
  const EntityForm* form = FindEntityForm(schema.substr(colon + 1));
  return form != nullptr && form->schema == schema ? form : nullptr;
}

std::span<const EntityForm> EntityForms() { return kForms.rows(); }

}  // namespace audit
