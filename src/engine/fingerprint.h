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

// White space runs become one space, so that re-indenting keeps a fingerprint.
std::string NormaliseForFingerprint(std::string_view text);

// Fills Finding::fingerprint of all, numbering equal ones in order. Findings
// must be sorted. `rule_ids` by RuleIndex; `salts` (one per finding, may be
// empty strings) tell apart an entity that stands in several files.
void FillFingerprints(std::span<const std::string> rule_ids,
                      std::span<const std::string> salts,
                      std::span<Finding> findings);

}  // namespace audit
