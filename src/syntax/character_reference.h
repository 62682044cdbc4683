// &lt; &#233; &#xE9; in XML literals and in HTML attributes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/origin_map.h"
#include "core/region.h"

namespace audit {

// Whose names are known: XML's five, or besides those of Latin-1 and the
// typographic ones that HTML editors write.
enum class Entities : std::uint8_t { kXml, kHtml };

// Appends `source`, a slice of `text`, to `out` with its references decoded and
// their origins to `origin`. What is no reference stands for itself.
void DecodeReferences(std::string_view text, Region source, Entities entities,
                      std::string* out, OriginMap* origin);

}  // namespace audit
