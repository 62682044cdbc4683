// The name of a finding across runs: rule id + entity key + path in the entity
// + normalised text + ordinal. Never a line number, so that an edit elsewhere
// keeps it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/finding.h"

namespace audit {

// Hex SHA-256 of `bytes`.
std::string Sha256Hex(std::string_view bytes);

// What a fingerprint is made of beside the rule and the path in the entity.
struct FingerprintSource {
  std::string entity;  // schema|key; a key that is the file's path is the path
                       // below the input root
  std::string salt;    // tells apart an entity that stands in several files
  std::string text;    // Candidate::text
};

// Fills Finding::fingerprint and text_fingerprint of all, numbering equal ones
// in order: of two equal findings the first is fixed, and the second takes its
// number; which one went is then nobody's loss. Findings must be sorted.
// `rule_ids` by RuleIndex; one source per finding.
void FillFingerprints(std::span<const std::string> rule_ids,
                      std::span<const FingerprintSource> sources,
                      std::span<Finding> findings);

}  // namespace audit
