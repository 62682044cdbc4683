// Any bytes as XML and as XML in a string, or else as a script: what is read of
// the queries in it stays inside the text, nests, and has schemas or reasons.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "model/json_query.h"
#include "model/query_schemas.h"
#include "model/xml_string.h"
#include "syntax/tree.h"
#include "syntax/walk.h"
#include "tests/fuzz/require.h"
#include "tests/model/query_shape.h"
#include "xml/document.h"

namespace audit::fuzz {
namespace {

void CheckQuery(const NodeView& view, NodeId element, std::size_t size) {
  static const Schemas fields;
  const QueryDef query = ReadQuery(view, element);
  Require(BrokenQueryShape(query, size).empty());
  const auto schemas = SchemasOf(query, fields);
  Require(schemas.size() == query.levels.size());
  for (std::uint32_t i = 0; i < schemas.size(); ++i) {
    Require(schemas[i].name.empty() !=
            (schemas[i].reason == PathReason::kNone));
    const auto chain = SchemaChain(query, schemas, i);
    Require(!chain.empty() && chain.back() == schemas[i].name);
  }
}

void CheckQueries(const NodeView& view, std::size_t size) {
  for (const NodeId element : FindQueries(view)) {
    CheckQuery(view, element, size);
  }
  if (view.FirstRoot() != 0) CheckQuery(view, view.FirstRoot(), size);
}

void CheckScript(std::string_view text) {
  static ScriptParser parser;
  const std::unique_ptr<Tree> tree = parser.Parse(text);
  if (tree == nullptr) return;
  WalkNamed(tree->root(), [&](Node node) {
    if (!node.is("object")) return;
    if (const auto markup = MarkupOfObject(node, text)) {
      CheckQueries(*markup, text.size());
    }
  });
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // Markup read as a script is one fault after the other, and slow.
  if (!text.starts_with('<')) {
    audit::fuzz::CheckScript(text);
    return 0;
  }
  const audit::Document document = audit::Document::Parse(text);
  audit::fuzz::CheckQueries(document, size);
  const audit::Constant constant{
      std::string(text),
      audit::OriginMap::Verbatim(0, static_cast<std::uint32_t>(size)), 1,
      false};
  if (const auto markup = audit::MarkupOfConstant(constant)) {
    audit::fuzz::CheckQueries(*markup, size);
  }
  return 0;
}
