#include "core/line_map.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace audit {

LineMap::LineMap(std::string_view utf8) : text_(utf8) {
  begins_.push_back(0);
  const char* at = utf8.data();
  const char* const end = at + utf8.size();
  while (at != end) {
    const void* found =
        std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (found == nullptr) break;
    at = static_cast<const char*>(found) + 1;
    begins_.push_back(static_cast<std::uint32_t>(at - utf8.data()));
  }
}

Position LineMap::At(std::uint32_t offset) const {
  assert(offset <= text_.size());
  const auto behind = std::upper_bound(begins_.begin(), begins_.end(), offset);
  Position position;
  position.line = static_cast<std::uint32_t>(behind - begins_.begin());
  for (std::uint32_t i = *(behind - 1); i < offset; ++i) {
    const auto byte = static_cast<unsigned char>(text_[i]);
    // Count a character at its last byte, so that an offset inside it counts
    // as its start.
    std::uint32_t size = 1;
    if (byte >= 0xF0) {
      size = 4;
    } else if (byte >= 0xE0) {
      size = 3;
    } else if (byte >= 0xC0) {
      size = 2;
    }
    if (i + size > offset) break;
    position.code_point_column += 1;
    position.utf16_column += size == 4 ? 2 : 1;
    i += size - 1;
  }
  return position;
}

std::string_view LineMap::Line(std::uint32_t line) const {
  const std::uint32_t begin = LineBegin(line);
  std::uint32_t end = line < begins_.size()
                          ? begins_[line] - 1
                          : static_cast<std::uint32_t>(text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return text_.substr(begin, end - begin);
}

std::uint32_t LineMap::LineBegin(std::uint32_t line) const {
  return begins_[line - 1];
}

std::uint32_t LineMap::line_count() const {
  return static_cast<std::uint32_t>(begins_.size());
}

}  // namespace audit
