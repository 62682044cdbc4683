// Where a run's report goes and in which formats: one table of formats, from
// which options, their errors and the help take the names.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/app.h"
#include "cli/commands.h"
#include "report/report.h"

namespace audit {

// How each format that can be told is to look.
struct ReportStyle {
  TextStyle text;
  SarifProfile sarif = SarifProfile::kFull;
};

struct OutputFormat {
  std::string_view name;  // as after -f
  // What the format can say beyond findings.
  bool wants_hashes = false;  // of files: AnalyzeOptions::hash_files
  bool has_parity = false;    // the vendor's own list
  bool has_coverage = true;   // else standard error says what was read
  void (*write)(const RunReport& run, std::span<const Rule> rules,
                const ReportStyle& style, const Sink& sink);
};

// In the order of the help.
std::span<const OutputFormat> OutputFormats();

// "text, json or sarif", for sentences.
std::string FormatNames();

struct Output {
  const OutputFormat* format;
  std::string path;  // empty: standard output
};

// What -f, -o and --output ask for, -f first. The error names the option and
// what comes closest.
Result<std::vector<Output>> ReadOutputs(const CheckOptions& options);

// The first whose folder is not there: told before a long run, not behind it.
std::optional<Error> FirstWithoutFolder(std::span<const Output> outputs,
                                        const FileSystem& files);

// Writes all of them, files as a whole or not at all; false: at least one could
// not be written, which standard error says.
bool WriteOutputs(const RunReport& run, std::span<const Rule> rules,
                  std::span<const Output> outputs, const CheckOptions& options,
                  Environment& environment);

}  // namespace audit
