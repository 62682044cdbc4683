// Any bytes as a file: its text is UTF-8, every region of it maps to the bytes
// and back, and an excerpt of any place can be shown.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/excerpt.h"
#include "core/redaction.h"
#include "core/source_file.h"
#include "core/text.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

// Every character maps to bytes of its own, behind those of the one before.
void CheckCharacters(const SourceFile& file) {
  const std::string_view text = file.utf8();
  std::uint32_t behind = 0;
  for (std::uint32_t at = 0; at < text.size();) {
    const std::uint32_t end = at + ReadUtf8(text.substr(at)).size;
    const Region original = file.ToOriginal({at, end});
    Require(original.begin >= behind && original.begin < original.end);
    Require(original.end <= file.bytes().size());
    Require(file.ToUtf8(original) == Region{at, end});
    behind = original.end;
    at = end;
  }
}

void CheckExcerpt(const SourceFile& file, const LineMap& lines, Region region) {
  NearbySecrets secrets(file.utf8());
  const Excerpt excerpt = MakeExcerpt(file, lines, region, &secrets);
  Require(excerpt.snippet.size() <= kMaxSnippet);
  Require(FindInvalidUtf8(excerpt.snippet) == excerpt.snippet.size());
  Require(!excerpt.lines.empty() && excerpt.lines.size() <= kMaxFrameLines);
  for (const std::string& line : excerpt.lines) {
    Require(CountCodePoints(line) <= kMaxLine);
    Require(FindInvalidUtf8(line) == line.size());
  }
  Require(excerpt.begin.line <= excerpt.end.line);
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace audit;        // NOLINT: a fuzzer's only function
  using namespace audit::fuzz;  // NOLINT
  const SourceFile file("fuzz",
                        std::string(reinterpret_cast<const char*>(data), size));
  const std::string_view text = file.utf8();
  Require(FindInvalidUtf8(text) == text.size());
  for (const EncodingFault& fault : file.decoded().faults) {
    RequireInside(fault.original, size);
  }
  CheckCharacters(file);
  Require(CountCodePoints(Redact(text)) == CountCodePoints(text));
  const LineMap lines(text);
  const auto end = static_cast<std::uint32_t>(size);
  const std::uint32_t middle = end / 2;
  for (const Region region :
       {Region{0, 0}, Region{0, end}, Region{middle, middle},
        Region{middle / 2, middle}, Region{end, end}}) {
    CheckExcerpt(file, lines, region);
  }
  return 0;
}
