// One read-only face for every tree of elements: real XML, E4X literals, XML
// built in strings. Rules on markup are written once against it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/origin_map.h"
#include "core/region.h"

namespace audit {

// Handles are the owning view's affair; 0 is "none".
using NodeId = std::uintptr_t;
using AttributeId = std::uintptr_t;

// Stands in a value for code whose result is not known: <a b={f()}/>,
// "<a b='" + f() + "'/>". U+FFFC, which no export holds.
inline constexpr std::string_view kHole = "\xEF\xBF\xBC";

struct AttributeView {
  AttributeId id = 0;
  std::string_view name;
  std::string_view value;  // decoded
};

class NodeView {
 public:
  virtual ~NodeView() = default;

  // Elements only; text, comments and instructions are not nodes here.
  virtual NodeId FirstRoot() const = 0;  // siblings of it are roots too
  virtual NodeId Parent(NodeId element) const = 0;
  virtual NodeId FirstChild(NodeId element) const = 0;
  virtual NodeId NextSibling(NodeId element) const = 0;
  virtual std::string_view Name(NodeId element) const = 0;

  virtual AttributeId FirstAttribute(NodeId element) const = 0;
  virtual AttributeId NextAttribute(AttributeId attribute) const = 0;
  virtual std::string_view AttributeName(AttributeId attribute) const = 0;
  // Decoded. Lives as long as the view.
  virtual std::string_view AttributeValue(AttributeId attribute) const = 0;
  // All of an element's, in order, for who asks for most of them; *attributes
  // is emptied first. The views live as long as this.
  virtual void ReadAttributes(NodeId element,
                              std::vector<AttributeView>* attributes) const;
  // The element's own text and CDATA joined, comments left out; decoded.
  virtual std::string Text(NodeId element) const = 0;
  // The same without a copy where the view holds it in one piece; else joined
  // into *joined. Lives as long as both.
  virtual std::string_view TextView(NodeId element, std::string* joined) const {
    *joined = Text(element);
    return *joined;
  }

  // Regions of the text the view was made from (UTF-8 of the file, or the
  // decoded script).
  virtual Region NameRegion(NodeId element) const = 0;
  virtual Region StartTagRegion(NodeId element) const = 0;
  // From the name to the closing quote.
  virtual Region AttributeRegion(AttributeId attribute) const = 0;
  // Decoded value or text -> the text the view was made from.
  virtual OriginMap AttributeOrigin(AttributeId attribute) const = 0;
  virtual OriginMap TextOrigin(NodeId element) const = 0;
};

// The attribute's value, or an empty view where it is absent.
std::string_view ValueOf(const NodeView& view, NodeId element,
                         std::string_view attribute);
AttributeId FindAttribute(const NodeView& view, NodeId element,
                          std::string_view name);

}  // namespace audit
