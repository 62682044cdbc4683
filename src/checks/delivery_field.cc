// <%= delivery.x %> in the content of a delivery: what the server that sends
// does not know of the delivery are the fields the customer added.
#include <re2/re2.h>

#include "checks/checks.h"
#include "checks/fields.h"
#include "checks/role.h"
#include "model/platform.h"
#include "syntax/constant.h"
#include "syntax/template.h"
#include "syntax/walk.h"

namespace audit {
namespace {

constexpr std::string_view kNodes[] = {"call_expression"};

// Fields of nms:delivery that the platform's list (schemas/platform) does not
// name: links and parts that exports and screens show.
const RE2& MoreFields() {
  static const RE2 names(
      "id|internalName|label|desc|code|nature|timezone|budget\\w*|cost\\w*|"
      "keepResult|builtIn|codepage|success|reject|newQuarantine\\w*|sent|"
      "delivered|opened|clicked|\\w+Id|\\w+Count|content|mailParameters|"
      "smsParameters|phoneParameters|paperParameters|faxParameters|"
      "mobileParameters|tracking|scenario|variables|scheduling|indicators|"
      "statistics|properties|execution|validation|advancedParameters|targets|"
      "target\\w*|forecast|output|folder|folderProcess|mapping|typology|"
      "deliveryProvider|provider|operation|workflow|offers?\\w*|proof\\w*|"
      "webAnalytics\\w*|seed\\w*|createdBy|modifiedBy|owner|edition|"
      "document\\w*|mirror\\w*|fcp|FCP|service\\w*|lastModified\\w*|"
      "\\w+Date|toString|length|is\\w+|version|data|status\\w*|xtkschema");
  return names;
}

// "@state", "mailParameters/subject": the first step names what is read.
bool IsPlatformField(std::string_view name) {
  for (const PlatformField& field : FieldsOfPlatformSchema("nms:delivery")) {
    std::string_view step = field.xpath;
    step = step.substr(0, step.find('/'));
    if (step.starts_with('@')) step.remove_prefix(1);
    if (step == name) return true;
  }
  return RE2::FullMatch(name, MoreFields());
}

std::string NameOf(Node access, std::string_view text) {
  if (const Node property = access.field(F().property)) {
    return std::string(property.text(text));
  }
  const Node index = access.field(F().index);
  if (!index.is("string")) return {};
  const auto name = FoldConstant(index, text);
  return name ? name->text : std::string();
}

void SeeAccess(const ScriptView& script, Node access, const Emit& emit) {
  const Node object = Unwrapped(access.field(F().object));
  if (object.text(script.text) != "delivery" ||
      script.values.SymbolOf(object) != kNone) {
    return;
  }
  std::string name = NameOf(access, script.text);
  if (name.empty() || IsPlatformField(name)) return;
  Draft draft;
  draft.region = access.region();
  draft.captures.push_back({"field", std::move(name)});
  emit(std::move(draft));
}

void CheckScript(const ScriptView& script, std::span<const Node> wanted,
                 const Emit& emit) {
  if (script.kind.setting != Setting::kDelivery) return;
  for (const Node call : wanted) {
    if (call.field(F().function).text(script.text) != kOutputCall) continue;
    WalkNamed(call, [&](Node node) { SeeAccess(script, node, emit); });
  }
}

}  // namespace

constinit const Check kDeliveryCustomField = {.name = "delivery-custom-field",
                                              .node_types = kNodes,
                                              .script = CheckScript};

}  // namespace audit
