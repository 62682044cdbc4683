// Drafts to candidates: from a fragment's or file's text to the original bytes
// of the file, with all that will be shown of the place.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/line_map.h"
#include "core/redaction.h"
#include "core/source_file.h"
#include "engine/candidate.h"
#include "engine/suppression.h"

namespace audit {

// Where the text of a draft stands in a file.
struct Occurrence {
  OriginMap origin;       // text -> UTF-8 text of the file
  std::string_view text;  // the decoded text itself
  std::string language;   // for DecodedPosition; empty: not decoded
  char quote = 0;         // how a replacement is written there; 0: as it is
  std::uint32_t entity = kNoEntity;
  std::string entity_path;
  // By which the draft is known again, where `text` does not tell it.
  std::string identity = {};
  mutable std::optional<LineMap> text_lines = {};  // made when first asked for
};

// Shared by the threads that work on one file.
class Placement {
 public:
  Placement(const SourceFile& file, FileId id) : file_(file), id_(id) {}

  Candidate Place(const Draft& draft, const Occurrence& at) const;
  PlacedSuppression Place(const TextSuppression& suppression,
                          const Occurrence& at) const;
  // Of the file's UTF-8 text.
  audit::Place PlaceAt(Region utf8) const;

 private:
  const LineMap& lines() const;
  audit::Place PlaceAt(Region utf8, NearbySecrets* secrets) const;
  void PlaceEdits(const Draft& draft, const Occurrence& at,
                  Candidate* candidate) const;

  const SourceFile& file_;
  FileId id_;
  mutable std::once_flag lines_once_;
  mutable std::unique_ptr<LineMap> lines_;
};

}  // namespace audit
