#include "xml/decode.h"

#include <array>

#include "core/text.h"
#include "xml/reference.h"

namespace audit {
namespace {

// Writes one raw value's bytes and their origins.
class Sink {
 public:
  Sink(std::string_view raw, std::uint32_t at, std::string* text,
       OriginMap* origin)
      : raw_(raw), at_(at), text_(text), origin_(origin) {}

  void Copy(std::size_t begin, std::size_t end) {
    if (text_ != nullptr) text_->append(raw_.substr(begin, end - begin));
    if (origin_ != nullptr) {
      origin_->AppendVerbatim(at_ + static_cast<std::uint32_t>(begin),
                              static_cast<std::uint32_t>(end - begin));
    }
  }

  void Replace(std::size_t begin, std::size_t end, char32_t code_point) {
    character_.clear();
    AppendUtf8(code_point, &character_);
    if (text_ != nullptr) text_->append(character_);
    if (origin_ != nullptr) {
      origin_->AppendReplaced({at_ + static_cast<std::uint32_t>(begin),
                               at_ + static_cast<std::uint32_t>(end)},
                              static_cast<std::uint32_t>(character_.size()));
    }
  }

 private:
  std::string_view raw_;
  std::uint32_t at_;
  std::string* text_;
  OriginMap* origin_;
  std::string character_;
};

using ByteSet = std::array<bool, 256>;

constexpr ByteSet BytesOf(std::string_view bytes) {
  ByteSet set{};
  for (const char c : bytes) set[static_cast<unsigned char>(c)] = true;
  return set;
}

// The bytes that are not read as they stand, by kind of value.
const ByteSet& SpecialsOf(ValueKind kind) {
  using namespace std::string_view_literals;
  static constexpr ByteSet kAttribute = BytesOf("&\r\n\t\0"sv);
  static constexpr ByteSet kText = BytesOf("&\r\0"sv);
  static constexpr ByteSet kCdata = BytesOf("\r\0"sv);
  if (kind == ValueKind::kAttribute) return kAttribute;
  return kind == ValueKind::kText ? kText : kCdata;
}

Decoded Decode(ValueKind kind, std::string_view raw, std::uint32_t at) {
  Decoded decoded;
  decoded.text.reserve(raw.size());
  AppendDecoded(kind, raw, at, &decoded.text, &decoded.origin);
  return decoded;
}

}  // namespace

void AppendDecoded(ValueKind kind, std::string_view raw, std::uint32_t at,
                   std::string* text, OriginMap* origin) {
  const ByteSet& specials = SpecialsOf(kind);
  const auto is_special = [&](char c) {
    return specials[static_cast<unsigned char>(c)];
  };
  Sink sink(raw, at, text, origin);
  if (raw.empty()) sink.Copy(0, 0);
  std::size_t copied = 0;
  while (copied < raw.size()) {
    std::size_t i = copied;
    while (i < raw.size() && !is_special(raw[i])) ++i;
    sink.Copy(copied, i);
    copied = i;
    if (i == raw.size()) break;
    std::size_t size = 1;
    char32_t read = kind == ValueKind::kAttribute ? ' ' : '\n';
    if (raw[i] == '&') {
      const MarkupReference reference = ReadReference(raw.substr(i));
      size = reference.size;
      read = reference.code_point;
      if (reference.kind == MarkupReference::Kind::kNone ||
          reference.kind == MarkupReference::Kind::kEntity) {
        sink.Copy(i, i + size);
        copied = i + size;
        continue;
      }
    } else if (raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n') {
      size = 2;
    } else if (raw[i] == '\0') {
      read = ' ';  // as Document patches it
    }
    sink.Replace(i, i + size, read);
    copied = i + size;
  }
}

Decoded DecodeAttributeValue(std::string_view raw, std::uint32_t at) {
  return Decode(ValueKind::kAttribute, raw, at);
}
Decoded DecodeText(std::string_view raw, std::uint32_t at) {
  return Decode(ValueKind::kText, raw, at);
}
Decoded DecodeCdata(std::string_view raw, std::uint32_t at) {
  return Decode(ValueKind::kCdata, raw, at);
}

namespace {

// What `c` has to be written as inside a value opened by `quote`; empty: as it
// is. A reference keeps white space that the parser would normalise.
std::string_view Escape(char quote, char c) {
  const bool attribute = quote == '"' || quote == '\'';
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '\n':
      return attribute ? "&#10;" : "";
    case '\t':
      return attribute ? "&#9;" : "";
    case '"':
      return quote == '"' ? "&quot;" : "";
    case '\'':
      return quote == '\'' ? "&apos;" : "";
    default:
      return "";
  }
}

}  // namespace

std::string EncodeFor(char quote, std::string_view text) {
  std::string out;
  out.reserve(text.size());
  if (quote == '[') {
    constexpr std::string_view kEnd = "]]>";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find(kEnd, at);
      if (end == text.npos) return out += text.substr(at);
      out += text.substr(at, end - at);
      out += "]]]]><![CDATA[>";
      at = end + kEnd.size();
    }
    return out;
  }
  for (const char c : text) {
    const std::string_view escape = Escape(quote, c);
    if (escape.empty()) {
      out.push_back(c);
    } else {
      out += escape;
    }
  }
  return out;
}

}  // namespace audit
