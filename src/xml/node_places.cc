// Where the parser's nodes stand in the pristine text. Starts come from
// pointers, ends from the text itself.
#include <cstring>

#include "core/text.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

// A NUL counts as the space it was patched to.
bool IsGap(char c) { return IsSpace(c) || c == '\0'; }

std::uint32_t SkipGap(std::string_view utf8, std::uint32_t at) {
  while (at < utf8.size() && IsGap(utf8[at])) ++at;
  return at;
}

std::uint32_t LengthOf(const char* text) {
  return static_cast<std::uint32_t>(std::strlen(text));
}

// Behind `needle`, searched from `from`; the text's size if it is missing.
std::uint32_t Behind(std::string_view utf8, std::string_view needle,
                     std::uint32_t from) {
  const std::size_t at = utf8.find(needle, from);
  return static_cast<std::uint32_t>(at == utf8.npos ? utf8.size()
                                                    : at + needle.size());
}

// Behind "</name>" at `at`, or 0 if that does not stand there.
std::uint32_t BehindEndTag(std::string_view utf8, std::uint32_t at,
                           std::string_view name) {
  // Declarations are no nodes, wherever they stand.
  for (std::size_t declaration = DeclarationAt(utf8, at);
       declaration != utf8.npos; declaration = DeclarationAt(utf8, at)) {
    at = Behind(utf8, "?>", static_cast<std::uint32_t>(declaration));
  }
  at = SkipGap(utf8, at);
  if (!utf8.substr(at).starts_with("</")) return 0;
  at += 2;
  if (!utf8.substr(at).starts_with(name)) return 0;
  at = SkipGap(utf8, at + static_cast<std::uint32_t>(name.size()));
  return at < utf8.size() && utf8[at] == '>' ? at + 1 : 0;
}

// The end of a node without children that is no element.
std::uint32_t LeafEnd(const ParsedText& text, pugi::xml_node node) {
  const std::uint32_t begin = NodeBegin(text, node);
  switch (node.type()) {
    case pugi::node_pcdata: {
      const std::size_t end = text.utf8.find('<', begin);
      return static_cast<std::uint32_t>(end == text.utf8.npos ? text.size()
                                                              : end);
    }
    case pugi::node_cdata:
      return Behind(text.utf8, "]]>", begin + 9);
    case pugi::node_comment:
      return Behind(text.utf8, "-->", begin + 4);
    case pugi::node_doctype:
      return text.OffsetOf(node.value()) + LengthOf(node.value()) + 1;
    default:
      return Behind(text.utf8, "?>", begin + 2);
  }
}

bool IsSelfClosed(const ParsedText& text, Region start_tag) {
  return start_tag.size() > 2 && text.utf8[start_tag.end - 2] == '/';
}

}  // namespace

std::size_t DeclarationAt(std::string_view utf8, std::size_t from) {
  constexpr std::string_view kOpening = "<?xml";
  while (from < utf8.size() && IsGap(utf8[from])) ++from;
  const std::string_view rest = utf8.substr(from);
  const bool here = rest.starts_with(kOpening) && rest.size() > 5 &&
                    (IsGap(rest[5]) || rest[5] == '?');
  return here ? from : utf8.npos;
}

const Chunk& ParsedText::ChunkAt(std::uint32_t offset) const {
  std::size_t low = 0;
  std::size_t high = chunks.size();
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (chunks[middle].begin <= offset ? low : high) = middle;
  }
  return chunks[low];
}

std::uint32_t NodeBegin(const ParsedText& text, pugi::xml_node node) {
  const char* const value = node.value();
  switch (node.type()) {
    case pugi::node_pcdata:
      return text.OffsetOf(value);
    case pugi::node_cdata:
      return text.OffsetOf(value) - 9;  // <![CDATA[
    case pugi::node_comment:
      return text.OffsetOf(value) - 4;  // <!--
    case pugi::node_doctype:
      return static_cast<std::uint32_t>(
          text.utf8.rfind("<!DOCTYPE", text.OffsetOf(value)));
    case pugi::node_element:
      return text.OffsetOf(node.name()) - 1;
    default:
      return text.OffsetOf(node.name()) - 2;  // <?
  }
}

NodeEnd EndOf(const ParsedText& text, pugi::xml_node node) {
  const std::uint32_t stopped = text.ChunkAt(NodeBegin(text, node)).end;
  pugi::xml_node at = node;
  while (at.last_child()) at = at.last_child();
  std::uint32_t end = 0;
  bool closed = true;
  if (at.type() == pugi::node_element) {
    const Region tag = StartTagOf(text, at);
    end = tag.end;
    closed = IsSelfClosed(text, tag);
  } else {
    end = LeafEnd(text, at);
  }
  while (true) {
    if (at.type() == pugi::node_element && (at.first_child() || !closed)) {
      end = BehindEndTag(text.utf8, end, at.name());
      if (end == 0 || end > stopped) return {stopped, at};
    }
    closed = true;
    if (at == node) return {end, {}};
    at = at.parent();
  }
}

Region StartTagOf(const ParsedText& text, pugi::xml_node element) {
  const std::uint32_t name = text.OffsetOf(element.name());
  const pugi::xml_attribute last = element.last_attribute();
  std::uint32_t at = last ? AttributeRegionOf(text, last).end
                          : name + LengthOf(element.name());
  at = SkipGap(text.utf8, at);
  if (at < text.size() && text.utf8[at] == '/') ++at;
  at = SkipGap(text.utf8, at);
  // Where the tag itself is at fault it ends as far as was read.
  if (at < text.size() && text.utf8[at] == '>') ++at;
  return {name - 1, at};
}

Region RawValueOf(const ParsedText& text, pugi::xml_attribute attribute) {
  const std::uint32_t begin = text.OffsetOf(attribute.value());
  const std::size_t end = text.utf8.find(text.utf8[begin - 1], begin);
  return {begin, static_cast<std::uint32_t>(end == text.utf8.npos ? text.size()
                                                                  : end)};
}

Region RawValueOf(const ParsedText& text, pugi::xml_node node) {
  const std::uint32_t begin = text.OffsetOf(node.value());
  const std::uint32_t end = LeafEnd(text, node);
  const bool cdata = node.type() == pugi::node_cdata;
  return {begin, cdata ? end - 3 : end};
}

Region AttributeRegionOf(const ParsedText& text,
                         pugi::xml_attribute attribute) {
  return {text.OffsetOf(attribute.name()), RawValueOf(text, attribute).end + 1};
}

}  // namespace audit
