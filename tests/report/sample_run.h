// A run as reporters see one, built by hand: each kind of finding once. The
// hostile one says the same with names and texts made to break readers.
#pragma once

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

// `count` findings of about the size that real ones have.
RunReport LargeRun(std::uint32_t count);

}  // namespace audit
