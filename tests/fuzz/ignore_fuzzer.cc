// Any bytes as a script, a page, a document and a comment: what is read of
// comments that suppress findings stays inside the text.
#include <cstdint>
#include <string_view>

#include "engine/script_ignores.h"
#include "syntax/html_comments.h"
#include "syntax/tree.h"
#include "tests/fuzz/require.h"
#include "xml/document.h"

namespace audit::fuzz {
namespace {

void CheckComments(const std::vector<IgnoreComment>& comments,
                   std::size_t size) {
  for (const IgnoreComment& comment : comments) {
    RequireInside(comment.region, size);
    RequireInside(comment.scope, size);
    Require(comment.scope.empty() || comment.region.end <= comment.scope.begin);
    const auto words = ReadIgnoreWords(comment.text);
    Require(!words || !words->fault.empty() || !words->rules.empty());
  }
}

void CheckDocument(std::string_view text) {
  const Document document = Document::Parse(text);
  for (const XmlComment& comment : document.CommentsWith(kIgnoreMarker)) {
    RequireInside(comment.region, text.size());
    if (comment.next == 0) continue;
    const Region next = document.ElementRegion(comment.next);
    RequireInside(next, text.size());
    Require(comment.region.end <= next.begin);
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace audit;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto words = ReadIgnoreWords(InsideOfComment(text));
  fuzz::Require(!words || !words->fault.empty() || !words->rules.empty());
  fuzz::CheckComments(FindPageIgnores(text), size);
  for (const HtmlComment& comment : FindHtmlComments(text)) {
    fuzz::RequireInside(comment.region, size);
    fuzz::RequireInside(comment.next, size);
  }
  ScriptParser parser;
  if (const auto tree = parser.Parse(text)) {
    fuzz::CheckComments(FindScriptIgnores(tree->root(), text), size);
  }
  fuzz::CheckDocument(text);
  return 0;
}
