#include "model/xml_string.h"

#include <string_view>
#include <utility>
#include <vector>

#include "core/text.h"
#include "model/markup_scanner.h"
#include "xml/decode.h"

namespace audit {
namespace {

bool OpensLikeXml(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  if (text.size() < 2 || text[0] != '<') return false;
  const char c = text[1];
  return IsLetter(c) || c == '_' || c == '/' || c == '?' || c == '!';
}

// Ten times what a person writes into strings; end tags that never come must
// not make a chain of elements out of a page of text.
constexpr std::size_t kMaxDepth = 200;

class Builder {
 public:
  explicit Builder(const Constant& constant) : constant_(constant) {}

  Markup Build() {
    MarkupScanner scanner(constant_.text);
    MarkupPiece piece;
    while (scanner.Next(&piece)) Read(piece);
    return std::move(markup_);
  }

 private:
  struct Open {
    std::string_view name;
    std::uint32_t element;
  };

  void Read(const MarkupPiece& piece) {
    switch (piece.kind) {
      case MarkupPiece::Kind::kStartTag:
      case MarkupPiece::Kind::kEmptyTag:
        ReadTag(piece);
        break;
      case MarkupPiece::Kind::kEndTag:
        Close(Slice(piece.content));
        break;
      case MarkupPiece::Kind::kText:
        AddText(ValueKind::kText, piece.content);
        break;
      case MarkupPiece::Kind::kCdata:
        AddText(ValueKind::kCdata, piece.content);
        break;
      case MarkupPiece::Kind::kOther:
        break;
    }
  }

  std::string_view Slice(Region region) const {
    return std::string_view(constant_.text).substr(region.begin, region.size());
  }

  void ReadTag(const MarkupPiece& piece) {
    Markup::Element element;
    element.name = Slice(piece.content);
    element.name_region = constant_.origin.ToSource(piece.content);
    element.start_tag = constant_.origin.ToSource(piece.region);
    for (const MarkupPiece::Attribute& attribute : piece.attributes) {
      element.attributes.push_back(ReadAttribute(attribute));
    }
    const std::uint32_t parent = open_.empty() ? 0 : open_.back().element;
    const std::uint32_t added = markup_.Add(parent, std::move(element));
    if (piece.kind == MarkupPiece::Kind::kStartTag &&
        open_.size() < kMaxDepth) {
      open_.push_back({Slice(piece.content), added});
    }
    between_ = true;
  }

  Markup::Attribute ReadAttribute(const MarkupPiece::Attribute& piece) const {
    Markup::Attribute attribute;
    attribute.name = Slice(piece.name);
    attribute.region = constant_.origin.ToSource(piece.whole);
    OriginMap origin;
    AppendDecoded(ValueKind::kAttribute, Slice(piece.value), piece.value.begin,
                  &attribute.value, &origin);
    attribute.origin = OriginMap::Compose(origin, constant_.origin);
    return attribute;
  }

  // The nearest open element of that name and all inside it, which HTML often
  // leaves open.
  void Close(std::string_view name) {
    between_ = true;
    for (std::size_t i = open_.size(); i > 0; --i) {
      if (open_[i - 1].name != name) continue;
      open_.resize(i - 1);
      return;
    }
  }

  void AddText(ValueKind kind, Region region) {
    if (open_.empty()) return;
    std::string text;
    OriginMap origin;
    AppendDecoded(kind, Slice(region), region.begin, &text, &origin);
    Markup::Element& element = markup_.at(open_.back().element);
    // No region of text runs over a child element.
    if (between_) element.text_origin.StartPiece();
    between_ = false;
    element.text += text;
    element.text_origin.Append(OriginMap::Compose(origin, constant_.origin));
  }

  const Constant& constant_;
  Markup markup_;
  std::vector<Open> open_;
  bool between_ = false;  // a tag came since the last text
};

}  // namespace

std::optional<Markup> MarkupOfConstant(const Constant& constant) {
  if (!OpensLikeXml(constant.text)) return std::nullopt;
  Markup markup = Builder(constant).Build();
  if (markup.empty()) return std::nullopt;
  return markup;
}

}  // namespace audit
