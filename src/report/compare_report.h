// Two runs side by side, for a person and for machines.
#pragma once

#include <string>

#include "engine/compare.h"
#include "report/report.h"
#include "report/sink.h"

namespace audit {

// `before` and `after` are what a person calls the two sides.
void WriteCompareText(const Comparison& comparison, const std::string& before,
                      const std::string& after, const TextStyle& style,
                      const Sink& sink);
// See schemas/compare.schema.json.
void WriteCompareJson(const Comparison& comparison, const std::string& before,
                      const std::string& after, const Sink& sink);

}  // namespace audit
