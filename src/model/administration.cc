#include "model/administration.h"

#include <re2/re2.h>

#include <array>
#include <charconv>
#include <utility>

#include "core/content_hash.h"
#include "core/node_walk.h"
#include "core/text.h"
#include "model/platform.h"

namespace audit {
namespace {

bool Speaks(std::string_view name, std::string_view of) {
  return ToLower(name).find(of) != std::string::npos;
}

// How the zone may be written, on the operator or with his access.
bool NamesZone(std::string_view attribute) {
  for (const std::string_view name :
       {"zone", "zoneName", "securityZone", "security-zone", "connectionZone",
        "authorizedZone", "authorizedConnectionZone", "accessZone",
        "access-zone", "allowedZone"}) {
    if (EqualsIgnoreCase(name, attribute)) return true;
  }
  return false;
}

AttributeId ZoneAttribute(const NodeView& view, NodeId element) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (NamesZone(view.AttributeName(attribute))) return attribute;
  }
  return 0;
}

// Relations may be written from the side of the group or of the right, and in
// entities of their own.
bool GrantsToOperators(const NodeView& view, const Entity& entity) {
  if (entity.schema == "xtk:operatorGroup" || entity.schema == "xtk:group") {
    return true;
  }
  if (entity.schema != "xtk:rights") return false;
  bool of_folder = false;  // a right to a folder is none to log on
  ForEachInSubtree(view, entity.element, [&](NodeId element) {
    of_folder = of_folder || Speaks(view.Name(element), "folder");
  });
  return !of_folder;
}

// A value that is no number may be a secret, and facts are kept from run to
// run: it is enough to tell it from others.
std::string Known(const std::string& value) {
  const bool number =
      value.find_first_not_of("0123456789.-") == std::string::npos;
  return number ? value : "#" + ToHex(HashOf(value));
}

std::string_view Named(const NodeView& view, NodeId element) {
  return ValueOf(view, element, "name");
}

void ReadGrants(const NodeView& view, const Entity& entity,
                Administration* into) {
  std::vector<std::string> logins;
  std::string grant;
  ForEachInSubtree(view, entity.element, [&](NodeId element) {
    const std::string_view name = Named(view, element);
    if (name.empty()) return;
    if (EqualsIgnoreCase(view.Name(element), "operator")) {
      logins.emplace_back(name);
    } else if (grant.empty()) {
      grant = name;
    }
  });
  if (grant.empty()) return;
  for (const std::string& login : logins) {
    into->operators[login].grants.insert(grant);
  }
}

// The values of the enumeration: internal name first, label after.
void ReadZoneValues(const NodeView& view, NodeId enumeration,
                    std::set<std::string, std::less<>>* into) {
  ForEachInSubtree(view, enumeration, [&](NodeId element) {
    if (element == enumeration) return;
    for (const std::string_view attribute : {"name", "value"}) {
      const std::string_view value = ValueOf(view, element, attribute);
      if (!value.empty()) into->emplace(value);
    }
  });
}

std::string_view ValueAttribute(std::string_view data_type) {
  int type = 0;
  const char* const end = data_type.data() + data_type.size();
  if (std::from_chars(data_type.data(), end, type).ptr != end) return {};
  switch (type) {
    case 1:
    case 2:
    case 3:
    case 14:
    case 15:
      return "longValue";
    case 4:
    case 5:
      return "doubleValue";
    case 6:
      return "stringValue";
    default:
      return {};
  }
}

}  // namespace

bool IsGrant(std::string_view element) {
  return Speaks(element, "group") || Speaks(element, "right");
}

bool IsOperator(const NodeView& view, const Entity& entity) {
  if (entity.schema != "xtk:operator") return false;
  const std::string_view type = ValueOf(view, entity.element, "type");
  const std::string_view operation =
      ValueOf(view, entity.element, "_operation");
  return (type.empty() || type == "0") && operation != "none" &&
         operation != "delete";
}

std::set<std::string, std::less<>> GrantsOf(const NodeView& view,
                                            NodeId element) {
  std::set<std::string, std::less<>> grants;
  ForEachInSubtree(view, element, [&](NodeId child) {
    const std::string_view name = Named(view, child);
    if (child == element || name.empty()) return;
    if (IsGrant(view.Name(child))) grants.emplace(name);
  });
  return grants;
}

