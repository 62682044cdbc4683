#include "engine/opened_file.h"

#include <string_view>
#include <utility>

#include "model/file_path.h"

namespace audit {
namespace {

bool IsZip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

bool HasNulBytes(std::string_view text) {
  return text.substr(0, 8000).find('\0') != std::string_view::npos;
}

OpenedFile Skipped(std::string reason, bool incomplete = false) {
  OpenedFile opened;
  opened.skipped = std::move(reason);
  opened.incomplete = incomplete;
  return opened;
}

OpenedFile OpenMarkup(const SourceFile& file,
                      const std::optional<FragmentKind>& code, bool is_xml,
                      TextRoom room) {
  OpenedFile opened;
  opened.document = Document::Parse(file.utf8(), {}, std::move(room));
  opened.entities = FindEntities(*opened.document, file.path());
  if (opened.entities.recognised) return opened;
  const bool malformed = !opened.document->faults().empty();
  opened.document.reset();
  opened.code = code;
  if (code) return opened;
  if (malformed && is_xml) {
    return Skipped("markup so bad that nothing of Campaign's is seen", true);
  }
  return Skipped("XML, but not Campaign's");
}

}  // namespace

OpenedFile OpenFile(const SourceFile& file, TextRoom room) {
  const std::string_view text = file.utf8();
  if (text.empty()) return Skipped("empty");
  if (IsZip(file.bytes())) {
    return Skipped("an archive inside an archive", true);
  }
  const auto code = KindOfFile(file.path(), text);
  const bool is_xml = SplitPath(file.path()).extension == "xml";
  if (LooksLikeXml(text)) {
    return OpenMarkup(file, code, is_xml, std::move(room));
  }
  if (HasNulBytes(text)) {
    return code || is_xml
               ? Skipped("NUL bytes in it, as no text has them", true)
               : Skipped("binary");
  }
  if (!code) return Skipped("not a kind of file that is read");
  OpenedFile opened;
  opened.code = code;
  return opened;
}

}  // namespace audit
