#include "core/line_map.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "core/text.h"

namespace audit {

namespace {

// Counting 4 KB takes about a microsecond, and few lines are that long.
constexpr std::uint32_t kCheckpointDistance = 4096;

// `position` moved over `passed`, which holds whole characters and no LF.
void Advance(std::string_view passed, Position* position) {
  for (const char c : passed) {
    if (IsContinuation(c)) continue;
    position->code_point_column += 1;
    position->utf16_column += static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
}

}  // namespace

LineMap::LineMap(std::string_view utf8) : text_(utf8) {
  begins_.push_back(0);
  const auto size = static_cast<std::uint32_t>(utf8.size());
  for (std::uint32_t at = 0; at < size;) {
    const void* found = std::memchr(utf8.data() + at, '\n', size - at);
    const std::uint32_t end =
        found == nullptr ? size
                         : static_cast<std::uint32_t>(
                               static_cast<const char*>(found) - utf8.data());
    if (end - at > kCheckpointDistance) AddCheckpoints(at, end);
    if (found == nullptr) break;
    at = end + 1;
    begins_.push_back(at);
  }
}

void LineMap::AddCheckpoints(std::uint32_t begin, std::uint32_t end) {
  Position position;
  position.line = static_cast<std::uint32_t>(begins_.size());
  std::uint32_t at = begin;
  while (end - at > kCheckpointDistance) {
    const auto next = static_cast<std::uint32_t>(
        CharacterBegin(text_, at + kCheckpointDistance));
    Advance(text_.substr(at, next - at), &position);
    checkpoints_.push_back({next, position});
    at = next;
  }
}

Position LineMap::At(std::uint32_t offset) const {
  assert(offset <= text_.size());
  const auto line = std::upper_bound(begins_.begin(), begins_.end(), offset);
  Position position;
  position.line = static_cast<std::uint32_t>(line - begins_.begin());
  std::uint32_t from = *(line - 1);
  const auto checkpoint = std::upper_bound(
      checkpoints_.begin(), checkpoints_.end(), offset,
      [](std::uint32_t at, const Checkpoint& c) { return at < c.offset; });
  if (checkpoint != checkpoints_.begin() && (checkpoint - 1)->offset > from) {
    from = (checkpoint - 1)->offset;
    position = (checkpoint - 1)->position;
  }
  const auto to = static_cast<std::uint32_t>(CharacterBegin(text_, offset));
  if (to > from) Advance(text_.substr(from, to - from), &position);
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
