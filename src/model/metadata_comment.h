// The comment by which a sync tool opens each file it writes, since the entity
// itself lost its name and namespace to the file system.
#pragma once

#include <optional>
#include <string_view>

namespace audit {

struct FileMetadata {
  std::string_view schema;  // "xtk:srcSchema"
  std::string_view name;    // "zon:persist"
};

// `comment`: decoded text before the root. nullopt unless it has lines
// "Schema: ns:name" and "Name: ..."; other text around them does not matter.
std::optional<FileMetadata> ReadFileMetadata(std::string_view comment);

// "ns:name", each part an XML name without further colons.
bool IsSchemaId(std::string_view text);

}  // namespace audit
