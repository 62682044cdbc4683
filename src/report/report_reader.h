// Reports that an earlier run of ours wrote, as findings to compare with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "engine/compare.h"

namespace audit {

// Whether the bytes can only be meant as a report: JSON of any kind.
bool IsReport(std::string_view bytes);

// JSON and SARIF of ours, of any bytes. The Error names the line and says what
// to do.
Result<std::vector<ComparedFinding>> ReadReport(std::string_view bytes,
                                                const std::string& path);

}  // namespace audit
