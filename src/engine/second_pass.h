// Pass 2: no parsing. Facts of each instance answer open questions; drafts
// become findings or are dropped as proven harmless.
#pragma once

#include <string>
#include <vector>

#include "engine/analyzer.h"
#include "engine/candidate.h"
#include "engine/fingerprint.h"
#include "engine/plan.h"

namespace audit {

struct SecondPass {
  std::vector<Finding> findings;           // unsorted
  std::vector<FingerprintSource> sources;  // one per finding
  std::vector<NotAssessed> not_assessed;
  // By file and rule: whether the rule looks at files of that version. Empty
  // unless parity is asked for.
  std::vector<std::vector<bool>> applies;
};

// Fills FileInfo::from of `files` as it goes. `instances`: one per file.
SecondPass RunSecondPass(const Plan& plan, const AnalyzeOptions& options,
                         const std::vector<std::string>& instances,
                         std::vector<FileResult>& files);

}  // namespace audit
