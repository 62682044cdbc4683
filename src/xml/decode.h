// Raw XML values to decoded text with the origin of every byte, by the rules
// the parser itself follows: the five entities, character references, line
// ends, white space of attributes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/origin_map.h"
#include "core/region.h"

namespace audit {

struct Decoded {
  std::string text;
  OriginMap origin;  // text -> the text `raw` is a slice of
};

// `at` is the offset of `raw` in its text.
Decoded DecodeAttributeValue(std::string_view raw, std::uint32_t at);
Decoded DecodeText(std::string_view raw, std::uint32_t at);
Decoded DecodeCdata(std::string_view raw, std::uint32_t at);

// Which of the three a raw value is.
enum class ValueKind : std::uint8_t { kAttribute, kText, kCdata };

// The same for values joined from several: appended, either may be null.
void AppendDecoded(ValueKind kind, std::string_view raw, std::uint32_t at,
                   std::string* text, OriginMap* origin);

// `text` so that it can stand inside a value opened by `quote`: '"', '\'',
// '<' (element text) or '[' (CDATA, where only "]]>" is a matter).
std::string EncodeFor(char quote, std::string_view text);

}  // namespace audit
