// Any bytes as a script: the scanner survives it, and constants, XML literals
// and facts made of its tree stay inside the text.
#include <cstdint>
#include <string_view>

#include "checks/script_facts.h"
#include "syntax/constant.h"
#include "syntax/e4x.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

void VisitNode(Node node, std::string_view text) {
  RequireInside(node.region(), text.size());
  if (const auto constant = FoldConstant(node, text)) {
    Require(constant->origin.decoded_size() == constant->text.size());
  }
  if (node.type() == "xml_element" || node.type() == "xml_list") {
    const Markup markup = MarkupOfLiteral(node, text);
    for (NodeId element = markup.FirstRoot(); element != 0;
         element = markup.NextSibling(element)) {
      RequireInside(markup.StartTagRegion(element), text.size());
    }
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  audit::ScriptParser parser;
  const std::unique_ptr<audit::Tree> tree = parser.Parse(text);
  if (tree == nullptr) return 0;
  for (const audit::SyntaxFault& fault : audit::FindSyntaxFaults(*tree, text)) {
    audit::fuzz::RequireInside(fault.region, size);
  }
  audit::WalkNamed(tree->root(), [&](audit::Node node) {
    audit::fuzz::VisitNode(node, text);
  });
  audit::CollectScriptFacts(tree->root(), text);
  return 0;
}
