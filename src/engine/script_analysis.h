// One script: parse, the one walk, checks, queries, and what is nested in it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/fragment_analysis.h"

namespace audit {

// Adds to `result`; drafts are of `script`. `hit`: rules whose trigger is in
// the text that the script was taken from.
void AnalyzeScript(const Plan& plan, ScriptParser& parser,
                   const FragmentKind& kind, std::string_view script,
                   const std::vector<bool>& hit, FragmentResult* result);

}  // namespace audit
