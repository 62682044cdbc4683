#include <algorithm>

#include "cli/commands.h"
#include "core/suggestion.h"
#include "ruleset/builtin.h"

namespace audit {

ExitCode RunExplain(const ExplainOptions& options, Environment& environment) {
  const std::vector<Rule> rules = BuiltinRules();
  TextStyle style;
  style.columns = environment.columns;
  style.color = ColorFor(options.color, environment);
  bool found = false;
  std::vector<std::string_view> known;
  for (const Rule& rule : rules) {
    known.push_back(rule.id);
    if (!rule.pu.empty()) known.push_back(rule.pu);
    if (rule.id != options.rule && rule.pu != options.rule) continue;
    if (found) environment.out("\n");
    environment.out(options.format == "markdown" ? RuleMarkdown(rule)
                                                 : RuleText(rule, style));
    found = true;
  }
  const std::vector<ManualCheck> checks = BuiltinManualChecks();
  for (const ManualCheck& check : checks) {
    known.push_back(check.id);
    if (check.id != options.rule) continue;
    environment.out(options.format == "markdown"
                        ? NotCheckedMarkdown({&check, 1})
                        : ManualCheckText(check, style));
    found = true;
  }
  if (found) return ExitCode::kClean;
  std::string message = "no rule is called '" + options.rule + "'";
  const std::string_view close = Closest(options.rule, known);
  message += close.empty() ? "; 'campaign-audit rules list' names them all"
                           : "; did you mean '" + std::string(close) + "'?";
  PrintError(environment, {message});
  return ExitCode::kUsage;
}

}  // namespace audit
