#include "report/json_writer.h"

#include <array>
#include <charconv>

#include "core/text.h"
#include "report/code_points.h"

namespace audit {
namespace {

// Large enough that the sink's own cost does not show.
constexpr std::size_t kFlushSize = 64 * 1024;

constexpr std::array<bool, 256> PlainBytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  plain['"'] = plain['\\'] = plain['<'] = false;
  return plain;
}
constexpr std::array<bool, 256> kPlain = PlainBytes();

void AppendUnit(std::uint32_t unit, std::string* out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  *out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    *out += kHex[(unit >> shift) & 0xF];
  }
}

void AppendEscape(char32_t value, std::string* out) {
  switch (value) {
    case '"':
      *out += "\\\"";
      return;
    case '\\':
      *out += "\\\\";
      return;
    case '\n':
      *out += "\\n";
      return;
    case '\r':
      *out += "\\r";
      return;
    case '\t':
      *out += "\\t";
      return;
    default:
      break;
  }
  if (value < 0x10000) return AppendUnit(value, out);
  AppendUnit(0xD7C0 + (value >> 10), out);
  AppendUnit(0xDC00 + (value & 0x3FF), out);
}

}  // namespace

void AppendJsonEscaped(std::string_view text, std::string* out) {
  std::size_t done = 0;
  std::size_t i = 0;
  const auto copy_to = [&](std::size_t end) {
    out->append(text.substr(done, end - done));
  };
  while (i < text.size()) {
    if (kPlain[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    const Utf8Step point = ReadUtf8(text.substr(i));
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    const bool as_is = point.code_point == '<'
                           ? next != '/' && next != '!'
                           : point.valid && point.code_point >= 0x80 &&
                                 !IsHidden(point.code_point);
    if (!as_is) {
      copy_to(i);
      done = i + point.size;
      if (!point.valid) {
        AppendUtf8(kReplacementCharacter, out);
      } else if (point.code_point == '<' && next == '/') {
        *out += "<\\/";
        ++done;
      } else {
        AppendEscape(point.code_point, out);
      }
      i = done;
      continue;
    }
    i += point.size;
  }
  copy_to(text.size());
}

JsonWriter::JsonWriter(const Sink& sink, std::uint32_t line_depth)
    : sink_(sink), line_depth_(line_depth) {
  buffer_.reserve(kFlushSize + kFlushSize / 4);
}

void JsonWriter::NewLine() {
  buffer_ += '\n';
  buffer_.append(2 * static_cast<std::size_t>(depth_), ' ');
}

void JsonWriter::StartMember() {
  if (depth_ == 0) return;
  if (!first_) buffer_ += ',';
  first_ = false;
  if (depth_ <= line_depth_) NewLine();
}

void JsonWriter::BeforeValue() {
  if (!after_key_) StartMember();
  after_key_ = false;
}

void JsonWriter::Key(std::string_view key) {
  StartMember();
  Quote(key);
  buffer_ += ':';
  if (depth_ <= line_depth_) buffer_ += ' ';
  after_key_ = true;
}

void JsonWriter::Begin(char bracket) {
  BeforeValue();
  buffer_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonWriter::End(char bracket) {
  --depth_;
  if (!first_ && depth_ < line_depth_) NewLine();
  buffer_ += bracket;
  first_ = false;
  if (buffer_.size() < kFlushSize) return;
  sink_(buffer_);
  buffer_.clear();
}

void JsonWriter::Quote(std::string_view text) {
  buffer_ += '"';
  AppendJsonEscaped(text, &buffer_);
  buffer_ += '"';
}

void JsonWriter::Text(std::string_view value) {
  BeforeValue();
  Quote(value);
}

void JsonWriter::Number(std::uint64_t value) {
  BeforeValue();
  std::array<char, 20> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  buffer_.append(digits.data(), end);
}

void JsonWriter::Truth(bool value) {
  BeforeValue();
  buffer_ += value ? "true" : "false";
}

void JsonWriter::Text(std::string_view key, std::string_view value) {
  Key(key);
  Text(value);
}

void JsonWriter::Number(std::string_view key, std::uint64_t value) {
  Key(key);
  Number(value);
}

void JsonWriter::Truth(std::string_view key, bool value) {
  Key(key);
  Truth(value);
}

void JsonWriter::BeginObject(std::string_view key) {
  Key(key);
  BeginObject();
}

void JsonWriter::BeginArray(std::string_view key) {
  Key(key);
  BeginArray();
}

void JsonWriter::Finish() {
  buffer_ += '\n';
  sink_(buffer_);
  buffer_.clear();
}

}  // namespace audit
