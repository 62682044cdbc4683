// The three formats of a run, and a rule's page. A reporter is a function from
// a RunReport to text; it opens no file and knows no clock.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "engine/run.h"
#include "report/sink.h"
#include "ruleset/rule.h"

namespace audit {

struct TextStyle {
  enum class Color : std::uint8_t { kOff, kOn };
  // kQuiet: a line per finding. kVerbose: also paths, fingerprints and every
  // file that was not read.
  enum class Detail : std::uint8_t { kQuiet, kNormal, kVerbose };
  Color color = Color::kOff;
  Detail detail = Detail::kNormal;
  int columns = 100;  // of the terminal: frames are cut to it; at least 40
};

// `rules` are those of the run: findings name them by index.
void WriteText(const RunReport& run, std::span<const Rule> rules,
               const TextStyle& style, const Sink& sink);
// See schemas/report.schema.json.
void WriteJson(const RunReport& run, std::span<const Rule> rules,
               const Sink& sink);
// SARIF 2.1.0, the full profile of design section 6.
void WriteSarif(const RunReport& run, std::span<const Rule> rules,
                const Sink& sink);

// A rule's page: `explain` on a terminal, docs/rules/<id>.md on disk.
std::string RuleText(const Rule& rule, const TextStyle& style);
std::string RuleMarkdown(const Rule& rule);

// Every rule: a line each, or an array of objects.
void WriteRulesText(std::span<const Rule> rules, const Sink& sink);
void WriteRulesJson(std::span<const Rule> rules, const Sink& sink);

// One sentence or two on one line, without a line end: what was read. For
// formats without a place for it, and stderr.
std::string CoverageLine(const Coverage& coverage);

}  // namespace audit
