#include <algorithm>

#include "report/json_writer.h"
#include "report/report.h"
#include "report/rule_facts.h"

namespace audit {

void WriteRulesText(std::span<const Rule> rules, const Sink& sink) {
  std::size_t width = 0;
  for (const Rule& rule : rules) width = std::max(width, rule.id.size());
  for (const Rule& rule : rules) {
    std::string line = rule.id;
    line.append(width + 2 - rule.id.size(), ' ');
    const std::string_view severity = ToString(DefaultSeverity(rule));
    line += severity;
    line.append(9 - severity.size(), ' ');  // "warning" and two spaces
    line += rule.title;
    if (!rule.pu.empty()) line += " (" + rule.pu + ")";
    sink(line + "\n");
  }
}

void WriteRulesJson(std::span<const Rule> rules, const Sink& sink) {
  JsonWriter out(sink, 1);  // a rule a line
  out.BeginArray();
  for (const Rule& rule : rules) {
    out.BeginObject();
    out.Text("id", rule.id);
    out.Text("category", rule.category);
    out.Text("title", rule.title);
    out.Text("severity", ToString(DefaultSeverity(rule)));
    out.Text("impact", ToString(rule.impact));
    out.Text("precision", ToString(rule.precision));
    out.Text("applies", rule.applies);
    if (!rule.pu.empty()) out.Text("pu", rule.pu);
    out.Truth("fix", rule.fix.has_value());
    out.EndObject();
  }
  out.EndArray();
  out.Finish();
}

}  // namespace audit
