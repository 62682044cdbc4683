// Rules as rows of texts and back: how rule_compiler hands the rules of the
// YAML files to the program. A row of texts costs a compiler next to nothing;
// code that fills the fields took minutes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/manual_check.h"
#include "ruleset/rule.h"

namespace audit {

std::vector<std::string> EncodeRules(std::span<const Rule> rules);
std::vector<std::string> EncodeManualChecks(
    std::span<const ManualCheck> checks);

// Of texts that the encoders of this build wrote; others are a fault in us.
std::vector<Rule> DecodeRules(std::span<const std::string_view> texts);
std::vector<ManualCheck> DecodeManualChecks(
    std::span<const std::string_view> texts);

}  // namespace audit
