// The layers in which a text may stand between a file's bytes and a finding,
// and which may stand directly inside which.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace audit::positions {

enum class Layer : std::uint8_t {
  // The file.
  kUtf8,
  kUtf8Bom,
  kUtf16Le,
  kUtf16Be,
  kUtf32Le,
  kUtf32Be,
  kIso8859_1,
  kIso8859_15,
  kWindows1252,
  // Its XML.
  kAttributeDouble,
  kAttributeSingle,
  kText,
  kCdata,
  kSplitCdata,
  // What stands there, or is the whole file.
  kTemplateCode,
  kTemplateOutput,
  kPageScript,
  kPageHandler,
  kScript,
  // In scripts.
  kString,
  kConcatenation,
  kE4xAttribute,
  kE4xText,
  kE4xCdata,
  kE4xExpression,
  // In a script's strings.
  kStringXmlAttribute,
  // In attributes and strings.
  kExpression,
  kSqlData,
};

inline constexpr Layer kLastEncoding = Layer::kWindows1252;
inline constexpr Layer kLastLayer = Layer::kSqlData;
inline constexpr std::size_t kLayerCount =
    static_cast<std::size_t>(kLastLayer) + 1;

std::string_view NameOf(Layer layer);
// Layers that may stand directly inside; the innermost may also hold the
// payload itself, see MayHoldPayload.
const std::vector<Layer>& InsideOf(Layer layer);
bool MayHoldPayload(Layer layer);

}  // namespace audit::positions
