// Bytes to elements with exact regions. Lenient like Campaign's own tools, but
// what is not well-formed is said, and a fault costs only the bytes up to the
// next entity.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/big_pages.h"
#include "core/node_view.h"
#include "core/region.h"

namespace audit {

struct XmlLimits {
  std::uint32_t depth = 2000;        // design section 7
  std::uint32_t attributes = 10000;  // of one element
  std::uint32_t restarts = 1000;     // faults after which the rest counts lost
};

struct XmlFault {
  enum class Kind : std::uint8_t {
    kSyntax,  // the parser stopped here; content is lost
    kDuplicateAttribute,
    kUndeclaredPrefix,
    kNullReference,      // &#0; or another character XML forbids
    kUndeclaredEntity,   // &nbsp; without a declaration
    kSeveralRoots,       // sync tools write it; nothing is lost
    kEntityDeclaration,  // by the document type; it is never expanded
    kLimit,              // a cap was hit; what lies beyond is not read
  };
  Kind kind;
  Region region;           // UTF-8 text of the file
  std::string detail;      // one sentence without a full stop
  std::uint32_t lost = 0;  // bytes not read because of it
};

struct XmlComment {
  Region region;          // from "<!--" to behind "-->"
  std::string_view text;  // between them, in the document's memory
  NodeId next = 0;        // the next element beside it; 0: none
};

class Document final : public NodeView {
 public:
  // `utf8` (no BOM) must outlive the document. Never fails: what cannot be
  // read is a fault. After a syntax fault reading resumes at the next start
  // tag named like an entity of the enclosing <entities schema>, or <entities.
  // `room` serves as memory where it is a byte larger than the text.
  static Document Parse(std::string_view utf8, const XmlLimits& limits = {},
                        TextRoom room = {});
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document() override;

  // Faults of the whole text: syntax, several roots, references, limits.
  const std::vector<XmlFault>& faults() const;
  // Faults of one start tag: duplicate attributes, prefixes. Called from the
  // one walk, so that slices share the work.
  void FindElementFaults(NodeId element, std::vector<XmlFault>* out) const;

  std::string_view utf8() const;

  // The schema of the <entities> that a resumed root belongs to (the element
  // was cut off by a fault); empty for ordinary roots.
  std::string_view ResumedSchema(NodeId root) const;

  // From '<' of the start tag to behind '>' of the end tag, or as far as was
  // read.
  Region ElementRegion(NodeId element) const;
  // The comment or comments standing directly before the element, decoded.
  std::string_view CommentBefore(NodeId element) const;
  // Comments that hold `text`, in order of their ends. Walks over the whole
  // document.
  std::vector<XmlComment> CommentsWith(std::string_view text) const;
  // The attribute value's quote, '"' or '\''; '<' for text, '[' for CDATA: how
  // a replacement has to be written there.
  char AttributeQuote(AttributeId attribute) const;
  char TextQuote(NodeId element) const;

  NodeId FirstRoot() const override;
  NodeId Parent(NodeId element) const override;
  NodeId FirstChild(NodeId element) const override;
  NodeId NextSibling(NodeId element) const override;
  std::string_view Name(NodeId element) const override;
  AttributeId FirstAttribute(NodeId element) const override;
  AttributeId NextAttribute(AttributeId attribute) const override;
  std::string_view AttributeName(AttributeId attribute) const override;
  std::string_view AttributeValue(AttributeId attribute) const override;
  void ReadAttributes(NodeId element,
                      std::vector<AttributeView>* attributes) const override;
  std::string Text(NodeId element) const override;
  std::string_view TextView(NodeId element, std::string* joined) const override;
  Region NameRegion(NodeId element) const override;
  Region StartTagRegion(NodeId element) const override;
  Region AttributeRegion(AttributeId attribute) const override;
  OriginMap AttributeOrigin(AttributeId attribute) const override;
  OriginMap TextOrigin(NodeId element) const override;

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// True when the text is XML by content: after white space and comments it
// opens with '<' and a name, '?' or '!'.
bool LooksLikeXml(std::string_view utf8);

}  // namespace audit
