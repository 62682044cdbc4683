#include "engine/inspection_schemas.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

#include "model/entity.h"
#include "model/places.h"
#include "model/schema_likeness.h"
#include "model/schemas.h"
#include "xml/document.h"

namespace audit {
namespace {

// Of what lies deeper the path alone would be longer than anybody reads.
constexpr std::uint32_t kMaxDepthShown = 20;

std::string Shown(const SqlName& name) {
  switch (name.by) {
    case SqlName::By::kNothing:
      return "none known";
    case SqlName::By::kWritten:
      return name.text + " as written";
    case SqlName::By::kRule:
      return name.text + " by rule";
    case SqlName::By::kInferredRule:
      return name.text + " by inferred rule";
  }
  return "";
}

std::string Shown(const SchemaField& field) {
  const std::string type = field.type.empty() ? "string" : field.type;
  switch (field.kind) {
    case SchemaField::Kind::kField:
      return type + ", column " + Shown(field.column);
    case SchemaField::Kind::kLink: {
      std::string shown = "link to " + field.target;
      if (field.collection) return shown + ", many";
      shown += ", key " + Shown(field.column);
      for (const SchemaLink::Join& join : field.joins) {
        shown += ", " + join.from + " = " + join.to;
      }
      return shown;
    }
    case SchemaField::Kind::kElement:
      return "element";
    case SchemaField::Kind::kRemoved:
      return "taken away";
    case SchemaField::Kind::kDisputed:
      return "declared in several ways";
    case SchemaField::Kind::kConditional:
      return "under a condition";
    case SchemaField::Kind::kInferred:
      return "inferred";
    case SchemaField::Kind::kIndirect:
      return "of an extension of an extension";
    case SchemaField::Kind::kTooMuch:
      return "more than is looked through";
  }
  return "";
}

std::string_view TableBeside(const SchemaLikeness& likeness) {
  if (likeness.same_table) return "same";
  return likeness.table.by == SqlName::By::kNothing ? "none known" : "other";
}

std::string Shown(const SchemaLikeness& likeness, const SqlName& table) {
  std::string shown(WordsOf(likeness.nature));
  if (!likeness.base.empty()) shown += " of " + likeness.base;
  shown += ", table " + Shown(table);
  if (likeness.like.empty()) return shown + ", like none of Campaign's";
  return shown + fmt::format(
                     ", like {}: table {}, name {}, {} of its {} fields alike, "
                     "{} differing, {} fields in all",
                     likeness.like, TableBeside(likeness),
                     likeness.same_name ? "same" : "other", likeness.alike,
                     likeness.known, likeness.differing, likeness.fields);
}

class SchemaInspection {
 public:
  explicit SchemaInspection(const std::vector<PlacedSchema>& schemas)
      : schemas_(schemas), known_(SourcesOf(schemas)) {}

  std::vector<Observation> Run() {
    for (const PlacedSchema& schema : schemas_) Show(schema);
    return std::move(seen_);
  }

 private:
  static std::vector<SchemaSource> SourcesOf(
      const std::vector<PlacedSchema>& schemas) {
    std::vector<SchemaSource> sources;
    sources.reserve(schemas.size());
    for (const PlacedSchema& schema : schemas) sources.push_back(schema.source);
    return sources;
  }

  void Show(const PlacedSchema& schema) {
    const SchemaSource& source = schema.source;
    const auto note = [&](Position at, std::string what) {
      seen_.push_back({1, at, std::move(what)});
    };
    seen_.push_back({0, schema.at,
                     fmt::format("schema {} of {}: {}", source.id, schema.path,
                                 Shown(LikenessOf(source),
                                       known_.TableOf(source.schema())))});
    if (const auto key = known_.KeyOf(source.schema())) {
      note(schema.at, fmt::format("primary key {}", fmt::join(*key, ", ")));
    } else {
      note(schema.at, "primary key not known");
    }
    for (const SchemaKey& key : source.keys) {
      note(schema.at,
           fmt::format("key {}: {}", key.name, fmt::join(key.fields, ", ")));
    }
    for (const SchemaEnumeration& e : source.enumerations) {
      note(schema.at,
           fmt::format("enumeration {}: {} values", e.name, e.values.size()));
    }
    ShowFields(schema);
  }

  void ShowFields(const PlacedSchema& schema) {
    const SchemaSource& source = schema.source;
    if (source.main == kNoNode) return;
    std::vector<std::string> names;  // of the elements around
    for (std::uint32_t i = source.main + 1; i < source.nodes.size(); ++i) {
      const SchemaNode& node = source.nodes[i];
      if (node.depth == 0) return;
      if (node.depth > kMaxDepthShown) continue;
      names.resize(node.depth - 1);
      names.push_back((node.is_attribute ? "@" : "") + node.name);
      const std::string xpath = fmt::format("{}", fmt::join(names, "/"));
      const auto field = known_.Find(source.schema(), xpath);
      seen_.push_back({1, schema.nodes[i],
                       xpath + ": " + (field ? Shown(*field) : "not known")});
    }
  }

  const std::vector<PlacedSchema>& schemas_;
  const Schemas known_;
  std::vector<Observation> seen_;
};

}  // namespace

std::vector<PlacedSchema> SchemasOfFile(const SourceFile& file) {
  std::vector<PlacedSchema> schemas;
  if (!LooksLikeXml(file.utf8())) return schemas;
  const Document document = Document::Parse(file.utf8(), XmlLimits());
  const LineMap lines(file.utf8());
  for (const Entity& entity : FindEntities(document, file.path()).entities) {
    if (entity.schema != "xtk:srcSchema") continue;
    auto source = ReadSchema(document, entity.element, entity.key);
    if (!source) continue;
    PlacedSchema placed;
    placed.path = file.path();
    placed.at = lines.At(source->region.begin);
    for (const SchemaNode& node : source->nodes) {
      placed.nodes.push_back(lines.At(node.region.begin));
    }
    placed.source = *std::move(source);
    schemas.push_back(std::move(placed));
  }
  return schemas;
}

std::vector<Observation> InspectSchemas(
    const std::vector<PlacedSchema>& schemas) {
  return SchemaInspection(schemas).Run();
}

}  // namespace audit
