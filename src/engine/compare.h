// Two runs side by side: what was fixed, what remains, what came in and what
// only moved. Findings are matched by fingerprint, never by line or count.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/entity_digest.h"
#include "engine/run.h"
#include "ruleset/rule.h"

namespace audit {

// A finding of either run, audited now or read from a report.
struct ComparedFinding {
  KnownFinding known;
  std::string text_fingerprint;  // empty: not known
  std::string message;
  std::uint32_t line = 0;  // in known.file; 0: not known
  std::uint32_t column = 0;
  bool suppressed = false;
};

struct MovedFinding {
  ComparedFinding before;
  ComparedFinding after;
};

struct Comparison {
  std::vector<ComparedFinding> fixed;
  std::vector<ComparedFinding> introduced;
  std::vector<MovedFinding> moved;  // another file, entity or place
  std::vector<ComparedFinding> remaining;
  // Entities whose content differs though none of their findings was fixed,
  // introduced or moved; unknown where a side is a report.
  std::optional<std::vector<std::string>> changed;
};

std::vector<ComparedFinding> FindingsOf(const RunReport& run,
                                        std::span<const Rule> rules);

// All lists keep the order of `before` or `after`. A finding whose file has
// another name, or whose text stands at another place, is moved.
Comparison CompareFindings(std::vector<ComparedFinding> before,
                           std::vector<ComparedFinding> after);

// Fills Comparison::changed.
void CompareEntities(const std::vector<EntityDigest>& before,
                     const std::vector<EntityDigest>& after,
                     Comparison* comparison);

}  // namespace audit
