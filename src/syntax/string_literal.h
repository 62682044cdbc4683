// The value of a JavaScript string literal with the origin of every byte.
#pragma once

#include <string>
#include <string_view>

#include "core/origin_map.h"
#include "core/region.h"

namespace audit {

// Appends the value of what stands between the quotes (`inner`, of `script`) to
// `text` and its origin to `origin`. Escapes are read as the engine reads them:
// \n \x41 \u0041 \u{41} \101, line continuations; a broken one stands for
// itself without the backslash. Surrogate pairs join; a lone surrogate, which
// UTF-8 cannot say, becomes U+FFFD.
void DecodeStringLiteral(std::string_view script, Region inner,
                         std::string* text, OriginMap* origin);

}  // namespace audit
