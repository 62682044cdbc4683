#include "checks/known_names.h"

#include <algorithm>
#include <array>

namespace audit {
namespace {

using Kind = Value::Kind;

struct NamedMethod {
  std::string_view name;
  Method method;
};

// ECMA-357 13.4.4 and 13.5.4, plus the server's DOM; sorted.
constexpr std::array kMethods = {
    NamedMethod{"ExecuteQuery", Method::kExecuteQuery},
    NamedMethod{"addNamespace", Method::kXml},
    NamedMethod{"appendChild", Method::kXml},
    NamedMethod{"apply", Method::kAmbiguous},
    NamedMethod{"attribute", Method::kXml},
    NamedMethod{"attributes", Method::kXml},
    NamedMethod{"bind", Method::kAmbiguous},
    NamedMethod{"call", Method::kAmbiguous},
    NamedMethod{"charAt", Method::kNotXml},
    NamedMethod{"child", Method::kXml},
    NamedMethod{"childIndex", Method::kNotXml},
    NamedMethod{"children", Method::kXml},
    NamedMethod{"comments", Method::kXml},
    NamedMethod{"contains", Method::kNotXml},
    NamedMethod{"copy", Method::kCopy},
    NamedMethod{"createElement", Method::kDom},
    NamedMethod{"createTextNode", Method::kDom},
    NamedMethod{"descendants", Method::kXml},
    NamedMethod{"elements", Method::kXml},
    NamedMethod{"getAttribute", Method::kNotXml},
    NamedMethod{"getElementById", Method::kDom},
    NamedMethod{"getElements", Method::kDom},
    NamedMethod{"getElementsByTagName", Method::kDom},
    NamedMethod{"getFirstElement", Method::kDom},
    NamedMethod{"getValue", Method::kNotXml},
    NamedMethod{"hasComplexContent", Method::kNotXml},
    NamedMethod{"hasOwnProperty", Method::kNotXml},
    NamedMethod{"hasSimpleContent", Method::kNotXml},
    NamedMethod{"inScopeNamespaces", Method::kNotXml},
    NamedMethod{"indexOf", Method::kNotXml},
    NamedMethod{"insertChildAfter", Method::kXml},
    NamedMethod{"insertChildBefore", Method::kXml},
    NamedMethod{"join", Method::kNotXml},
    NamedMethod{"length", Method::kNotXml},
    NamedMethod{"localName", Method::kNotXml},
    NamedMethod{"nodeKind", Method::kNotXml},
    NamedMethod{"normalize", Method::kXml},
    NamedMethod{"parent", Method::kXml},
    NamedMethod{"prependChild", Method::kXml},
    NamedMethod{"processingInstructions", Method::kXml},
    NamedMethod{"removeNamespace", Method::kXml},
    NamedMethod{"replace", Method::kAmbiguous},
    NamedMethod{"setChildren", Method::kXml},
    NamedMethod{"split", Method::kNotXml},
    NamedMethod{"substr", Method::kNotXml},
    NamedMethod{"substring", Method::kNotXml},
    NamedMethod{"text", Method::kXml},
    NamedMethod{"toLowerCase", Method::kNotXml},
    NamedMethod{"toString", Method::kNotXml},
    NamedMethod{"toUpperCase", Method::kNotXml},
    NamedMethod{"toXML", Method::kToXml},
    NamedMethod{"toXMLString", Method::kNotXml},
    NamedMethod{"trim", Method::kNotXml},
    NamedMethod{"valueOf", Method::kXml},
};
static_assert(std::is_sorted(kMethods.begin(), kMethods.end(),
                             [](const NamedMethod& a, const NamedMethod& b) {
                               return a.name < b.name;
                             }));

// Methods of schema objects (jsapi: "entity method").
constexpr std::array<std::string_view, 3> kLoads = {"create", "get", "load"};

// Conversions, and server functions that give text, numbers or dates; sorted.
constexpr std::array<std::string_view, 22> kNotXmlFunctions = {
    "Boolean",        "Date",
    "Number",         "String",
    "decodeURI",      "decodeURIComponent",
    "encodeURI",      "encodeURIComponent",
    "escape",         "formatDate",
    "getOption",      "isFinite",
    "isNaN",          "parseDate",
    "parseFloat",     "parseInt",
    "parseTimeStamp", "sqlExec",
    "sqlGetDate",     "sqlGetInt",
    "sqlGetString",   "unescape",
};
static_assert(std::is_sorted(kNotXmlFunctions.begin(), kNotXmlFunctions.end()));

constexpr std::array<std::string_view, 5> kPersonalNames = {
    "delivery", "message", "recipient", "rtEvent", "targetData"};

template <class Range>
bool Has(const Range& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

bool IsDomName(std::string_view name) {
  return name == "DOMDocument" || name == "DOMElement" || name == "NLWS";
}

}  // namespace

Method MethodNamed(std::string_view name) {
  const auto it = std::lower_bound(
      kMethods.begin(), kMethods.end(), name,
      [](const NamedMethod& m, std::string_view n) { return m.name < n; });
  return it != kMethods.end() && it->name == name ? it->method : Method::kPlain;
}

bool IsSchemaLoad(std::string_view path) {
  const std::size_t method = path.rfind('.');
  if (method == std::string_view::npos) return false;
  const std::string_view schema = path.substr(0, method);
  return std::count(schema.begin(), schema.end(), '.') == 1 &&
         Has(kLoads, path.substr(method + 1));
}

Value GlobalCall(std::string_view name) {
  if (name == "XML" || name == "XMLList") return {Kind::kXml};
  if (name == "sqlSelect") return {Kind::kXml};
  if (Has(kNotXmlFunctions, name)) return {Kind::kOther};
  return {Kind::kUnknown};
}

Value GlobalName(std::string_view name, Setting setting) {
  if (name == "undefined") return {Kind::kNull};
  if (IsDomName(name)) return {Kind::kDom};
  // The context of a web application's page is E4X (ctx.recipient.@email), the
  // application itself in an overview (webApp.@appType), and so is the content
  // of a content management template.
  if ((name == "ctx" || name == "webApp") && setting != Setting::kDelivery) {
    return {Kind::kXml};
  }
  if (name == "content" && setting == Setting::kJst) return {Kind::kXml};
  if (setting == Setting::kDelivery && Has(kPersonalNames, name)) {
    return {Kind::kPersonal};
  }
  return {Kind::kUnknown};
}

Value Constructed(std::string_view name) {
  if (name == "XML" || name == "XMLList") return {Kind::kXml};
  return {IsDomName(name) ? Kind::kDom : Kind::kOther};
}

}  // namespace audit
