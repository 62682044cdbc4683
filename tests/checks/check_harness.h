// Runs one check over a script and shows what it found inside the script:
// [|confirmed|] and [?needs review?], so that a table's expectation reads like
// the code it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "core/draft.h"

namespace audit {

const Check* FindCheck(std::string_view name);

// `marked` without its marks.
std::string Unmarked(std::string_view marked);
// `text` with the drafts' regions marked by verdict.
std::string Marked(std::string_view text, const std::vector<Draft>& drafts);

// All drafts of the check's script part, by region; parses `text`, collects
// its facts and the wanted nodes as the engine does.
std::vector<Draft> RunCheck(std::string_view check, const std::string& text,
                            Setting setting = Setting::kScript);

std::string CaptureOf(const Draft& draft, std::string_view name);

}  // namespace audit
