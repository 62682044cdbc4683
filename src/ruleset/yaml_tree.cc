#include "ruleset/yaml_tree.h"

#include <algorithm>

namespace audit {
namespace {

bool ContinuesCharacter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The byte offset of 1-based `line`, or npos.
std::size_t LineBegin(std::string_view text, std::uint32_t line) {
  std::size_t at = 0;
  while (--line != 0) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return end;
    at = end + 1;
  }
  return at;
}

// The first line of a literal block that holds anything tells its indentation.
std::uint32_t BlockIndent(std::string_view text, std::size_t line_begin) {
  while (line_begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', line_begin), text.size());
    const std::string_view line = text.substr(line_begin, end - line_begin);
    const std::size_t indent = line.find_first_not_of(" \r");
    if (indent != std::string_view::npos) {
      return static_cast<std::uint32_t>(indent);
    }
    line_begin = end + 1;
  }
  return 0;
}

// Bytes of the file that one escape of a double-quoted scalar takes.
std::size_t EscapeSize(char kind) {
  switch (kind) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

// The offset of character `column` (1-based) of a one-line scalar.
std::size_t OffsetInLine(std::string_view text, std::size_t at,
                         std::uint32_t column) {
  const char quote = at < text.size() ? text[at] : '\0';
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) ++at;
  while (--column != 0 && at < text.size() && text[at] != '\n') {
    if (quote == '"' && text[at] == '\\' && at + 1 < text.size()) {
      at += EscapeSize(text[at + 1]);
    } else if (quote == '\'' && text.substr(at).starts_with("''")) {
      at += 2;
    } else {
      ++at;
      while (at < text.size() && ContinuesCharacter(text[at])) ++at;
    }
  }
  return std::min(at, text.size());
}

}  // namespace

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

YamlPlace PlaceOf(std::string_view text, std::size_t offset) {
  YamlPlace place{1, 1};
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!ContinuesCharacter(c)) {
      ++place.column;
    }
  }
  return place;
}

YamlPlace PlaceInScalar(std::string_view text, const YamlNode& scalar,
                        std::uint32_t line, std::uint32_t column) {
  const YamlPlace start = PlaceOf(text, scalar.offset);
  if (scalar.offset >= text.size()) return start;
  const std::string_view source = text.substr(scalar.offset);
  if (source.starts_with('|')) {
    const std::size_t begin = LineBegin(text, start.line + 1);
    if (begin == std::string_view::npos) return start;
    return {start.line + line, BlockIndent(text, begin) + column};
  }
  if (line != 1 || source.starts_with('>')) return start;
  return PlaceOf(text, OffsetInLine(text, scalar.offset, column));
}

}  // namespace audit
