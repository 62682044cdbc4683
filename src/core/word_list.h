// Short lists of words, looked through from front to end: for a handful, where
// a table would cost more than it saves.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace audit {

inline bool IsOneOf(std::span<const std::string_view> words,
                    std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace audit
