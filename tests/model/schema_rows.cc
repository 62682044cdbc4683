#include "tests/model/schema_rows.h"

#include "xml/document.h"

namespace audit {

std::vector<SchemaSource> SourcesOf(const std::string& xml) {
  const std::string text = "<a>" + xml + "</a>";
  const Document document = Document::Parse(text);
  std::vector<SchemaSource> sources;
  for (NodeId at = document.FirstChild(document.FirstRoot()); at != 0;
       at = document.NextSibling(at)) {
    if (auto source = ReadSchema(document, at)) {
      sources.push_back(*std::move(source));
    }
  }
  return sources;
}

std::string Shown(const SqlName& name) {
  switch (name.by) {
    case SqlName::By::kNothing:
      return "-";
    case SqlName::By::kWritten:
      return name.text;
    case SqlName::By::kRule:
      return name.text + " by rule";
    case SqlName::By::kInferredRule:
      return name.text + " inferred";
  }
  return "";
}

std::string ShownField(const Schemas& schemas, std::string_view schema,
                       std::string_view xpath) {
  const auto field = schemas.Find(schema, xpath);
  if (!field) return "not known";
  switch (field->kind) {
    case SchemaField::Kind::kField:
      return (field->type.empty() ? "string" : field->type) + " " +
             Shown(field->column);
    case SchemaField::Kind::kLink:
      return "link -> " + field->target +
             (field->collection ? " many" : " " + Shown(field->column));
    case SchemaField::Kind::kElement:
      return "element";
    case SchemaField::Kind::kRemoved:
      return "removed";
    case SchemaField::Kind::kDisputed:
      return "disputed";
    case SchemaField::Kind::kConditional:
      return "conditional";
    case SchemaField::Kind::kInferred:
      return "inferred";
    case SchemaField::Kind::kIndirect:
      return "indirect";
    case SchemaField::Kind::kTooMuch:
      return "too much";
  }
  return "";
}

}  // namespace audit
