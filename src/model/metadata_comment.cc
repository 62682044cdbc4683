#include "model/metadata_comment.h"

#include <algorithm>

#include "core/text.h"

namespace audit {
namespace {

// Generous: whatever is no ASCII punctuation may stand in a name.
bool IsNameCharacter(char c) {
  return IsLetter(c) || IsDigit(c) || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsXmlName(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), IsNameCharacter);
}

}  // namespace

bool IsSchemaId(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != std::string_view::npos && IsXmlName(text.substr(0, colon)) &&
         IsXmlName(text.substr(colon + 1));
}

std::optional<FileMetadata> ReadFileMetadata(std::string_view comment) {
  constexpr std::string_view kSchema = "Schema:";
  constexpr std::string_view kName = "Name:";
  FileMetadata found;
  while (!comment.empty()) {
    const std::size_t end = std::min(comment.find('\n'), comment.size());
    const std::string_view line = Trim(comment.substr(0, end));
    comment.remove_prefix(std::min(end + 1, comment.size()));
    if (line.substr(0, kSchema.size()) == kSchema) {
      found.schema = Trim(line.substr(kSchema.size()));
    } else if (line.substr(0, kName.size()) == kName) {
      found.name = Trim(line.substr(kName.size()));
    }
  }
  if (!IsSchemaId(found.schema) || found.name.empty()) return std::nullopt;
  return found;
}

}  // namespace audit
