// The marks of a story: what a correct audit reports there and what it leaves
// alone, and how findings are held against them. Format:
// fixtures/README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/finding.h"
#include "core/region.h"
#include "core/source_file.h"

namespace audit {

struct Mark {
  enum class Kind : std::uint8_t { kReport, kQuiet };
  std::string list;  // its file: "sql.tsv"
  int line = 0;      // of `list`, 1-based
  Kind kind = Kind::kReport;
  std::string rule;
  Verdict verdict = Verdict::kConfirmed;  // expected; kReport only
  std::string file;                       // below export/
  std::string text;
  Region region;  // of the file's original bytes
};

struct MarkList {
  std::vector<Mark> marks;
  std::vector<std::string> faults;  // of the list, one sentence each
};

// The file of the story, by its path below export/; null where there is none.
using FindSource = std::function<const SourceFile*(const std::string&)>;
// `name` is the list's file, which faults and disagreements name.
MarkList ReadMarks(const std::string& name, std::string_view tsv,
                   const FindSource& find);

// What the judge needs of a finding.
struct MarkedFinding {
  std::string rule;
  std::string file;  // below export/
  Region region;     // original bytes
  Verdict verdict = Verdict::kConfirmed;
};

// Ids of rules.
using RuleNames = std::set<std::string, std::less<>>;

// One sentence per disagreement; empty when the findings are exactly what the
// marks say. Marks of rules that do not exist yet ask for nothing.
std::vector<std::string> Disagreements(std::span<const Mark> marks,
                                       std::span<const MarkedFinding> findings,
                                       const RuleNames& existing);

}  // namespace audit
