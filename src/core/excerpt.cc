#include "core/excerpt.h"

#include <algorithm>

#include "core/redaction.h"
#include "core/text.h"

namespace audit {
namespace {

// Bytes looked at to either side of what is shown: a secret is told by the
// name before it, and the longest such names and gaps are far shorter.
constexpr std::size_t kContext = 300;

// Code points kept visible to the left of a place in a long line.
constexpr std::size_t kLead = 40;

// `shown` of `text`, with secrets hidden that its surroundings tell.
std::string RedactedSlice(std::string_view text, Region shown) {
  const std::size_t from = CharacterBegin(
      text, shown.begin - std::min<std::size_t>(shown.begin, kContext));
  const std::size_t to = CharacterBegin(text, shown.end + kContext);
  const std::string_view context = text.substr(from, to - from);
  const Region slice = {shown.begin - static_cast<std::uint32_t>(from),
                        shown.end - static_cast<std::uint32_t>(from)};
  std::vector<Region> secrets = FindSecrets(context);
  std::string out;
  std::uint32_t at = slice.begin;
  for (const Region secret : secrets) {
    const std::uint32_t begin = std::max(secret.begin, slice.begin);
    const std::uint32_t end = std::min(secret.end, slice.end);
    if (begin >= end) continue;
    out += context.substr(at, begin - at);
    out.append(CountCodePoints(context.substr(begin, end - begin)), '*');
    at = end;
  }
  out += context.substr(at, slice.end - at);
  return out;
}

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
                    Region original) {
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
  excerpt.snippet = RedactedSlice(text, {region.begin, snippet_end});
  excerpt.first_line = excerpt.begin.line;
  excerpt.window_begin = WindowBegin(excerpt.begin, excerpt.end);
  std::uint32_t last = excerpt.end.line;
  // A region that ends with a line end does not reach into the next line.
  if (last > excerpt.begin.line && excerpt.end.utf16_column == 1) --last;
  for (std::uint32_t line = excerpt.first_line;
       line <= last && excerpt.lines.size() < kMaxFrameLines; ++line) {
    const std::string_view whole = lines.Line(line);
    const std::size_t from = SkipCodePoints(whole, excerpt.window_begin);
    const std::size_t to = from + SkipCodePoints(whole.substr(from), kMaxLine);
    const std::uint32_t base = lines.LineBegin(line);
    excerpt.lines.push_back(
        RedactedSlice(text, {base + static_cast<std::uint32_t>(from),
                             base + static_cast<std::uint32_t>(to)}));
  }
  return excerpt;
}

}  // namespace audit
