// The trees of one text and what went wrong while they were read. Private to
// this folder: the only place where pugixml's types are named.
#pragma once

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "xml/document.h"

namespace audit {

// A stretch of the text read without a fault, with its own roots.
struct Chunk {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // where reading stopped
  std::string schema;     // of the <entities> a fault cut its roots off from
  std::unique_ptr<pugi::xml_document> tree;
};

struct ParsedText {
  std::string_view utf8;
  XmlLimits limits;
  // A copy of utf8 and a NUL, which the parser has decoded in place: names and
  // values start at the offsets they have in utf8.
  std::unique_ptr<char[]> buffer;
  std::vector<Chunk> chunks;  // in order, not overlapping
  std::vector<XmlFault> faults;
  // Offsets at which the copy was changed before parsing, ascending.
  std::vector<std::uint32_t> patches;
  // Elements at the depth cap, whose children are not shown, and attributes
  // at the attribute cap, behind which none are.
  std::unordered_set<NodeId> deepest;
  std::unordered_set<AttributeId> last_attributes;

  // No such part is closed any more from where one was looked for on.
  bool endless_cdata = false;
  bool endless_comment = false;
  // Bytes copied anew, because a fault had spoilt them.
  std::uint64_t restored = 0;

  std::uint32_t size() const { return static_cast<std::uint32_t>(utf8.size()); }
  // Precondition: a name or value of this text that is not null.
  std::uint32_t OffsetOf(const char* pointer) const {
    return static_cast<std::uint32_t>(pointer - buffer.get());
  }
  bool Holds(const char* pointer) const {
    return pointer >= buffer.get() && pointer <= buffer.get() + utf8.size();
  }
  const Chunk& ChunkAt(std::uint32_t offset) const;
};

ParsedText ParseText(std::string_view utf8, const XmlLimits& limits,
                     TextRoom room);

// --- Where things stand; all offsets are of the pristine text. ---

// Offset of the node's first byte, its '<' but for text.
std::uint32_t NodeBegin(const ParsedText& text, pugi::xml_node node);

struct NodeEnd {
  std::uint32_t end = 0;  // the chunk's where an end tag was not read
  // The innermost of the elements whose end tag was not read: the node itself
  // or one below it; null: the node is closed.
  pugi::xml_node open;
};
NodeEnd EndOf(const ParsedText& text, pugi::xml_node node);

// From '<' to behind '>'.
Region StartTagOf(const ParsedText& text, pugi::xml_node element);
Region AttributeRegionOf(const ParsedText& text, pugi::xml_attribute attribute);
// The value without its quotes.
Region RawValueOf(const ParsedText& text, pugi::xml_attribute attribute);
// The raw value of a text or CDATA node.
Region RawValueOf(const ParsedText& text, pugi::xml_node node);

// Offset of an XML declaration that only white space separates from `from`;
// npos if there is none.
std::size_t DeclarationAt(std::string_view utf8, std::size_t from);

// As Document::CommentsWith.
std::vector<XmlComment> FindComments(const ParsedText& text,
                                     std::string_view needle);

// --- The steps of ParseText. ---

// Finds references that are forbidden or undeclared, in one pass over the raw
// text, and makes the copy readable where the parser could not hold it.
void CheckReferences(ParsedText* text);
// True where the copy was changed so.
bool IsPatched(const ParsedText& text, Region region);
// The fault of giving up at `begin`.
XmlFault RestIsLost(const ParsedText& text, std::uint32_t begin);
// The copy at [begin, end) as it was before parsing.
void RestoreBuffer(ParsedText* text, Region region);

// What a failed parse of the last chunk means: the fault it is (none where a
// resumed chunk merely meets the end tag of an element it is a part of), what
// of the tree is not to be trusted, and where to go on.
void Recover(ParsedText* text, const pugi::xml_parse_result& result);

// Depth, attributes, several roots, text outside them.
void CheckStructure(ParsedText* text);

}  // namespace audit
