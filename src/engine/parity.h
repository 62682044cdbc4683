// --pu-parity: every line the vendor's own check would print, and what this
// program makes of it. A line is confirmed or in doubt where a finding stands
// on it, benign where its place proves it harmless, in doubt otherwise.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"

namespace audit {

// Why a match of a text search is no trouble: the closed list.
enum class BenignReason : std::uint8_t {
  kComment,          // in a comment of the markup, the script or the page
  kText,             // in a text of a script that is no code
  kXml,              // .@ on a value proven to be XML
  kPartOfName,       // autologon(, mysql=, uncommon.js
  kDefinition,       // function logon(...): defined, not called
  kOperator,         // sql= assigned or compared by a script
  kBoolean,          // sql="true" of a schema: documented, no SQL
  kAddress,          // ?sql= in an address
  kOtherLanguage,    // in SQL or an xtk expression, which are no JavaScript
  kPageText,         // words or attributes of a page, outside of its scripts
  kNotCode,          // a name, a label, a description
  kNoToken,          // the word SQLDATA without its brackets
  kOutsideEntities,  // of a file or part of one that is no entity
  kAlreadyV7,        // the input is v7: it has this upgrade behind it
};
inline constexpr std::size_t kBenignReasonCount = 14;
std::string_view ToString(BenignReason);  // "part-of-a-name"
std::string_view Sentence(BenignReason);  // for people, without a full stop

// What pass 1 knows of a match, while the file's text and trees are there.
struct VendorMatch {
  std::uint32_t search = 0;  // into VendorSearches()
  Place place;
  std::string schema;  // of the entity; empty: in none
  std::string key;
  std::optional<BenignReason> reason;  // proven; a finding on it counts more
  // Another place of the file whose finding answers for this match, too.
  std::optional<Region> told_at;
};

struct ParityLine {
  enum class Verdict : std::uint8_t { kConfirmed, kNeedsReview, kBenign };
  VendorMatch match;
  FileId file = 0;
  Verdict verdict = Verdict::kNeedsReview;
  std::optional<BenignReason> reason;  // kBenign
  std::optional<RuleIndex> rule;       // of the finding that stands on it
  std::string unclear;                 // kNeedsReview: one sentence
};
std::string_view ToString(ParityLine::Verdict);

// The line as the vendor's check prints it.
std::string VendorMessage(const VendorMatch& match);

// What is asked of a rule here.
struct ParityRule {
  std::string_view id;
  std::string_view pu;
};

// `matches` and `applies` by file: applies says of a file and a rule whether
// the rule looks at files of that version. Lines are in order of file, region.
std::vector<ParityLine> JudgeParity(
    std::span<const ParityRule> rules, std::span<const Finding> findings,
    std::vector<std::vector<VendorMatch>> matches,
    const std::vector<std::vector<bool>>& applies);

}  // namespace audit
