// A small element tree held by value: what E4X literals and XML in strings
// are turned into ("virtual documents"), so that rules on markup see them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/node_view.h"

namespace audit {

class Markup final : public NodeView {
 public:
  struct Attribute {
    std::string name;
    std::string value;  // decoded; kHole where code stands
    Region region;      // of name="value" or name={...}, in the host text
    OriginMap origin;   // value -> host text
  };
  struct Element {
    std::string name;
    Region name_region;
    Region start_tag;
    std::uint32_t parent = 0;  // 1-based index; 0: a root
    std::uint32_t first_child = 0;
    std::uint32_t next_sibling = 0;
    std::vector<Attribute> attributes;
    std::string text;
    OriginMap text_origin;
  };

  // Adds below `parent` (0: another root), behind its earlier children.
  // Returns the 1-based index, which is also the NodeId.
  std::uint32_t Add(std::uint32_t parent, Element element);
  Element& at(std::uint32_t index) { return elements_[index - 1].element; }
  bool empty() const { return elements_.empty(); }

  NodeId FirstRoot() const override;
  NodeId Parent(NodeId element) const override;
  NodeId FirstChild(NodeId element) const override;
  NodeId NextSibling(NodeId element) const override;
  std::string_view Name(NodeId element) const override;
  AttributeId FirstAttribute(NodeId element) const override;
  AttributeId NextAttribute(AttributeId attribute) const override;
  std::string_view AttributeName(AttributeId attribute) const override;
  std::string_view AttributeValue(AttributeId attribute) const override;
  std::string Text(NodeId element) const override;
  Region NameRegion(NodeId element) const override;
  Region StartTagRegion(NodeId element) const override;
  Region AttributeRegion(AttributeId attribute) const override;
  OriginMap AttributeOrigin(AttributeId attribute) const override;
  OriginMap TextOrigin(NodeId element) const override;

 private:
  struct Slot {
    Element element;
    std::uint32_t last_child = 0;
  };
  const Element& Of(NodeId element) const;
  const Attribute& AttributeOf(AttributeId attribute) const;

  std::vector<Slot> elements_;
  std::uint32_t first_root_ = 0;
  std::uint32_t last_root_ = 0;
};

}  // namespace audit
