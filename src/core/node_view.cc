#include "core/node_view.h"

namespace audit {

AttributeId FindAttribute(const NodeView& view, NodeId element,
                          std::string_view name) {
  for (AttributeId attribute = view.FirstAttribute(element); attribute != 0;
       attribute = view.NextAttribute(attribute)) {
    if (view.AttributeName(attribute) == name) return attribute;
  }
  return 0;
}

std::string_view ValueOf(const NodeView& view, NodeId element,
                         std::string_view attribute) {
  const AttributeId found = FindAttribute(view, element, attribute);
  return found == 0 ? std::string_view() : view.AttributeValue(found);
}

}  // namespace audit
