#include "core/node_view.h"

namespace audit {

void NodeView::ReadAttributes(NodeId element,
                              std::vector<AttributeView>* attributes) const {
  attributes->clear();
  for (AttributeId id = FirstAttribute(element); id != 0;
       id = NextAttribute(id)) {
    attributes->push_back({id, AttributeName(id), AttributeValue(id)});
  }
}

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
