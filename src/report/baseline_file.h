// A baseline as a file: schemas/baseline.schema.json. A finding a line, in an
// order of its own, so that a difference shows what was added and removed.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "engine/baseline.h"
#include "report/sink.h"

namespace audit {

void WriteBaseline(const Baseline& baseline, const Sink& sink);

// Whether the bytes are a baseline of any version, damaged or not.
bool IsBaseline(std::string_view bytes);

// Of any bytes. The Error of a damaged, foreign or newer file names the line
// and says what to do.
Result<Baseline> ReadBaseline(std::string_view bytes, const std::string& path);

}  // namespace audit
