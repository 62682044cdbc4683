#include "syntax/e4x.h"

#include <string>
#include <utility>
#include <vector>

#include "syntax/character_reference.h"
#include "syntax/constant.h"
#include "syntax/tree.h"
#include "syntax/walk.h"

namespace audit {
namespace {

struct Kinds {
  NodeKind element = KindOf("xml_element");
  NodeKind list = KindOf("xml_list");
  NodeKind start_tag = KindOf("xml_start_tag");
  NodeKind empty_tag = KindOf("xml_empty_tag");
  NodeKind attribute = KindOf("xml_attribute");
  NodeKind attribute_value = KindOf("xml_attribute_value");
  NodeKind name = KindOf("xml_name");
  NodeKind text = KindOf("xml_text");
  NodeKind cdata = KindOf("xml_cdata");
  NodeKind embedded = KindOf("xml_embedded");
  NodeKind comment = KindOf("comment");
};

const Kinds& K() {
  static const Kinds kinds;
  return kinds;
}

constexpr std::uint32_t kCdataOpen = 9;   // <![CDATA[
constexpr std::uint32_t kCdataClose = 3;  // ]]>

struct Value {
  std::string text;
  OriginMap origin;
};

// The names of a tag or attribute, piece by piece: <a>, <ns:{t}>, {n}={v}.
struct Name {
  std::string text;
  Region region;
};

class LiteralReader {
 public:
  explicit LiteralReader(std::string_view script) : script_(script) {}

  Markup Read(Node literal) {
    Cursor cursor(literal);
    bool down = true;
    while (true) {
      if (down && Enter(cursor.node()) && cursor.ToFirstChild()) continue;
      if (cursor.ToNextSibling()) {
        down = true;
      } else if (cursor.ToParent()) {
        Leave(cursor.node());
        down = false;
      } else {
        return std::move(markup_);
      }
    }
  }

 private:
  // True when the node's children are to be read.
  bool Enter(Node node) {
    const NodeKind kind = node.kind();
    if (kind == K().list) return true;
    if (kind == K().element) {
      between_ = true;
      return true;
    }
    if (kind == K().start_tag || kind == K().empty_tag) {
      open_.push_back(
          markup_.Add(open_.empty() ? 0 : open_.back(), ReadTag(node)));
    } else if (!open_.empty()) {
      ReadContent(node, kind);
    }
    return false;
  }

  void Leave(Node node) {
    if (node.kind() != K().element) return;
    // A broken element may have lost its tag.
    if (!open_.empty() &&
        markup_.at(open_.back()).start_tag.begin == node.region().begin) {
      open_.pop_back();
    }
    between_ = true;
  }

  Markup::Element ReadTag(Node tag) const {
    Markup::Element element;
    const Name name = ReadName(tag);
    element.name = name.text;
    element.name_region = name.region;
    element.start_tag = tag.region();
    ForEachChild(tag, [&](Node child) {
      if (child.kind() != K().attribute) return;
      element.attributes.push_back(ReadAttribute(child));
    });
    return element;
  }

  // Pieces stand before '=' in attributes, before the attributes in tags.
  Name ReadName(Node holder) const {
    Name name;
    bool done = false;
    ForEachChild(holder, [&](Node child) {
      const NodeKind kind = child.kind();
      done = done || kind == K().attribute || child.is("=");
      if (done || (kind != K().name && kind != K().embedded)) return;
      if (name.text.empty()) name.region.begin = child.region().begin;
      name.region.end = child.region().end;
      if (kind == K().name) {
        name.text += child.text(script_);
      } else {
        Value value;
        AppendEmbedded(child, &value);
        name.text += value.text;
      }
    });
    return name;
  }

  Markup::Attribute ReadAttribute(Node node) const {
    Markup::Attribute attribute;
    attribute.region = node.region();
    attribute.name = ReadName(node).text;
    const Node written = node.field("value");
    Value value;
    if (!written) {
      AppendHole(node.region(), &value);
    } else if (written.kind() == K().attribute_value) {
      AppendQuoted(written.region(), &value);
    } else {
      AppendEmbedded(written, &value);
    }
    attribute.value = std::move(value.text);
    attribute.origin = std::move(value.origin);
    return attribute;
  }

  void ReadContent(Node node, NodeKind kind) {
    Value value;
    const Region region = node.region();
    if (kind == K().text) {
      DecodeReferences(script_, region, Entities::kXml, &value.text,
                       &value.origin);
    } else if (kind == K().embedded) {
      AppendEmbedded(node, &value);
    } else if (kind == K().cdata) {
      AppendVerbatim({region.begin + kCdataOpen, region.end - kCdataClose},
                     &value);
    } else {
      return;
    }
    Markup::Element& element = markup_.at(open_.back());
    // No region of text runs over a child element.
    if (between_) element.text_origin.StartPiece();
    between_ = false;
    element.text += value.text;
    element.text_origin.Append(value.origin);
  }

  void AppendVerbatim(Region region, Value* value) const {
    value->text += script_.substr(region.begin, region.size());
    value->origin.AppendVerbatim(region.begin, region.size());
  }

  void AppendQuoted(Region region, Value* value) const {
    if (region.size() < 2) return;
    DecodeReferences(script_, {region.begin + 1, region.end - 1},
                     Entities::kXml, &value->text, &value->origin);
  }

  static void AppendHole(Region region, Value* value) {
    value->text += kHole;
    value->origin.AppendReplaced(region,
                                 static_cast<std::uint32_t>(kHole.size()));
  }

  void AppendEmbedded(Node braces, Value* value) const {
    Node expression;
    ForEachChild(braces, [&](Node child) {
      if (child.named() && child.kind() != K().comment) expression = child;
    });
    const auto constant = FoldConstant(expression, script_);
    if (!constant) return AppendHole(braces.region(), value);
    value->text += constant->text;
    value->origin.Append(constant->origin);
  }

  std::string_view script_;
  Markup markup_;
  std::vector<std::uint32_t> open_;  // elements the walk is inside of
  bool between_ = false;             // a child element came since the last text
};

}  // namespace

Markup MarkupOfLiteral(Node literal, std::string_view script) {
  if (!literal ||
      (literal.kind() != K().element && literal.kind() != K().list)) {
    return Markup();
  }
  return LiteralReader(script).Read(literal);
}

}  // namespace audit
