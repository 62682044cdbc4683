// The two passes: files in, findings out. Pure but for the reads that the
// caller's function does.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "core/result.h"
#include "engine/policy.h"
#include "engine/progress.h"
#include "engine/result_cache.h"
#include "engine/run.h"
#include "ruleset/ruleset.h"

namespace audit {

struct AnalyzeOptions {
  unsigned jobs = 1;
  std::string from;  // "" = each package's own
  std::string to = "7";
  bool parse_all = false;
  // Fills RunReport::parity. Every finding then counts, none is over the cap.
  bool vendor_parity = false;
  bool hash_files = false;  // fills FileInfo::sha256; only SARIF asks for it
  std::uint32_t max_findings_per_entity = 1000;  // of one rule; beyond: counted
  ProgressSink progress;                         // output does not depend on it
  std::vector<bool> enabled;  // one flag per rule; empty: all
  Policy policy;
  std::optional<CacheUse> cache;  // not used for vendor_parity
};

// Reads one file's bytes; called from several threads, but for the files of one
// archive one after the other and in their order.
using ReadFile = std::function<Result<std::string>(const InputFile&)>;

// Output depends on neither `jobs` nor the order of `inputs`.
RunReport Analyze(std::vector<InputFile> inputs, const ReadFile& read,
                  const Ruleset& ruleset, const AnalyzeOptions& options);

}  // namespace audit
