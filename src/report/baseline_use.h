// What the baseline of a run says, in each format.
#pragma once

#include <span>
#include <string>

#include "engine/run.h"
#include "report/json_writer.h"
#include "report/sarif_parts.h"
#include "ruleset/rule.h"

namespace audit {

// The member "baseline" of a JSON report.
void WriteBaselineUse(const BaselineUse& use, JsonWriter* out);

// The members of a finding of an earlier run, in an object that is open.
void WriteKnownFinding(const KnownFinding& finding, JsonWriter* out);

// The results of a SARIF log that are no longer there.
void WriteSarifAbsent(const BaselineUse& use, std::span<const Rule> rules,
                      const SarifShape& shape, JsonWriter* out);

// "3 known findings are no longer found (baseline.json)."; empty when none is.
std::string AbsentSentence(const BaselineUse& use);

}  // namespace audit