AttributeId ZoneOfOperator(const NodeView& view, NodeId element) {
  if (const AttributeId own = ZoneAttribute(view, element); own != 0) {
    return own;
  }
  for (NodeId child = view.FirstChild(element); child != 0;
       child = view.NextSibling(child)) {
    const std::string_view name = view.Name(child);
    const AttributeId zone =
        NamesZone(name)                    ? FindAttribute(view, child, "name")
        : EqualsIgnoreCase(name, "access") ? ZoneAttribute(view, child)
                                           : 0;
    if (zone != 0) return zone;
  }
  return 0;
}

AttributeId OptionValue(const NodeView& view, NodeId option) {
  const std::string_view type = ValueOf(view, option, "dataType");
  if (const auto name = ValueAttribute(type); !name.empty()) {
    return FindAttribute(view, option, name);
  }
  if (!type.empty()) return 0;
  for (const std::string_view name :
       {"longValue", "stringValue", "doubleValue"}) {
    const AttributeId value = FindAttribute(view, option, name);
    if (value != 0) return value;
  }
  return 0;
}

std::vector<AttributeId> CrmDeployments(const NodeView& view, NodeId account) {
  std::vector<AttributeId> found;
  ForEachInSubtree(view, account, [&](NodeId element) {
    const AttributeId way = FindAttribute(view, element, "crmDeploymentType");
    if (way != 0) found.push_back(way);
  });
  return found;
}

bool IsDocumentedOption(std::string_view name) {
  if (IsListed(OfficialList::kDocumentedOption, name) ||
      IsListed(OfficialList::kWatchedOption, name)) {
    return true;
  }
  // Documented with a name that goes on.
  return name.starts_with("XtkScript_") || name.starts_with("XtkLdap_") ||
         name.starts_with("NmsInteraction_LastPropositionSynch");
}

bool IsPlatformOption(std::string_view name) {
  // The namespace comes first.
  static const RE2 own("(?:Xtk|Nms|Ncm|Nl|Wdbc)[A-Z_].*");
  return IsDocumentedOption(name) ||
         RE2::FullMatch(re2::StringPiece(name.data(), name.size()), own);
}

void Administration::Read(const NodeView& view, const Entity& entity,
                          std::string_view path) {
  const auto value = [&](AttributeId attribute) {
    return attribute == 0 ? std::string()
                          : std::string(view.AttributeValue(attribute));
  };
  const std::string name(Named(view, entity.element));
  if (IsOperator(view, entity)) {
    OperatorFact& fact = operators[name];
    fact.has_password |= !ValueOf(view, entity.element, "password").empty();
    const AttributeId zone = ZoneOfOperator(view, entity.element);
    fact.has_zone |= !value(zone).empty();
    fact.grants.merge(GrantsOf(view, entity.element));
  } else if (entity.schema == "xtk:enum" && name == "securityZone") {
    ReadZoneValues(view, entity.element, &zone_values);
  } else if (entity.schema == "xtk:option") {
    options[name].insert(Known(value(OptionValue(view, entity.element))));
    if (IsPlatformOption(name)) {
      options_export.path = path;
      ++options_export.count;
    }
  } else if (entity.schema == "nms:extAccount") {
    std::set<std::string>& ways = accounts[name];
    for (const AttributeId way : CrmDeployments(view, entity.element)) {
      ways.insert(value(way));
    }
  } else if (GrantsToOperators(view, entity)) {
    ReadGrants(view, entity, this);
  }
}

void Administration::Join(const Administration& other) {
  for (const auto& [login, fact] : other.operators) {
    OperatorFact& known = operators[login];
    known.has_password |= fact.has_password;
    known.has_zone |= fact.has_zone;
    known.grants.insert(fact.grants.begin(), fact.grants.end());
  }
  for (const auto& [name, values] : other.options) {
    options[name].insert(values.begin(), values.end());
  }
  const OptionsExport& theirs = other.options_export;
  if (theirs.count > options_export.count ||
      (theirs.count == options_export.count &&
       theirs.path < options_export.path)) {
    options_export = theirs;
  }
  zone_values.insert(other.zone_values.begin(), other.zone_values.end());
  for (const auto& [name, values] : other.accounts) {
    accounts[name].insert(values.begin(), values.end());
  }
}

}  // namespace audit
