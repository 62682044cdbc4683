// Any bytes as schemas: what the model says of them agrees with itself, does
// not depend on their order, and stays inside the text.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema_likeness.h"
#include "model/schemas.h"
#include "model/xtk_paths.h"
#include "tests/fuzz/require.h"
#include "xml/document.h"

namespace audit::fuzz {
namespace {

std::vector<SchemaSource> SourcesOf(std::string_view text) {
  const Document document = Document::Parse(text);
  std::vector<SchemaSource> sources;
  const auto read = [&](NodeId first) {
    for (NodeId at = first; at != 0; at = document.NextSibling(at)) {
      if (auto source = ReadSchema(document, at)) {
        sources.push_back(*std::move(source));
      }
    }
  };
  read(document.FirstRoot());
  if (document.FirstRoot() != 0)
    read(document.FirstChild(document.FirstRoot()));
  return sources;
}

void CheckSource(const SchemaSource& source, std::size_t size) {
  RequireInside(source.region, size);
  RequireInside(source.table_region, size);
  Require(source.main == kNoNode || source.main < source.nodes.size());
  for (std::uint32_t i = 0; i < source.nodes.size(); ++i) {
    const SchemaNode& node = source.nodes[i];
    RequireInside(node.region, size);
    Require(node.parent == kNoNode
                ? node.depth == 0
                : node.parent < i &&
                      source.nodes[node.parent].depth + 1 == node.depth);
    const auto found = NodesNamed(
        source, node.parent,
        node.is_attribute ? NameSort::kAttribute : NameSort::kElement,
        node.name);
    Require(std::find(found.begin(), found.end(), i) != found.end());
    const SqlName column = ColumnOf(source, i);
    Require(column.text.empty() == (column.by == SqlName::By::kNothing));
  }
  const SchemaLikeness likeness = LikenessOf(source);
  Require(likeness.alike + likeness.differing <= likeness.known);
  Require(likeness.nature != SchemaNature::kClone || likeness.same_table);
  Require(!likeness.same_table || !likeness.like.empty());
}

bool SameAnswer(const std::optional<SchemaField>& a,
                const std::optional<SchemaField>& b) {
  if (a.has_value() != b.has_value()) return false;
  if (!a) return true;
  // Of names that are not known only that much is told.
  if (a->kind != b->kind) return false;
  return a->kind > SchemaField::Kind::kElement ||
         (a->target == b->target && a->collection == b->collection &&
          a->column.text.size() == b->column.text.size());
}

// Asks for each name that one of them declares, in all of them.
void CheckMerged(const std::vector<SchemaSource>& sources) {
  const Schemas forwards(sources);
  const Schemas backwards(
      std::vector<SchemaSource>(sources.rbegin(), sources.rend()));
  for (const SchemaSource& source : sources) {
    const std::string& schema = source.schema();
    Require(forwards.Knows(schema) == backwards.Knows(schema));
    Require(forwards.KeyOf(schema) == backwards.KeyOf(schema));
    forwards.TableOf(schema);
    for (const SchemaEnumeration& e : source.enumerations) {
      forwards.FindEnumeration(schema, e.name);
    }
    for (const SchemaNode& node : source.nodes) {
      const std::string xpath = (node.is_attribute ? "@" : "") + node.name;
      const auto found = forwards.Find(schema, xpath);
      Require(SameAnswer(found, backwards.Find(schema, xpath)));
      Require(!found || forwards.Knows(schema));
      std::string path = "[";
      path.append(xpath).append("/").append(xpath).append("]");
      const std::string_view start = schema;
      const XtkExpression expression = ParseXtk(path);
      if (expression.nodes.empty()) continue;
      const PathMeaning meaning =
          ResolvePath(forwards, std::span(&start, 1), path, expression, 0);
      Require((meaning.kind == PathMeaning::Kind::kUnknown) ==
              (meaning.reason != PathReason::kNone));
    }
  }
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto sources = audit::fuzz::SourcesOf(text);
  for (const audit::SchemaSource& source : sources) {
    audit::fuzz::CheckSource(source, size);
  }
  audit::fuzz::CheckMerged(sources);
  return 0;
}
