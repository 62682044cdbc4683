// What the analyses see in the schemas of an input, for those who work on
// them: fields with their SQL names, keys, links, and what each is like.
#pragma once

#include <string>
#include <vector>

#include "core/source_file.h"
#include "engine/inspection.h"
#include "model/schema_source.h"

namespace audit {

// A schema with the places of what it declares.
struct PlacedSchema {
  SchemaSource source;
  std::string path;
  Position at;
  std::vector<Position> nodes;  // of source.nodes
};

// The schemas of one file, in document order.
std::vector<PlacedSchema> SchemasOfFile(const SourceFile& file);

// Of all schemas of the input, which are merged; in their order.
std::vector<Observation> InspectSchemas(
    const std::vector<PlacedSchema>& schemas);

}  // namespace audit
