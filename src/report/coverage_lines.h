// What was read, in words: one line for everybody, and a line for each thing
// that was not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/run.h"

namespace audit {

// "1 file", "12 files"; "1,234 bytes".
std::string Counted(std::uint64_t count, std::string_view one,
                    std::string_view many);

// "Read 12 of 13 files (1.2 MB): 34 entities, ..."; begins with INCOMPLETE
// where it is.
std::string CoverageSentence(const Coverage& coverage);

// A sentence for each thing that makes the coverage incomplete besides
// skipped files: lost bytes, capped findings, caps hit.
std::vector<std::string> CoverageFaults(const Coverage& coverage);

// "bad.xml was not read: cannot be read (12 bytes)."
std::string SkippedSentence(const Skipped& skipped);

}  // namespace audit
