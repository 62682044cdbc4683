#include "core/excerpt.h"

#include <algorithm>

#include "core/text.h"

namespace audit {
namespace {

// Code points kept visible to the left of a place in a long line.
constexpr std::size_t kLead = 40;

// `line` without its first `skip` code points, as an offset; its end if it is
// shorter.
std::size_t SkipCodePoints(std::string_view line, std::size_t skip) {
  std::size_t at = 0;
  for (; at < line.size(); ++at) {
    if (IsContinuation(line[at])) continue;
    if (skip == 0) break;
    --skip;
  }
  return at;
}

// The offset `count` code points before `at`. Precondition: so many stand
// before it.
std::size_t BackCodePoints(std::string_view text, std::size_t at,
                           std::size_t count) {
  while (count > 0) {
    --at;
    if (!IsContinuation(text[at])) --count;
  }
  return at;
}

// How many code points to leave out at the left so that the place is seen.
std::uint32_t WindowBegin(Position begin, Position end) {
  const std::uint32_t column = begin.code_point_column - 1;
  const std::uint32_t last =
      end.line == begin.line ? end.code_point_column - 1 : column + 1;
  if (last <= kMaxLine || column <= kLead) return 0;
  return column - static_cast<std::uint32_t>(kLead);
}

// Characters that `region` cuts are shown whole.
Region WholeCharacters(std::string_view text, Region region) {
  const auto begin = std::min<std::size_t>(region.begin, text.size());
  std::size_t end = std::min<std::size_t>(region.end, text.size());
  while (end < text.size() && IsContinuation(text[end])) ++end;
  return {static_cast<std::uint32_t>(CharacterBegin(text, begin)),
          static_cast<std::uint32_t>(end)};
}

}  // namespace

Excerpt MakeExcerpt(const SourceFile& file, const LineMap& lines,
                    Region original, NearbySecrets* secrets) {
  const std::string_view text = file.utf8();
  const Region region = WholeCharacters(text, file.ToUtf8(original));
  Excerpt excerpt;
  excerpt.begin = lines.At(region.begin);
  excerpt.end = lines.At(region.end);
  std::uint32_t snippet_end = region.end;
  if (region.size() > kMaxSnippet) {
    snippet_end = static_cast<std::uint32_t>(
        CharacterBegin(text, region.begin + kMaxSnippet));
  }
  excerpt.first_line = excerpt.begin.line;
  excerpt.window_begin = WindowBegin(excerpt.begin, excerpt.end);
  std::uint32_t last = excerpt.end.line;
  // A region that ends with a line end does not reach into the next line.
  if (last > excerpt.begin.line && excerpt.end.utf16_column == 1) --last;
  for (std::uint32_t line = excerpt.first_line;
       line <= last && excerpt.lines.size() < kMaxFrameLines; ++line) {
    const std::string_view whole = lines.Line(line);
    // A long line may hold many places: it is not counted through for each.
    const std::size_t from =
        line == excerpt.first_line && excerpt.window_begin > 0
            ? BackCodePoints(text, region.begin, kLead) - lines.LineBegin(line)
            : SkipCodePoints(whole, excerpt.window_begin);
    const std::size_t to = from + SkipCodePoints(whole.substr(from), kMaxLine);
    const std::uint32_t base = lines.LineBegin(line);
    excerpt.lines.push_back(
        secrets->Redacted({base + static_cast<std::uint32_t>(from),
                           base + static_cast<std::uint32_t>(to)}));
  }
  // Last: most lie in the line just looked at.
  excerpt.snippet = secrets->Redacted({region.begin, snippet_end});
  return excerpt;
}

}  // namespace audit
