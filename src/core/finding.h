// The noun of the program: one statement about one place, and the scales it
// is measured on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/excerpt.h"
#include "core/line_map.h"
#include "core/region.h"

namespace audit {

enum class Severity : std::uint8_t { kError, kWarning, kNote };
enum class Impact : std::uint8_t {
  kBlocksUpgrade,
  kBreaksAtRuntime,
  kChangesBehaviour,
  kWeakensSecurity,
  kManualStep,
  kAdvice,
};
inline constexpr std::size_t kImpactCount = 6;
enum class Precision : std::uint8_t { kVeryHigh, kHigh, kMedium, kLow };
enum class Verdict : std::uint8_t { kConfirmed, kNeedsReview };

// The words of design section 1 ("breaks-at-runtime", "very-high", ...).
std::string_view ToString(Severity);
std::string_view ToString(Impact);
std::string_view ToString(Precision);
std::string_view ToString(Verdict);
std::optional<Severity> SeverityFromString(std::string_view);
std::optional<Impact> ImpactFromString(std::string_view);
std::optional<Precision> PrecisionFromString(std::string_view);

// Design section 5: what an impact weighs when a rule says nothing else.
// needs-review is a note whatever the rule.
Severity SeverityOf(Impact impact, Precision precision, Verdict verdict);

// One replacement of original bytes; an empty region inserts.
struct Edit {
  Region region;
  std::string replacement;
  Position begin = {0, 0, 0};  // of the region; line 0: nobody counted
  Position end = {0, 0, 0};
};

struct Fix {
  std::string title;
  bool safe = false;        // true only where the rule proves it
  std::vector<Edit> edits;  // sorted, not overlapping, all in one file
};

struct Related {
  Place place;
  std::string message;
};

// The same place counted in the decoded text, given where that differs from
// the raw bytes ("line 14 of the script"). 1-based.
struct DecodedPosition {
  std::string language;  // javascript, template, xtk, sql
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // code points
};

// A person said "not here". It marks a finding and never drops it.
struct Suppression {
  enum class Kind : std::uint8_t { kInSource, kExternal };  // comment, config
  Kind kind = Kind::kInSource;
  std::string rule;    // as the person wrote it
  std::string reason;  // may be empty where the config asks for none
  std::string owner;
  std::string until;   // the last day it holds, as 2027-03-31; empty: for ever
  std::string source;  // where it is written, as path:line
};

// What a baseline says of a finding; kNone: there is no baseline.
enum class BaselineState : std::uint8_t { kNone, kNew, kUnchanged };

using RuleIndex = std::uint32_t;  // into the run's Ruleset

struct Finding {
  RuleIndex rule = 0;
  Place place;
  std::string entity;       // "schema|key", empty outside any entity
  std::string entity_path;  // steps by @name or @internalName, never indexes
  std::string message;
  Severity severity = Severity::kNote;
  Impact impact = Impact::kAdvice;
  Precision precision = Precision::kLow;
  Verdict verdict = Verdict::kConfirmed;
  std::string unclear;  // needs-review: what is unknown, one sentence
  std::vector<Related> related;
  std::vector<Related> flow;  // what proves it, in order; empty: itself alone
  std::optional<DecodedPosition> decoded;
  std::optional<Fix> fix;
  std::string fingerprint;        // hex SHA-256, see engine/fingerprint.h
  std::string text_fingerprint;   // of rule and text alone: the same wherever
                                  // the finding moves to; 32 hex digits
  std::vector<std::string> also;  // ids of rules this finding stands for
  std::optional<Suppression> suppression;
  BaselineState baseline = BaselineState::kNone;
};

// Whether a gate asks for it: neither suppressed nor accepted in a baseline.
bool IsActive(const Finding& finding);

}  // namespace audit
