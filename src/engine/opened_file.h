// What a file is to the audit: a document of Campaign's, code as a whole, or
// neither, and then why.
#pragma once

#include <optional>
#include <string>

#include "core/source_file.h"
#include "model/entity.h"
#include "model/places.h"
#include "xml/document.h"

namespace audit {

struct OpenedFile {
  // At most one of both; markup that is not Campaign's may still be code.
  std::optional<Document> document;
  std::optional<FragmentKind> code;
  EntityList entities;  // of the document
  // When it is neither: why it is not read, and whether that leaves the audit
  // incomplete.
  std::string skipped;
  bool incomplete = false;
};

// The document refers to `file`, which must outlive it.
// `room`: for its text, as Document::Parse takes it.
OpenedFile OpenFile(const SourceFile& file, TextRoom room = {});

}  // namespace audit
