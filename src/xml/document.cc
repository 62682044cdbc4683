#include "xml/document.h"

#include <cstring>
#include <utility>

#include "core/text.h"
#include "xml/decode.h"
#include "xml/element_faults.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

pugi::xml_node NodeOf(NodeId id) {
  return pugi::xml_node(reinterpret_cast<pugi::xml_node_struct*>(id));
}
pugi::xml_attribute AttributeOf(AttributeId id) {
  return pugi::xml_attribute(reinterpret_cast<pugi::xml_attribute_struct*>(id));
}
NodeId IdOf(pugi::xml_node node) {
  return reinterpret_cast<NodeId>(node.internal_object());
}
AttributeId IdOf(pugi::xml_attribute attribute) {
  return reinterpret_cast<AttributeId>(attribute.internal_object());
}

// The first element at or behind `node` among its siblings.
pugi::xml_node ElementFrom(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node;
}

bool IsText(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

pugi::xml_node FirstText(pugi::xml_node node) {
  while (node && !IsText(node)) node = node.next_sibling();
  return node;
}

Region RegionOf(std::uint32_t begin, std::string_view text) {
  return {begin, begin + static_cast<std::uint32_t>(text.size())};
}

// Calls `piece(kind, raw region)` for each part of the element's text. White
// space between two CDATA sections is text too, though the parser leaves it
// out.
template <class Piece>
void ForEachText(const ParsedText& text, pugi::xml_node element,
                 const Piece& piece) {
  std::uint32_t cdata_end = 0;  // of a section directly before; 0: none
  for (const pugi::xml_node child : element.children()) {
    if (!IsText(child)) {
      cdata_end = 0;
      continue;
    }
    const Region raw = RawValueOf(text, child);
    if (child.type() == pugi::node_pcdata) {
      cdata_end = 0;
      piece(ValueKind::kText, raw);
      continue;
    }
    const std::uint32_t begin = NodeBegin(text, child);
    if (cdata_end != 0 && cdata_end < begin) {
      piece(ValueKind::kText, Region{cdata_end, begin});
    }
    piece(ValueKind::kCdata, raw);
    cdata_end = raw.end + 3;  // ]]>
  }
}

}  // namespace

struct Document::Impl {
  ParsedText text;

  // The first root of the chunks from `index` on.
  NodeId RootFrom(std::size_t index) const {
    for (; index < text.chunks.size(); ++index) {
      const pugi::xml_node root =
          ElementFrom(text.chunks[index].tree->first_child());
      if (root) return IdOf(root);
    }
    return 0;
  }

  const Chunk& ChunkOf(NodeId element) const {
    return text.ChunkAt(text.OffsetOf(NodeOf(element).name()));
  }
};

