// A run as reporters see one, built by hand: each kind of finding once. The
// hostile one says the same with names and texts made to break readers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/run.h"
#include "ruleset/rule.h"

namespace audit {

std::vector<Rule> SampleRules();
RunReport SampleRun();

// What an attacker writes into a package: terminal escapes, bidi overrides,
// links, closing tags, bytes that are not UTF-8.
RunReport HostileRun();

// The same two with --pu-parity: a line of each verdict.
RunReport SampleParityRun();
RunReport HostileParityRun();

// SampleRun() with a baseline and people's words: one finding is new, one
// suppressed, one known.
RunReport MarkedRun();

// What attackers write for spreadsheets, CI services, XML readers and sites
// that render Markdown; each text once as everything a finding says, and once
// as the words of a suppression.
std::span<const std::string_view> HostileTexts();
RunReport HostileTextsRun();

// `count` findings of about the size that real ones have.
RunReport LargeRun(std::uint32_t count);

}  // namespace audit
