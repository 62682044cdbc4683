// What the fields of a rule mean: patterns that compile, captures that exist,
// sentences that are sentences, examples enough. All of it at load.
#pragma once

#include <string_view>

#include "ruleset/known_checks.h"
#include "ruleset/rule.h"
#include "ruleset/rule_reader.h"
#include "ruleset/yaml_tree.h"

namespace audit {

// `rule` was read from `root`; faults name the places of its fields.
void CheckRule(const Rule& rule, const YamlNode& root, std::string_view path,
               const KnownChecks& checks, YamlFaults* faults);

// The examples' part: markers, names, numbers, fixed texts.
void CheckExamples(const Rule& rule, const YamlNode& root, YamlFaults* faults);

}  // namespace audit
