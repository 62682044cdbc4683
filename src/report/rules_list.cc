#include <algorithm>

#include "report/json_writer.h"
#include "report/report.h"
#include "report/rule_facts.h"

namespace audit {
namespace {

// A line of the list: what is in front of the title is aligned.
std::string ListLine(std::string_view id, std::size_t width,
                     std::string_view state, std::string_view title) {
  std::string line(id);
  line.append(width + 2 - id.size(), ' ');
  line += state;
  line.append(9 - state.size(), ' ');  // "warning" and two spaces
  line += title;
  return line;
}

}  // namespace

void WriteRulesText(std::span<const Rule> rules,
                    std::span<const ManualCheck> checks, const Sink& sink) {
  std::size_t width = 0;
  for (const Rule& rule : rules) width = std::max(width, rule.id.size());
  for (const auto& check : checks) width = std::max(width, check.id.size());
  for (const Rule& rule : rules) {
    std::string line =
        ListLine(rule.id, width, ToString(DefaultSeverity(rule)), rule.title);
    if (!rule.pu.empty()) line += " (" + rule.pu + ")";
    sink(line + "\n");
  }
  for (const ManualCheck& check : checks) {
    sink(ListLine(check.id, width, "manual", check.title) + "\n");
  }
}

void WriteRulesJson(std::span<const Rule> rules,
                    std::span<const ManualCheck> checks, const Sink& sink) {
  JsonWriter out(sink, 1);  // a rule a line
  out.BeginArray();
  for (const Rule& rule : rules) {
    out.BeginObject();
    out.Text("id", rule.id);
    out.Text("category", rule.category);
    out.Text("title", rule.title);
    out.Text("state", "rule");
    out.Text("severity", ToString(DefaultSeverity(rule)));
    out.Text("impact", ToString(rule.impact));
    out.Text("precision", ToString(rule.precision));
    out.Text("applies", rule.applies);
    if (!rule.pu.empty()) out.Text("pu", rule.pu);
    out.Truth("fix", rule.fix.has_value());
    out.EndObject();
  }
  for (const ManualCheck& check : checks) {
    out.BeginObject();
    out.Text("id", check.id);
    out.Text("category", check.category);
    out.Text("title", check.title);
    out.Text("state", "manual");
    out.Text("applies", check.applies);
    out.EndObject();
  }
  out.EndArray();
  out.Finish();
}

}  // namespace audit
