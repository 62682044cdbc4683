// What a rule says of one text before anybody knows in which files it stands:
// a distinct text is analysed once, its drafts are then placed at every
// occurrence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/region.h"

namespace audit {

// Something only other files can answer, e.g. {"returns-xml",
// "cus:lib.js#rows"}; the rule's check answers it from Facts in pass 2.
struct Question {
  std::string kind;
  std::string subject;
  bool operator==(const Question&) const = default;
};

struct Draft {
  struct Note {
    Region region;
    std::string message;
  };
  struct TextEdit {
    Region region;
    std::string replacement;  // unescaped; the engine writes it for the place
  };

  RuleIndex rule = 0;
  Region region;            // of the analysed text
  std::vector<Note> notes;  // related places of the same text
  // What proves it, step by step, the last one at `region`; empty: nothing to
  // follow.
  std::vector<Note> flow;
  // Values for {name} in the rule's message.
  std::vector<std::pair<std::string, std::string>> captures;
  Verdict verdict = Verdict::kConfirmed;
  std::string unclear;  // with kNeedsReview: what is unknown, one sentence
  std::optional<Precision> precision;  // lowers the rule's; never raises it
  std::optional<Severity> severity;    // the same
  std::vector<Question> questions;     // empty: already answered
  std::vector<TextEdit> edits;  // of the rule's fix; empty: made from its words
  bool fixable = true;          // false: the rule's fix would be wrong here
};

}  // namespace audit
