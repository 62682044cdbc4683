#include <algorithm>
#include <string>

#include "cli/commands.h"
#include "cli/rule_files.h"
#include "engine/rule_examples.h"
#include "ruleset/builtin.h"

namespace audit {
namespace {

// The rules to test: those of the files, or all built-in ones.
Result<std::vector<Rule>> RulesToTest(const RulesOptions& options,
                                      Environment& environment) {
  if (options.files.empty()) return BuiltinRules();
  std::vector<Rule> rules;
  for (const std::string& path : options.files) {
    auto rule = LoadRuleFile(path, environment.files);
    if (!rule) {
      for (std::size_t i = 1; i < rule.error().size(); ++i) {
        PrintError(environment, rule.error()[i]);
      }
      return Fail(rule.error().front());
    }
    rules.push_back(std::move(*rule));
  }
  return rules;
}

}  // namespace

ExitCode RunRulesList(const RulesOptions& options, Environment& environment) {
  const std::vector<Rule> rules = BuiltinRules();
  const std::vector<ManualCheck> checks = BuiltinManualChecks();
  if (options.format == "json") {
    WriteRulesJson(rules, checks, environment.out);
  } else {
    WriteRulesText(rules, checks, environment.out);
  }
  return ExitCode::kClean;
}

ExitCode RunRulesTest(const RulesOptions& options, Environment& environment) {
  const auto rules = RulesToTest(options, environment);
  if (!rules) {
    PrintError(environment, rules.error());
    return ExitCode::kUsage;
  }
  const std::vector<Rule> builtin = BuiltinRules();
  std::size_t passed = 0;
  std::size_t failed = 0;
  for (const Rule& rule : *rules) {
    for (const ExampleOutcome& outcome : RunExamples(rule, builtin)) {
      if (outcome.ok()) {
        ++passed;
        continue;
      }
      ++failed;
      environment.out(rule.id + ": " + outcome.name + "\n" + outcome.failure +
                      "\n");
    }
  }
  environment.out(std::to_string(passed) + " examples passed, " +
                  std::to_string(failed) + " failed\n");
  return failed == 0 ? ExitCode::kClean : ExitCode::kFindings;
}

ExitCode RunRulesDocs(const RulesOptions& options, Environment& environment) {
  std::vector<std::pair<std::string, std::string>> pages;
  for (const Rule& rule : BuiltinRules()) {
    pages.emplace_back(options.folder + "/" + rule.id + ".md",
                       RuleMarkdown(rule));
  }
  if (!options.not_checked.empty()) {
    pages.emplace_back(options.not_checked,
                       NotCheckedMarkdown(BuiltinManualChecks()));
  }
  for (const auto& [path, text] : pages) {
    const auto written = environment.files.Write(path, text);
    if (!written) {
      PrintError(environment, written.error());
      return ExitCode::kInput;
    }
  }
  return ExitCode::kClean;
}

}  // namespace audit
