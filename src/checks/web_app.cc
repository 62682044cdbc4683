#include "checks/web_app.h"

#include "core/node_walk.h"
#include "core/text.h"
#include "core/word_list.h"

namespace audit {
namespace {

constexpr std::string_view kOff[] = {"",         "0",     "anonymous", "no",
                                     "disabled", "false", "none"};
constexpr std::string_view kStorage[] = {
    "datastorage", "record",  "recording", "save",   "savebox",
    "saving",      "storage", "store",     "update", "writer"};

bool IsOff(std::string_view value) {
  const std::string word = ToLower(Trim(value));
  return IsOneOf(kOff, word);
}

bool IsStorage(const NodeView& view, NodeId activity) {
  const std::string name = ToLower(view.Name(activity));
  const std::string type = ToLower(ValueOf(view, activity, "type"));
  return IsOneOf(kStorage, name) || IsOneOf(kStorage, type);
}

bool NamesAccess(std::string_view name) {
  return EqualsIgnoreCase(name, "accessControl") ||
         EqualsIgnoreCase(name, "enableAccessControl") ||
         EqualsIgnoreCase(name, "useAccessControl");
}

}  // namespace

bool IsWebApp(const ElementView& at) {
  if (!at.IsEntity() || at.entity->schema != "nms:webApp") return false;
  const std::string_view operation = ValueOf(at.view, at.element, "_operation");
  return operation != "none" && operation != "delete";
}

bool IsIdentified(const NodeView& view, NodeId web_app) {
  for (AttributeId attribute = view.FirstAttribute(web_app); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (NamesAccess(view.AttributeName(attribute))) {
      return !IsOff(view.AttributeValue(attribute));
    }
  }
  for (NodeId child = view.FirstChild(web_app); child != 0;
       child = view.NextSibling(child)) {
    if (!NamesAccess(view.Name(child))) continue;
    for (const std::string_view name : {"enabled", "active", "value"}) {
      const AttributeId on = FindAttribute(view, child, name);
      if (on != 0) return !IsOff(view.AttributeValue(on));
    }
    return !IsOff(view.Text(child));
  }
  return false;
}

bool IsOverview(const NodeView& view, NodeId web_app) {
  return ValueOf(view, web_app, "appType") == "2";
}

NodeId StorageOf(const NodeView& view, NodeId web_app) {
  NodeId storage = 0;
  ForEachInSubtree(view, web_app, [&](NodeId element) {
    if (storage != 0 || view.Name(view.Parent(element)) != "activities") return;
    if (IsStorage(view, element)) storage = element;
  });
  return storage;
}

}  // namespace audit
