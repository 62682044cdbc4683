// Pass 1: files to candidates and facts, in parallel over files, slices of
// documents and distinct texts. Trees and bytes are freed file by file.
#pragma once

#include <vector>

#include "engine/analyzer.h"
#include "engine/candidate.h"
#include "engine/distinct_texts.h"

namespace audit {

// By index of the input.
std::vector<FileResult> RunFirstPass(const std::vector<InputFile>& inputs,
                                     const ReadFile& read, const Plan& plan,
                                     const AnalyzeOptions& options);

}  // namespace audit
