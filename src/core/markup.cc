#include "core/markup.h"

#include <utility>

namespace audit {
namespace {

// An attribute handle: element index in the high half, 1-based position in
// the low; exports have at most 10,000 attributes in an element.
constexpr int kShift = 24;
constexpr AttributeId kMask = (AttributeId{1} << kShift) - 1;

AttributeId MakeAttribute(NodeId element, std::size_t position) {
  return (element << kShift) | (position + 1);
}

}  // namespace

std::uint32_t Markup::Add(std::uint32_t parent, Element element) {
  element.parent = parent;
  element.first_child = 0;
  element.next_sibling = 0;
  elements_.push_back({std::move(element), 0});
  const auto index = static_cast<std::uint32_t>(elements_.size());
  std::uint32_t& last =
      parent == 0 ? last_root_ : elements_[parent - 1].last_child;
  if (last != 0) {
    at(last).next_sibling = index;
  } else if (parent == 0) {
    first_root_ = index;
  } else {
    at(parent).first_child = index;
  }
  last = index;
  return index;
}

const Markup::Element& Markup::Of(NodeId element) const {
  return elements_[element - 1].element;
}
const Markup::Attribute& Markup::AttributeOf(AttributeId attribute) const {
  return Of(attribute >> kShift).attributes[(attribute & kMask) - 1];
}

NodeId Markup::FirstRoot() const { return first_root_; }
NodeId Markup::Parent(NodeId element) const { return Of(element).parent; }
NodeId Markup::FirstChild(NodeId element) const {
  return Of(element).first_child;
}
NodeId Markup::NextSibling(NodeId element) const {
  return Of(element).next_sibling;
}
std::string_view Markup::Name(NodeId element) const { return Of(element).name; }

AttributeId Markup::FirstAttribute(NodeId element) const {
  return Of(element).attributes.empty() ? 0 : MakeAttribute(element, 0);
}
AttributeId Markup::NextAttribute(AttributeId attribute) const {
  const NodeId element = attribute >> kShift;
  const std::size_t next = attribute & kMask;
  return next < Of(element).attributes.size() ? MakeAttribute(element, next)
                                              : 0;
}
std::string_view Markup::AttributeName(AttributeId attribute) const {
  return AttributeOf(attribute).name;
}
std::string_view Markup::AttributeValue(AttributeId attribute) const {
  return AttributeOf(attribute).value;
}
std::string Markup::Text(NodeId element) const { return Of(element).text; }
Region Markup::NameRegion(NodeId element) const {
  return Of(element).name_region;
}
Region Markup::StartTagRegion(NodeId element) const {
  return Of(element).start_tag;
}
Region Markup::AttributeRegion(AttributeId attribute) const {
  return AttributeOf(attribute).region;
}
OriginMap Markup::AttributeOrigin(AttributeId attribute) const {
  return AttributeOf(attribute).origin;
}
OriginMap Markup::TextOrigin(NodeId element) const {
  return Of(element).text_origin;
}

}  // namespace audit
