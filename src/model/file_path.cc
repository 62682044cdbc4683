#include "model/file_path.h"

#include <utility>

#include "core/text.h"
#include "model/entity_table.h"

namespace audit {
namespace {

// "xtk_javascript" names a schema when exports know that schema.
std::string SchemaOfFolder(std::string_view folder) {
  const std::size_t mark = folder.find('_');
  if (mark == std::string_view::npos) return {};
  std::string schema(folder);
  schema[mark] = ':';
  return FindEntityFormOfSchema(schema) != nullptr ? schema : std::string();
}

}  // namespace

PathParts SplitPath(std::string_view path) {
  PathParts parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = path.find_first_of("/\\", begin);
    if (end == std::string_view::npos) break;
    parts.folder = path.substr(begin, end - begin);
    begin = end + 1;
    if (std::string schema = SchemaOfFolder(parts.folder); !schema.empty()) {
      parts.schema = std::move(schema);
      parts.below_schema = path.substr(begin);
    }
  }
  parts.file = path.substr(begin);
  const std::size_t dot = parts.file.rfind('.');
  if (dot != std::string_view::npos) {
    parts.extension = ToLower(parts.file.substr(dot + 1));
  }
  return parts;
}

}  // namespace audit
