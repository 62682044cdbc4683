#include "model/server_parameters.h"

#include <re2/re2.h>

#include <algorithm>

#include "core/text.h"
#include "core/word_list.h"
#include "model/server_file.h"

namespace audit {
namespace {

// In lower case; what no rule asks for is not kept.
constexpr std::string_view kAsked[] = {"action",
                                       "autostart",
                                       "blacklistfile",
                                       "checkipconsistent",
                                       "command",
                                       "cookiedomain",
                                       "debug",
                                       "debugrelay",
                                       "debugtrace",
                                       "deny",
                                       "disablectxinwebform",
                                       "enabletls",
                                       "extrasandboxeddirectories",
                                       "httpallowed",
                                       "internalpassword",
                                       "internalsecurityzone",
                                       "ipmask",
                                       "longsessiontimeoutsec",
                                       "name",
                                       "password",
                                       "processrestarttime",
                                       "sessiontimeoutsec",
                                       "showsourceip",
                                       "smtpenabletls",
                                       "uploadallowlist",
                                       "uploadwhitelist",
                                       "urlregex",
                                       "user",
                                       "webview2mode"};

std::string WhichOf(const NodeView& view, NodeId element) {
  const std::string name = ToLower(view.Name(element));
  std::string_view which;
  if (name == "url") {
    which = ValueInAnyCase(view, element, "urlPath");
  } else if (name == "responseheader" || name == "preprocesscommand") {
    which = ValueInAnyCase(view, element, "name");
  } else if (name == "dbcnx") {
    const NodeId source = view.Parent(element);
    if (source != 0) which = ValueInAnyCase(view, source, "name");
  }
  return ToLower(which);
}

}  // namespace

std::vector<NodeId> ServerElements(const NodeView& view, NodeId root) {
  std::vector<NodeId> elements;
  std::vector<NodeId> open = {view.FirstChild(root)};
  while (!open.empty()) {
    const NodeId element = open.back();
    if (element == 0) {
      open.pop_back();
      continue;
    }
    open.back() = view.NextSibling(element);
    if (IsZone(view.Name(element))) continue;
    elements.push_back(element);
    open.push_back(view.FirstChild(element));
  }
  return elements;
}

AttributeId AttributeInAnyCase(const NodeView& view, NodeId element,
                               std::string_view name) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (EqualsIgnoreCase(view.AttributeName(attribute), name)) {
      return attribute;
    }
  }
  return 0;
}

std::string_view ValueInAnyCase(const NodeView& view, NodeId element,
                                std::string_view name) {
  const AttributeId attribute = AttributeInAnyCase(view, element, name);
  return attribute == 0 ? std::string_view() : view.AttributeValue(attribute);
}

std::string ParameterKey(std::string_view element, std::string_view attribute,
                         std::string_view which) {
  std::string key = ToLower(element);
  if (!which.empty()) {
    key += '[';
    key += ToLower(which);
    key += ']';
  }
  key += '@';
  std::string_view name = attribute;
  if (name.starts_with('_')) name.remove_prefix(1);
  key += EqualsIgnoreCase(name, "uploadWhitelist") ? "uploadallowlist"
                                                   : ToLower(name);
  return key;
}

std::string ParameterKey(const NodeView& view, NodeId element,
                         std::string_view attribute) {
  return ParameterKey(view.Name(element), attribute, WhichOf(view, element));
}

std::string TwoPartHostIn(const NodeView& view, NodeId root) {
  static const RE2 host(
      R"((?i)([\w-]+\.(?:asn|com|edu|gov|mil|net|org)\.[a-z]{2})(?:$|[,\s:/?#]))",
      RE2::Quiet);
  constexpr std::string_view kHolders[] = {"hosts", "url", "urlbase"};
  std::string found;
  for (const NodeId element : ServerElements(view, root)) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      if (!IsOneOf(kHolders, ToLower(view.AttributeName(attribute)))) continue;
      const std::string_view value = view.AttributeValue(attribute);
      if (RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), host,
                            &found)) {
        return found;
      }
    }
  }
  return found;
}

std::vector<std::string> ParametersIn(const NodeView& view, NodeId root) {
  std::vector<std::string> keys;
  for (const NodeId element : ServerElements(view, root)) {
    for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
         attribute = view.NextAttribute(attribute)) {
      const std::string_view name = view.AttributeName(attribute);
      if (!IsOneOf(kAsked, ToLower(name))) continue;
      keys.push_back(ParameterKey(view, element, name));
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace audit
