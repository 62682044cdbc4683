// Suppressions of source comments on their way through the passes: judged once
// per distinct text, placed at each of its occurrences, held against the
// findings and the day at the end.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/draft.h"
#include "core/finding.h"
#include "engine/ignore_comment.h"
#include "engine/plan.h"

namespace audit {

// A comment that holds; regions of the text it stands in.
struct TextSuppression {
  Region comment;
  Region scope;
  std::vector<std::string> words;  // each names rules
  Suppression suppression;         // without `source`
};

// One of them in a file.
struct PlacedSuppression {
  Place comment;
  Region scope;  // original bytes
  std::vector<std::string> words;
  Suppression suppression;
  std::uint32_t entity = 0;  // as Candidate::entity
  std::string entity_path;
};

// Comments of one text that are read; what lies beyond is counted.
inline constexpr std::size_t kMaxIgnores = 10'000;

struct JudgedIgnores {
  std::vector<TextSuppression> suppressions;
  std::vector<Draft> drafts;  // of those that are malformed
  std::size_t beyond = 0;     // the cap
};
JudgedIgnores JudgeIgnores(const Plan& plan,
                           std::vector<IgnoreComment> comments);

}  // namespace audit
