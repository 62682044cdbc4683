// YAML as a small tree that knows its places: what the loader reads rules
// from. Anchors, aliases and tags are refused; a rule has no use for them and
// a hostile file would.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace audit {

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { kNull, kScalar, kSequence, kMap };
  Kind kind = Kind::kNull;
  std::uint32_t offset = 0;  // of its first byte in the file
  std::string scalar;
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;  // in order of the file

  // The value of a key; nullptr: there is none, or this is no map.
  const YamlNode* Find(std::string_view key) const;
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

// One document. The error carries line and column.
Result<YamlNode> ParseYaml(std::string_view text);

// Line and column, 1-based, in code points.
struct YamlPlace {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// Of a byte of the file.
YamlPlace PlaceOf(std::string_view text, std::size_t offset);

// Where line `line`, column `column` of a scalar's VALUE stands in the file:
// inside the block of '|', behind the quote of a quoted one. Exact for literal
// blocks and for one-line scalars; else the scalar's start.
YamlPlace PlaceInScalar(std::string_view text, const YamlNode& scalar,
                        std::uint32_t line, std::uint32_t column);

}  // namespace audit
