#include "model/markup_scanner.h"

#include <algorithm>

#include "core/text.h"

namespace audit {
namespace {

using Kind = MarkupPiece::Kind;

// Everything that ends a name in a tag; other characters, holes among them,
// are left in it, so that a name built by code is not taken for another.
bool EndsName(char c) {
  return IsSpace(c) || c == '=' || c == '>' || c == '/' || c == '<' ||
         c == '"' || c == '\'';
}

std::uint32_t Offset(std::size_t offset) {
  return static_cast<std::uint32_t>(offset);
}

}  // namespace

bool MarkupScanner::StartsWith(std::string_view text) const {
  return text_.substr(at_, text.size()) == text;
}

char MarkupScanner::At(std::uint32_t offset) const {
  return offset < text_.size() ? text_[offset] : '\0';
}

void MarkupScanner::SkipSpace() {
  while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
}

Region MarkupScanner::ReadName() {
  const std::uint32_t begin = at_;
  while (at_ < text_.size() && !EndsName(text_[at_])) ++at_;
  return {begin, at_};
}

bool MarkupScanner::Next(MarkupPiece* piece) {
  *piece = MarkupPiece{};
  if (at_ >= text_.size()) return false;
  if (text_[at_] != '<') {
    const std::uint32_t begin = at_;
    at_ = Offset(std::min(text_.find('<', at_), text_.size()));
    piece->kind = Kind::kText;
    piece->region = piece->content = {begin, at_};
    return true;
  }
  if (StartsWith("<!--")) return ReadUntil("-->", 4, Kind::kOther, piece);
  if (StartsWith("<![CDATA[")) return ReadUntil("]]>", 9, Kind::kCdata, piece);
  if (StartsWith("<?")) return ReadUntil("?>", 2, Kind::kOther, piece);
  if (StartsWith("<!")) return ReadUntil(">", 2, Kind::kOther, piece);
  if (StartsWith("</")) return ReadEndTag(piece);
  return ReadStartTag(piece);
}

bool MarkupScanner::ReadUntil(std::string_view end, std::uint32_t open,
                              Kind kind, MarkupPiece* piece) {
  const std::uint32_t begin = at_;
  const std::size_t close = text_.find(end, at_ + open);
  if (close == std::string_view::npos) return false;
  at_ = Offset(close + end.size());
  piece->kind = kind;
  piece->region = {begin, at_};
  piece->content = {begin + open, Offset(close)};
  return true;
}

bool MarkupScanner::ReadEndTag(MarkupPiece* piece) {
  const std::uint32_t begin = at_;
  at_ += 2;
  piece->kind = Kind::kEndTag;
  piece->content = ReadName();
  const std::size_t close = text_.find('>', at_);
  if (close == std::string_view::npos) return false;
  at_ = Offset(close + 1);
  piece->region = {begin, at_};
  return true;
}

bool MarkupScanner::ReadStartTag(MarkupPiece* piece) {
  const std::uint32_t begin = at_;
  ++at_;
  piece->content = ReadName();
  while (true) {
    SkipSpace();
    const char c = At(at_);
    if (at_ >= text_.size() || c == '<') break;
    if (c == '>' || (c == '/' && At(at_ + 1) == '>')) {
      piece->kind = c == '/' ? Kind::kEmptyTag : Kind::kStartTag;
      at_ += c == '/' ? 2 : 1;
      piece->region = {begin, at_};
      // "<" and "<<" are text that was not escaped, "< >" is nothing at all.
      if (piece->content.empty()) piece->kind = Kind::kOther;
      return true;
    }
    if (!ReadAttribute(piece)) return false;
  }
  // A tag that stops before the next one: nothing to rely on.
  piece->kind = Kind::kOther;
  piece->region = {begin, at_};
  return at_ < text_.size();
}

// A name alone, as "<input checked>" has and code leaves where it puts
// attributes in, is passed over.
bool MarkupScanner::ReadAttribute(MarkupPiece* piece) {
  MarkupPiece::Attribute attribute;
  attribute.name = ReadName();
  if (attribute.name.empty() && At(at_) != '=') {
    ++at_;
    return true;
  }
  SkipSpace();
  if (At(at_) != '=') return true;
  ++at_;
  SkipSpace();
  const char quote = At(at_);
  if (quote == '"' || quote == '\'') {
    const std::size_t close = text_.find(quote, at_ + 1);
    if (close == std::string_view::npos) return false;
    attribute.value = {at_ + 1, Offset(close)};
    at_ = Offset(close + 1);
  } else {
    attribute.value.begin = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '>' &&
           !StartsWith("/>")) {
      ++at_;
    }
    attribute.value.end = at_;
  }
  attribute.whole = {attribute.name.begin, at_};
  if (!attribute.name.empty()) piece->attributes.push_back(attribute);
  return true;
}

}  // namespace audit
