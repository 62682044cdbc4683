// Runs one check over an element, or over a script and shows what it found
// inside the script:
// [|confirmed|] and [?needs review?], so that a table's expectation reads like
// the code it is about.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "core/draft.h"
#include "core/markup.h"

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

// An element built for the element part: attribute n, counted from 1, stands
// at {100n, 100n + 10}.
using Attributes = std::vector<std::pair<const char*, const char*>>;
Markup::Element ElementOf(const char* name, const Attributes& attributes);

// All drafts of the check's element part at one element.
std::vector<Draft> RunElementCheck(std::string_view check,
                                   const ElementView& at);

std::string CaptureOf(const Draft& draft, std::string_view name);

}  // namespace audit
