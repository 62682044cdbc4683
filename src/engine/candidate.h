// A draft at one of its places: all that pass 2 needs to make a finding of it
// once the file's tree and bytes are gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/draft.h"
#include "core/finding.h"
#include "engine/parity.h"
#include "engine/run.h"
#include "engine/suppression.h"
#include "engine/text_record.h"
#include "model/facts.h"

namespace audit {

inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFF;

struct Candidate {
  Draft draft;  // its regions are spent; the rest is still in question
  Place place;
  std::uint32_t entity = kNoEntity;  // index into FileResult::entities
  std::string entity_path;
  std::string text;  // hex SHA-256 of what finding_text.h says of it
  std::vector<Related> related;
  std::vector<Related> flow;
  std::optional<DecodedPosition> decoded;
  std::vector<Edit> edits;
};

// What pass 1 leaves of one file.
struct FileResult {
  struct EntityInfo {
    std::string schema;
    std::string name;                // "schema|key"
    std::vector<std::string> loads;  // libraries its scripts load
  };
  FileInfo info;
  bool is_package = false;    // a data package: marks an instance
  std::string build_version;  // of its package; empty: none
  std::vector<EntityInfo> entities;
  std::vector<Candidate> candidates;  // document order
  std::vector<PlacedSuppression> suppressions;
  std::vector<VendorMatch> vendor_matches;  // where parity is asked for
  std::vector<LibraryFact> libraries;
  std::vector<std::string> languages;  // met in it
  std::vector<TextRecord> texts;       // sorted, each once
  std::vector<ServerFile> servers;     // at most one, if it is well-formed
  std::vector<std::string> file_schemas;
  Administration administration;
  EntityFacts entity_facts;
  Surroundings surroundings;
  Declarations declarations;
  std::uint64_t fragments = 0;
  std::uint64_t expressions = 0;
  std::uint64_t bytes_lost = 0;
  std::vector<std::string> notes;  // caps hit
  std::optional<Skipped> skipped;
  std::optional<Error> error;
};

}  // namespace audit
