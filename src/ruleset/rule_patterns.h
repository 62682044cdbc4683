// RE2 as rules use it: quiet, UTF-8, faults with their place.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <optional>
#include <string_view>

#include "core/result.h"

namespace audit {

std::unique_ptr<const RE2> CompilePattern(std::string_view pattern);

// What is wrong with a pattern, with line and column inside it.
std::optional<Error> CheckPattern(std::string_view pattern);

inline re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace audit
