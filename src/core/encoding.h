// Bytes of a file to UTF-8 with the way back. We transcode ourselves because
// the XML parser knows neither windows-1252 nor where a byte came from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/origin_map.h"

namespace audit {

enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf16Le,
  kUtf16Be,
  kUtf32Le,
  kUtf32Be,
  kIso8859_1,
  kIso8859_15,
  kWindows1252,
};

std::string_view EncodingName(Encoding encoding);  // as IANA spells it
// Case-insensitive, with the usual aliases; nullopt: a name we do not know.
std::optional<Encoding> EncodingFromName(std::string_view name);

struct EncodingFault {
  enum class Kind : std::uint8_t {
    kInvalidBytes,      // bytes the encoding does not have; shown as U+FFFD
    kUnknownEncoding,   // declared name not known; read as UTF-8 or cp1252
    kWrongDeclaration,  // e.g. "UTF-16" declared in a file without BOM
  };
  Kind kind;
  Region original;     // of the original bytes
  std::string detail;  // the encoding; kWrongDeclaration: the one declared,
                       // empty where none is
};

struct DecodedBytes {
  Encoding encoding = Encoding::kUtf8;
  bool has_bom = false;
  std::string utf8;        // empty when `identical`; never holds the BOM
  bool identical = false;  // the original bytes behind a BOM ARE the text
  OriginMap to_original;   // empty when `identical`
  // Those of a declaration, and the first kMaxEncodingFaults of bytes.
  std::vector<EncodingFault> faults;
  std::uint32_t fault_count = 0;  // of all
};

inline constexpr std::size_t kMaxEncodingFaults = 100;

// Decides by BOM, then by XML declaration (single or double quotes) when the
// text is XML, else UTF-8 where valid, else windows-1252.
DecodedBytes DecodeBytes(std::string_view bytes);

}  // namespace audit
