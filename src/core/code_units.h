// One character of an encoded text at a time.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/encoding.h"

namespace audit {

struct CodeUnit {
  char32_t code_point;  // U+FFFD where not valid
  std::uint8_t size;    // bytes read, at least 1
  bool valid;
};

// Precondition: `bytes` is not empty.
CodeUnit ReadCodeUnit(std::string_view bytes, Encoding encoding);

}  // namespace audit
