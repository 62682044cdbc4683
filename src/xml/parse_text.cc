#include <algorithm>
#include <cstring>

#include "xml/parsed_text.h"

namespace audit {
namespace {

// New parses per restart the caller allows: behind a fault a chunk ends with
// </entities>, the next with </package>.
constexpr std::size_t kParsesPerRestart = 3;

pugi::xml_parse_result ParseChunk(ParsedText* text) {
  Chunk& chunk = text->chunks.back();
  chunk.tree = std::make_unique<pugi::xml_document>();
  // The NUL behind the text is handed over as well: the parser overwrites the
  // last byte it is given.
  const pugi::xml_parse_result result = chunk.tree->load_buffer_inplace(
      text->buffer.get() + chunk.begin, text->size() - chunk.begin + 1,
      pugi::parse_full, pugi::encoding_utf8);
  chunk.end = text->size();
  return result;
}

}  // namespace

ParsedText ParseText(std::string_view utf8, const XmlLimits& limits) {
  ParsedText text;
  text.utf8 = utf8;
  text.limits = limits;
  text.buffer = std::make_unique_for_overwrite<char[]>(utf8.size() + 1);
  std::memcpy(text.buffer.get(), utf8.data(), utf8.size());
  text.buffer[utf8.size()] = '\0';
  CheckReferences(&text);
  const std::size_t most =
      kParsesPerRestart * static_cast<std::size_t>(limits.restarts) + 1;
  text.chunks.emplace_back();
  // Recover adds a chunk as long as there is something to go on with.
  for (std::size_t parsed = 0; parsed < text.chunks.size(); ++parsed) {
    if (parsed == most) {
      const Region rest = {text.chunks.back().begin, text.size()};
      text.chunks.pop_back();
      text.faults.push_back({XmlFault::Kind::kLimit,
                             {rest.begin, std::min(rest.begin + 1, rest.end)},
                             "too many faults; what follows is not read",
                             rest.size()});
      break;
    }
    const pugi::xml_parse_result result = ParseChunk(&text);
    if (!result) Recover(&text, result);
  }
  CheckStructure(&text);
  std::stable_sort(
      text.faults.begin(), text.faults.end(),
      [](const XmlFault& a, const XmlFault& b) { return a.region < b.region; });
  return text;
}

}  // namespace audit
