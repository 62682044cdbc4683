// JSON that somebody hands us: every value with its line, so that a fault in
// a file of ours can be named. Reads any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace audit {

struct JsonValue {
  enum class Kind : std::uint8_t {
    kNull,
    kTruth,
    kNumber,
    kText,
    kArray,
    kObject
  };
  Kind kind = Kind::kNull;
  std::uint32_t line = 1;           // 1-based
  std::uint64_t number = 0;         // of a whole one that is not negative
  std::string key;                  // of a member
  std::string text;                 // UTF-8
  std::vector<JsonValue> children;  // items or members, in order

  // A member; null where this is no object or has none of the name.
  const JsonValue* Find(std::string_view name) const;
  // The text of a member; empty where it is absent or no text.
  std::string_view TextOf(std::string_view name) const;
  // The items of a member; empty where it is absent or no array.
  const std::vector<JsonValue>& ItemsOf(std::string_view name) const;
};

// The Error names `path` and the line up to which the bytes are JSON; nested
// deeper than 64 levels counts as none.
Result<JsonValue> ReadJson(std::string_view bytes, const std::string& path);

}  // namespace audit
