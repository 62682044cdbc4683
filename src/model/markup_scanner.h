// XML that nobody promised to be well-formed, cut into tags and texts. Linear
// and without memory: what belongs to what is the caller's affair.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

struct MarkupPiece {
  enum class Kind : std::uint8_t {
    kStartTag,
    kEmptyTag,  // <a/>
    kEndTag,
    kText,
    kCdata,
    kOther,  // comments, declarations, tags that are none
  };
  struct Attribute {
    Region name;
    Region value;  // without its quotes
    Region whole;  // from the name to the closing quote
  };
  Kind kind;
  Region region;   // with delimiters
  Region content;  // the name of tags; the text of kText and kCdata
  std::vector<Attribute> attributes;
};

class MarkupScanner {
 public:
  explicit MarkupScanner(std::string_view text) : text_(text) {}

  // False at the end, which an unfinished tag or comment is too.
  bool Next(MarkupPiece* piece);

 private:
  bool ReadUntil(std::string_view end, std::uint32_t open,
                 MarkupPiece::Kind kind, MarkupPiece* piece);
  bool ReadEndTag(MarkupPiece* piece);
  bool ReadStartTag(MarkupPiece* piece);
  bool ReadAttribute(MarkupPiece* piece);
  Region ReadName();
  void SkipSpace();
  bool StartsWith(std::string_view text) const;
  char At(std::uint32_t offset) const;

  std::string_view text_;
  std::uint32_t at_ = 0;
};

}  // namespace audit
