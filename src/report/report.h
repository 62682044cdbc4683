// The formats of a run, and a rule's page. A reporter is a function from
// a RunReport to text; it opens no file and knows no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/run.h"
#include "report/sink.h"
#include "ruleset/manual_check.h"
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
// Whom a SARIF log is for. kFull leaves nothing out. kGithub keeps to what code
// scanning takes: no suppressed findings, which it would list as open, and the
// most severe 5,000. kVscode is the full log with the entity and the place in
// the script in the message, since viewers show little else.
enum class SarifProfile : std::uint8_t { kFull, kGithub, kVscode };
std::optional<SarifProfile> SarifProfileFromString(std::string_view name);
// SARIF 2.1.0.
void WriteSarif(const RunReport& run, std::span<const Rule> rules,
                SarifProfile profile, const Sink& sink);
// Sentences about what the profile leaves out, or its readers do, for those who
// do not read the log; most often none.
std::vector<std::string> SarifOmissions(const RunReport& run,
                                        SarifProfile profile);

// For what runs the tool. How each treats findings that are not active is what
// its readers expect: docs/ci/formats.md.
//
// A suite per file, a test per finding: errors and warnings fail, the rest is
// skipped and says why. Valid by the strict schema, schemas/junit.xsd.
void WriteJunit(const RunReport& run, std::span<const Rule> rules,
                const Sink& sink);
// GitLab's code quality report: active findings only.
void WriteGitlab(const RunReport& run, std::span<const Rule> rules,
                 const Sink& sink);
// Workflow commands that GitHub turns into annotations: the most severe active
// findings, as many as a step may have, and a count of the rest.
void WriteGithub(const RunReport& run, std::span<const Rule> rules,
                 const Sink& sink);
// RFC 4180, every finding a row, no cell a formula.
void WriteCsv(const RunReport& run, std::span<const Rule> rules,
              const Sink& sink);
// A comment on a pull request: active findings, as many as there is room for,
// and counts of the rest.
void WriteMarkdown(const RunReport& run, std::span<const Rule> rules,
                   const Sink& sink);

// A rule's page: `explain` on a terminal, docs/rules/<id>.md on disk.
std::string RuleText(const Rule& rule, const TextStyle& style);
std::string RuleMarkdown(const Rule& rule);

// Every id there is, rules first: a line each, or an array of objects.
void WriteRulesText(std::span<const Rule> rules,
                    std::span<const ManualCheck> checks, const Sink& sink);
void WriteRulesJson(std::span<const Rule> rules,
                    std::span<const ManualCheck> checks, const Sink& sink);

// docs/not-checked.md: what no export shows, and where a person looks instead.
std::string NotCheckedMarkdown(std::span<const ManualCheck> checks);
// One of them, for `explain` on a terminal.
std::string ManualCheckText(const ManualCheck& check, const TextStyle& style);

// One sentence or two on one line, without a line end: what was read. For
// formats without a place for it, and stderr.
std::string CoverageLine(const Coverage& coverage);

}  // namespace audit
