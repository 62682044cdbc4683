// One row for each finding, whatever its standing: a table is filtered by who
// reads it. Lines end as RFC 4180 has it.
#include <fmt/format.h>

#include <array>

#include "core/text.h"
#include "report/report.h"
#include "report/standing.h"
#include "report/visible_text.h"

namespace audit {
namespace {

constexpr std::string_view kHeader =
    "state,severity,impact,verdict,precision,rule,pu,path,line,column,entity,"
    "entity_path,message,unclear,fix,effort_minutes,standing,fingerprint\r\n";

// What a spreadsheet takes for the start of a formula, full width as well.
bool StartsFormula(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"')) {
    text.remove_prefix(1);
  }
  if (text.empty()) return false;
  constexpr std::array<char32_t, 8> kSigns = {'=',    '+',    '-',    '@',
                                              0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
  const char32_t first = ReadUtf8(text).code_point;
  for (const char32_t sign : kSigns) {
    if (first == sign) return true;
  }
  return false;
}

// In quotes, on one line, and a formula nowhere: not at its begin, nor behind
// a ';' where a spreadsheet of another country begins the next cell.
std::string Cell(std::string_view text) {
  const std::string visible = VisibleText(text);
  std::string cell = "\"";
  if (StartsFormula(visible)) cell += '\'';
  for (std::size_t i = 0; i < visible.size(); ++i) {
    cell += visible[i];
    if (visible[i] == '"') cell += '"';
    if (visible[i] == ';' &&
        StartsFormula(std::string_view(visible).substr(i + 1))) {
      cell += '\'';
    }
  }
  return cell + '"';
}

std::string Row(const RunReport& run, const Rule& rule,
                const Finding& finding) {
  const Place& place = finding.place;
  std::string row = fmt::format(
      "{},{},{},{},{},{},{},{},{},{},", ToString(StandingOf(finding)),
      ToString(finding.severity), ToString(finding.impact),
      ToString(finding.verdict), ToString(finding.precision), rule.id, rule.pu,
      Cell(run.files[place.location.file].path), place.excerpt.begin.line,
      place.excerpt.begin.code_point_column);
  for (const std::string& text :
       {finding.entity, finding.entity_path, finding.message, finding.unclear,
        finding.fix ? finding.fix->title : std::string()}) {
    row += Cell(text) + ',';
  }
  if (rule.effort_minutes > 0) row += std::to_string(rule.effort_minutes);
  return row + ',' + Cell(StandingSentence(finding)) + ',' +
         finding.fingerprint + "\r\n";
}

}  // namespace

void WriteCsv(const RunReport& run, std::span<const Rule> rules,
              const Sink& sink) {
  sink(kHeader);
  for (const Finding& finding : run.findings) {
    sink(Row(run, rules[finding.rule], finding));
  }
}

}  // namespace audit
