#include "checks/operator_marks.h"

#include "checks/server_drafts.h"
#include "core/text.h"

namespace audit {

bool IsDisabledOperator(const NodeView& view, NodeId element) {
  const auto is_off = [&](std::string_view attribute) {
    const std::string_view value = ValueOf(view, element, attribute);
    return !value.empty() && SaysOff(value);
  };
  return SaysOn(ValueOf(view, element, "disabled")) || is_off("active") ||
         is_off("enabled");
}

bool LogsOnElsewhere(const NodeView& view, NodeId element) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    const std::string name = ToLower(view.AttributeName(attribute));
    const std::string value = ToLower(view.AttributeValue(attribute));
    const bool asks = name.find("ldap") != name.npos || name == "ims" ||
                      name == "useims" || name == "imsonly";
    if (asks && SaysOn(value)) return true;
    if (name.starts_with("auth") && (value == "ldap" || value == "ims")) {
      return true;
    }
  }
  return false;
}

OperatorFact FactOf(const Administration& administration,
                    const std::string& login) {
  const auto known = administration.operators.find(login);
  return known == administration.operators.end() ? OperatorFact()
                                                 : known->second;
}

}  // namespace audit
