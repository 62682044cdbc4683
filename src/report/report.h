// The three formats of a run. A reporter is a function from a RunReport to
// text; it opens no file and knows no clock.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/run.h"
#include "ruleset/ruleset.h"

namespace audit {

// Takes the output piece by piece, so that large reports never stand whole.
using Sink = std::function<void(std::string_view)>;

struct TextStyle {
  enum class Color : std::uint8_t { kOff, kOn };
  enum class Detail : std::uint8_t { kQuiet, kNormal, kVerbose };
  Color color = Color::kOff;
  Detail detail = Detail::kNormal;
};

void WriteText(const RunReport& run, const Ruleset& ruleset,
               const TextStyle& style, const Sink& sink);
void WriteJson(const RunReport& run, const Ruleset& ruleset, const Sink& sink);
void WriteSarif(const RunReport& run, const Ruleset& ruleset, const Sink& sink);

// A rule's page: `explain` on a terminal, docs/rules/<id>.md on disk.
std::string RuleText(const Rule& rule, const TextStyle& style);
std::string RuleMarkdown(const Rule& rule);

// For formats without a place for it (and stderr): the coverage line.
std::string CoverageLine(const Coverage& coverage);

}  // namespace audit