Document::Document(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document Document::Parse(std::string_view utf8, const XmlLimits& limits,
                         TextRoom room) {
  auto impl = std::make_unique<Impl>();
  impl->text = ParseText(utf8, limits, std::move(room));
  return Document(std::move(impl));
}

const std::vector<XmlFault>& Document::faults() const {
  return impl_->text.faults;
}

void Document::FindElementFaults(NodeId element,
                                 std::vector<XmlFault>* out) const {
  FindStartTagFaults(*this, element, out);
}

std::string_view Document::utf8() const { return impl_->text.utf8; }

std::string_view Document::ResumedSchema(NodeId root) const {
  return impl_->ChunkOf(root).schema;
}

Region Document::ElementRegion(NodeId element) const {
  const pugi::xml_node node = NodeOf(element);
  return {NodeBegin(impl_->text, node), EndOf(impl_->text, node).end};
}

std::string_view Document::TextView(NodeId element, std::string* joined) const {
  const pugi::xml_node first = FirstText(NodeOf(element).first_child());
  if (!first) return {};
  const bool alone = !FirstText(first.next_sibling());
  if (alone && (impl_->text.patches.empty() ||
                !IsPatched(impl_->text, RawValueOf(impl_->text, first)))) {
    return first.value();
  }
  *joined = Text(element);
  return *joined;
}

std::string_view Document::CommentBefore(NodeId element) const {
  const pugi::xml_node last = NodeOf(element).previous_sibling();
  if (last.type() != pugi::node_comment) return {};
  pugi::xml_node first = last;
  while (first.previous_sibling().type() == pugi::node_comment) {
    first = first.previous_sibling();
  }
  const char* const end = last.value() + std::strlen(last.value());
  return {first.value(), static_cast<std::size_t>(end - first.value())};
}

std::vector<XmlComment> Document::CommentsWith(std::string_view text) const {
  return FindComments(impl_->text, text);
}

char Document::AttributeQuote(AttributeId attribute) const {
  const ParsedText& text = impl_->text;
  return text.utf8[text.OffsetOf(AttributeOf(attribute).value()) - 1];
}

char Document::TextQuote(NodeId element) const {
  const pugi::xml_node first = FirstText(NodeOf(element).first_child());
  return first.type() == pugi::node_cdata ? '[' : '<';
}

NodeId Document::FirstRoot() const { return impl_->RootFrom(0); }

NodeId Document::Parent(NodeId element) const {
  const pugi::xml_node parent = NodeOf(element).parent();
  return parent.type() == pugi::node_element ? IdOf(parent) : 0;
}

NodeId Document::FirstChild(NodeId element) const {
  const auto& deepest = impl_->text.deepest;
  if (!deepest.empty() && deepest.contains(element)) return 0;
  return IdOf(ElementFrom(NodeOf(element).first_child()));
}

NodeId Document::NextSibling(NodeId element) const {
  const pugi::xml_node node = NodeOf(element);
  const pugi::xml_node next = ElementFrom(node.next_sibling());
  if (next || node.parent().type() == pugi::node_element) return IdOf(next);
  const Chunk& chunk = impl_->ChunkOf(element);
  const auto index =
      static_cast<std::size_t>(&chunk - impl_->text.chunks.data());
  return impl_->RootFrom(index + 1);
}

std::string_view Document::Name(NodeId element) const {
  return NodeOf(element).name();
}

AttributeId Document::FirstAttribute(NodeId element) const {
  return IdOf(NodeOf(element).first_attribute());
}

AttributeId Document::NextAttribute(AttributeId attribute) const {
  const auto& last = impl_->text.last_attributes;
  if (!last.empty() && last.contains(attribute)) return 0;
  return IdOf(AttributeOf(attribute).next_attribute());
}

std::string_view Document::AttributeName(AttributeId attribute) const {
  return AttributeOf(attribute).name();
}

std::string_view Document::AttributeValue(AttributeId attribute) const {
  return AttributeOf(attribute).value();
}

void Document::ReadAttributes(NodeId element,
                              std::vector<AttributeView>* attributes) const {
  attributes->clear();
  const auto& last = impl_->text.last_attributes;
  for (auto one = NodeOf(element).first_attribute(); one;
       one = one.next_attribute()) {
    attributes->push_back({IdOf(one), one.name(), one.value()});
    if (!last.empty() && last.contains(IdOf(one))) return;
  }
}

std::string Document::Text(NodeId element) const {
  std::string text;
  ForEachText(impl_->text, NodeOf(element), [&](ValueKind kind, Region raw) {
    AppendDecoded(kind, utf8().substr(raw.begin, raw.size()), raw.begin, &text,
                  nullptr);
  });
  return text;
}

Region Document::NameRegion(NodeId element) const {
  const char* const name = NodeOf(element).name();
  return RegionOf(impl_->text.OffsetOf(name), name);
}

Region Document::StartTagRegion(NodeId element) const {
  return StartTagOf(impl_->text, NodeOf(element));
}

Region Document::AttributeRegion(AttributeId attribute) const {
  return AttributeRegionOf(impl_->text, AttributeOf(attribute));
}

OriginMap Document::AttributeOrigin(AttributeId attribute) const {
  const Region raw = RawValueOf(impl_->text, AttributeOf(attribute));
  OriginMap origin;
  AppendDecoded(ValueKind::kAttribute, utf8().substr(raw.begin, raw.size()),
                raw.begin, nullptr, &origin);
  return origin;
}

OriginMap Document::TextOrigin(NodeId element) const {
  OriginMap origin;
  ForEachText(impl_->text, NodeOf(element), [&](ValueKind kind, Region raw) {
    AppendDecoded(kind, utf8().substr(raw.begin, raw.size()), raw.begin,
                  nullptr, &origin);
  });
  if (origin.segments().empty()) {
    origin.AppendVerbatim(StartTagRegion(element).end, 0);
  }
  return origin;
}

bool LooksLikeXml(std::string_view utf8) {
  std::size_t at = 0;
  while (true) {
    while (at < utf8.size() && IsSpace(utf8[at])) ++at;
    if (!utf8.substr(at).starts_with("<!--")) break;
    const std::size_t end = utf8.find("-->", at);
    if (end == utf8.npos) return false;
    at = end + 3;
  }
  if (at + 1 >= utf8.size() || utf8[at] != '<') return false;
  const char c = utf8[at + 1];
  return IsLetter(c) || c == '_' || c == ':' || c == '?' || c == '!' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace audit
