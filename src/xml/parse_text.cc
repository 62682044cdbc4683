#include <algorithm>
#include <cstring>

#include "core/big_pages.h"
#include "xml/parsed_text.h"

namespace audit {
namespace {

// New parses per restart the caller allows: behind a fault a chunk ends with
// </entities>, the next with </package>.
constexpr std::size_t kParsesPerRestart = 3;

// The declaration is read with the encoding; as a node the parser would take
// the text's elements for its children where its '?' is missing.
constexpr unsigned kOptions = pugi::parse_full & ~pugi::parse_declaration;

// Behind a declaration that ends with '>' alone, which the parser would look
// for the end of in the text; 0 where there is none such.
std::uint32_t BehindBadDeclaration(std::string_view utf8) {
  const std::size_t begin = DeclarationAt(utf8, 0);
  if (begin == utf8.npos) return 0;
  const std::size_t end = utf8.find('>', begin);
  if (end == utf8.npos || utf8[end - 1] == '?') return 0;
  return static_cast<std::uint32_t>(end + 1);
}

pugi::xml_parse_result ParseChunk(ParsedText* text) {
  Chunk& chunk = text->chunks.back();
  chunk.tree = std::make_unique<pugi::xml_document>();
  // The NUL behind the text is handed over as well: the parser overwrites the
  // last byte it is given.
  const pugi::xml_parse_result result = chunk.tree->load_buffer_inplace(
      text->buffer.get() + chunk.begin, text->size() - chunk.begin + 1,
      kOptions, pugi::encoding_utf8);
  chunk.end = text->size();
  return result;
}

}  // namespace

XmlFault RestIsLost(const ParsedText& text, std::uint32_t begin) {
  return {XmlFault::Kind::kLimit,
          {begin, std::min(begin + 1, text.size())},
          "too many faults; what follows is not read",
          text.size() - begin};
}

ParsedText ParseText(std::string_view utf8, const XmlLimits& limits,
                     TextRoom room) {
  ParsedText text;
  text.utf8 = utf8;
  text.limits = limits;
  if (room.size() <= utf8.size()) room = TextRoom(utf8.size() + 1);
  text.buffer = room.Take();
  std::memcpy(text.buffer.get(), utf8.data(), utf8.size());
  text.buffer[utf8.size()] = '\0';
  CheckReferences(&text);
  const std::size_t most =
      kParsesPerRestart * static_cast<std::size_t>(limits.restarts) + 1;
  text.chunks.emplace_back();
  if (const std::uint32_t end = BehindBadDeclaration(utf8)) {
    text.chunks.back().begin = end;
    text.faults.push_back({XmlFault::Kind::kSyntax,
                           {0, end},
                           "the XML declaration does not end with ?>",
                           0});
  }
  // Recover adds a chunk as long as there is something to go on with.
  for (std::size_t parsed = 0; parsed < text.chunks.size(); ++parsed) {
    if (parsed == most) {
      text.faults.push_back(RestIsLost(text, text.chunks.back().begin));
      text.chunks.pop_back();
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
