#include "tests/positions/tracked_text.h"

#include <utility>

#include "core/text.h"

namespace audit::positions {
namespace {

std::uint32_t CharacterEnd(std::string_view text, std::uint32_t at) {
  do {
    ++at;
  } while (at < text.size() && IsContinuation(text[at]));
  return at;
}

std::uint32_t SizeOf(std::string_view text) {
  return static_cast<std::uint32_t>(text.size());
}

}  // namespace

TrackedText Track(std::string_view payload) {
  TrackedText tracked{std::string(payload), {}};
  for (std::uint32_t at = 0; at < payload.size();) {
    const std::uint32_t end = CharacterEnd(payload, at);
    tracked.marks.push_back({{at, end}, 0});
    at = end;
  }
  return tracked;
}

TrackedText Surround(std::string_view before, TrackedText inner,
                     std::string_view after) {
  inner.text.insert(0, before);
  inner.text += after;
  for (Mark& mark : inner.marks) {
    mark.region.begin += SizeOf(before);
    mark.region.end += SizeOf(before);
  }
  return inner;
}

void Append(TrackedText* text, const TrackedText& more) {
  const std::uint32_t shift = SizeOf(text->text);
  text->text += more.text;
  for (Mark mark : more.marks) {
    mark.region.begin += shift;
    mark.region.end += shift;
    text->marks.push_back(mark);
  }
}

TrackedText Rewrite(const TrackedText& inner, const Write& write) {
  TrackedText out;
  // Where what begins, and what ends, at an offset of inner has gone.
  std::vector<std::uint32_t> begins(inner.text.size() + 1);
  std::vector<std::uint32_t> ends(inner.text.size() + 1);
  for (std::uint32_t at = 0; at < inner.text.size();) {
    const std::uint32_t end = CharacterEnd(inner.text, at);
    const Written written = write(inner.text, {at, end});
    out.text += written.gap;
    begins[at] = SizeOf(out.text);
    out.text += written.raw;
    ends[end] = SizeOf(out.text);
    at = end;
  }
  for (const Mark& mark : inner.marks) {
    out.marks.push_back(
        {{begins[mark.region.begin], ends[mark.region.end]}, mark.piece});
  }
  return out;
}

TrackedText Cut(const TrackedText& text, Region part) {
  TrackedText cut{text.text.substr(part.begin, part.size()), {}};
  for (Mark mark : text.marks) {
    if (!part.Contains(mark.region)) continue;
    mark.region.begin -= part.begin;
    mark.region.end -= part.begin;
    cut.marks.push_back(mark);
  }
  return cut;
}

bool IsInsideMark(const TrackedText& text, std::uint32_t offset) {
  for (const Mark& mark : text.marks) {
    if (mark.region.begin < offset && offset < mark.region.end) return true;
  }
  return false;
}

}  // namespace audit::positions
