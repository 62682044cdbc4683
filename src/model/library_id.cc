#include "model/library_id.h"

#include <algorithm>
#include <iterator>

#include "core/text.h"
#include "model/file_path.h"

namespace audit {
namespace {

// Folders that people keep scripts in; none of them is a namespace anybody
// gave, and a wrong id would only look right.
constexpr std::string_view kNoNamespaces[] = {
    "client", "dist", "export",    "exports",    "files",  "javascript",
    "js",     "lib",  "libraries", "libs",       "script", "scripts",
    "server", "src",  "static",    "javascripts"};

bool IsNamespace(std::string_view folder) {
  const bool word = !folder.empty() && IsLetter(folder[0]) &&
                    std::all_of(folder.begin(), folder.end(), [](char c) {
                      return IsLetter(c) || IsDigit(c) || c == '_';
                    });
  return word && std::find(std::begin(kNoNamespaces), std::end(kNoNamespaces),
                           ToLower(folder)) == std::end(kNoNamespaces);
}

}  // namespace

std::string LibraryIdOfPath(std::string_view path) {
  const PathParts parts = SplitPath(path);
  if (parts.schema == "xtk:javascript") {
    const std::size_t slash = parts.below_schema.find_first_of("/\\");
    if (slash == std::string_view::npos) return {};
    return std::string(parts.below_schema.substr(0, slash)) + ":" +
           std::string(parts.below_schema.substr(slash + 1));
  }
  if (!parts.schema.empty() || parts.extension != "js") return {};
  if (!IsNamespace(parts.folder)) return {};
  return std::string(parts.folder) + ":" + std::string(parts.file);
}

std::string LibraryIdOfLoad(std::string_view path) {
  std::string id(path.substr(path.substr(0, 1) == "/" ? 1 : 0));
  if (id.size() == path.size()) return id;
  if (std::count(id.begin(), id.end(), '/') != 1 || id[0] == '/') {
    return std::string(path);
  }
  id[id.find('/')] = ':';
  return id;
}

}  // namespace audit
