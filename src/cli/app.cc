#include "cli/app.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "cli/argument_files.h"
#include "cli/audit_options.h"
#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/outputs.h"
#include "cli/usage.h"
#include "report/visible_text.h"

namespace audit {
namespace {

constexpr const char* kFooter =
    "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 usage or rule "
    "error,\n3 input unreadable, output unwritable or (with "
    "--fail-on-incomplete) incomplete, 4 internal error.\n"
    "No network, no telemetry.";

void AddCheckOutput(CLI::App* check, CheckOptions& options) {
  check
      ->add_option("-f,--format", options.format,
                   "What to print: " + FormatNames())
      ->capture_default_str();
  check->add_option("-o", options.output, "Write it to this file");
  check
      ->add_option("--output", options.outputs,
                   "FORMAT=PATH: write this besides; may be repeated")
      ->allow_extra_args(false);
  check
      ->add_option("--sarif-profile", options.sarif_profile,
                   "Whom SARIF is for: full, github or vscode")
      ->capture_default_str();
  check->add_option("--color", options.color, "Colour in text")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  CLI::Option* quiet = check->add_flag("-q,--quiet", options.quiet,
                                       "Findings only, one line each");
  check
      ->add_flag("-v,--verbose", options.verbose,
                 "Say also what was skipped and why, file by file, and what is "
                 "suppressed or known")
      ->excludes(quiet);
  check->add_flag("--timing", options.timing,
                  "Say on standard error what each phase took");
}

void AddCheck(CLI::App& app, CheckOptions& options) {
  CLI::App* check = app.add_subcommand(
      "check", "Find what Campaign v7 refuses, breaks, changes or weakens");
  AddInputOptions(check, Paths::kRequired, options);
  AddAuditOptions(check, options);
  CLI::Option* baseline = check->add_option(
      "--baseline", options.baseline,
      "Findings accepted in this file are counted, not shown, "
      "and fail no run");
  check
      ->add_option("--new-from-rev", options.new_from_rev,
                   "The same for what PATH holds in this git revision")
      ->excludes(baseline);
  AddFailOn(check, options);
  check->add_flag("--fail-on-incomplete", options.fail_on_incomplete,
                  "Exit with 3 when something could not be read or parsed");
  check->add_flag("--pu-parity", options.pu_parity,
                  "List what the vendor's own check would print, and what "
                  "is behind each line (text and json)");
  AddCheckOutput(check, options);
}

void AddExplain(CLI::App& app, ExplainOptions& options) {
  CLI::App* explain = app.add_subcommand(
      "explain", "Say what a rule looks for, and the remedy");
  explain->add_option("RULE", options.rule, "A rule id, or a code like PU-0005")
      ->required();
  explain->add_option("-f,--format", options.format, "What to print")
      ->check(CLI::IsMember({"text", "markdown"}))
      ->capture_default_str();
  explain->add_option("--color", options.color, "Colour in text")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void AddRules(CLI::App& app, RulesOptions& options) {
  CLI::App* rules = app.add_subcommand("rules", "List the rules, test rules");
  rules->require_subcommand(1);
  CLI::App* list = rules->add_subcommand(
      "list", "Every id, a line each: the rules, and what is left to a person");
  list->add_option("-f,--format", options.format, "What to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  CLI::App* test = rules->add_subcommand(
      "test", "Run the examples of rule files, or of the built-in rules");
  test->add_option("FILE", options.files, "rules/<category>/<id>.yaml");
  CLI::App* docs = rules->add_subcommand(
      "docs", "Write a Markdown page of each rule into a folder");
  docs->add_option("FOLDER", options.folder, "Where to")->required();
  docs->add_option("--not-checked", options.not_checked,
                   "Also write the page of what no export shows to this file");
}

void AddConfig(CLI::App& app, ConfigOptions& options) {
  CLI::App* config = app.add_subcommand(
      "config", "Write, show or verify a campaign-audit.yml");
  config->require_subcommand(1);
  CLI::App* init = config->add_subcommand(
      "init", "Write one that changes nothing, with an example of every key");
  init->add_option("FOLDER", options.paths, "Where to (default: here)")
      ->expected(1);
  CLI::App* show = config->add_subcommand(
      "show", "Say what counts, and where each key comes from");
  CLI::App* verify = config->add_subcommand(
      "verify", "Say everything that is wrong, with line and column");
  for (CLI::App* command : {show, verify}) {
    command->add_option("PATH", options.paths,
                        "Inputs as for check, or the config itself");
    command->add_option("--config", options.config, "The config itself");
  }
  config->add_subcommand("schema", "The JSON Schema, for editors");
}

ExitCode RunConfig(const CLI::App& command, const ConfigOptions& options,
                   Environment& environment) {
  if (command.got_subcommand("init"))
    return RunConfigInit(options, environment);
  if (command.got_subcommand("show"))
    return RunConfigShow(options, environment);
  if (command.got_subcommand("schema")) return RunConfigSchema(environment);
  return RunConfigVerify(options, environment);
}

void AddCache(CLI::App& app) {
  CLI::App* cache =
      app.add_subcommand("cache", "Say or remove what is kept from run to run");
  cache->require_subcommand(1);
  cache->add_subcommand("stats", "Where it is, and how much");
  cache->add_subcommand("clean", "Remove it all");
}

void AddInspect(CLI::App& app, InspectOptions& options) {
  CLI::App* inspect = app.add_subcommand(
      "inspect", "Say what the analyses see of a file; for developers");
  inspect->group("");  // hidden
  inspect->add_option("PATH", options.path, "A file, folder or archive")
      ->required();
}

struct AllOptions {
  CheckOptions check;
  ExplainOptions explain;
  RulesOptions rules;
  InspectOptions inspect;
  BaselineOptions baseline;
  CompareOptions compare;
  std::string shell;  // of completion
  ConfigOptions config;
};

ExitCode RunBaseline(const CLI::App* command, const BaselineOptions& options,
                     Environment& environment) {
  if (command->got_subcommand("write")) {
    return RunBaselineWrite(options, environment);
  }
  if (command->got_subcommand("prune")) {
    return RunBaselinePrune(options, environment);
  }
  return RunBaselineShow(options, environment);
}

ExitCode RunCommand(const CLI::App& app, const AllOptions& options,
                    Environment& environment) {
  const auto& [check, explain, rules, inspect, baseline, compare, shell,
               config] = options;
  if (app.got_subcommand("check")) return RunCheck(check, environment);
  if (app.got_subcommand("explain")) return RunExplain(explain, environment);
  if (app.got_subcommand("inspect")) return RunInspect(inspect, environment);
  if (app.got_subcommand("config")) {
    return RunConfig(*app.get_subcommand("config"), config, environment);
  }
  if (app.got_subcommand("cache")) {
    return app.get_subcommand("cache")->got_subcommand("clean")
               ? RunCacheClean(environment)
               : RunCacheStats(environment);
  }
  if (app.got_subcommand("compare")) return RunCompare(compare, environment);
  if (app.got_subcommand("baseline")) {
    return RunBaseline(app.get_subcommand("baseline"), baseline, environment);
  }
  const CLI::App* command = app.get_subcommand("rules");
  if (command->got_subcommand("list")) return RunRulesList(rules, environment);
  if (command->got_subcommand("docs")) return RunRulesDocs(rules, environment);
  return RunRulesTest(rules, environment);
}

void AddCompletion(CLI::App& app, std::string& shell) {
  CLI::App* completion = app.add_subcommand(
      "completion", "Print a script that lets a shell complete our words");
  completion->add_option("SHELL", shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

// What ends the run already: help, or a fault that has been said.
std::optional<ExitCode> Parse(CLI::App& app,
                              const std::vector<std::string>& arguments,
                              const Environment& environment) {
  try {
    // CLI11 takes them from the end.
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) {
      environment.err(UsageFault(app, error, arguments));
      return ExitCode::kUsage;
    }
    std::ostringstream help;
    app.exit(error, help, help);
    environment.out(help.str());
    return ExitCode::kClean;
  }
  return std::nullopt;
}

}  // namespace

ExitCode RunApp(std::vector<std::string> arguments, Environment& environment) {
  CLI::App app(
      "Says, before the migration, what Adobe Campaign Classic v7 will break "
      "in exported packages.",
      "campaign-audit");
  app.require_subcommand(1);
  app.footer(kFooter);
  app.set_version_flag("--version",
                       "campaign-audit " + std::string(kToolVersion));
  AllOptions options;
  AddCheck(app, options.check);
  AddExplain(app, options.explain);
  AddRules(app, options.rules);
  AddBaseline(app, options.baseline);
  AddConfig(app, options.config);
  AddCompare(app, options.compare);
  AddCache(app);
  AddInspect(app, options.inspect);
  AddCompletion(app, options.shell);
  auto expanded = ExpandArgumentFiles(std::move(arguments), environment.files);
  if (!expanded) {
    PrintError(environment, expanded.error());
    return ExitCode::kUsage;
  }
  if (const auto code = Parse(app, *expanded, environment)) return *code;
  if (app.got_subcommand("completion")) {
    environment.out(CompletionScript(app, options.shell));
    return ExitCode::kClean;
  }
  const ExitCode code = RunCommand(app, options, environment);
  if (environment.cache != nullptr) {
    // It costs the next run time, and no run its findings.
    if (const auto fault = environment.cache->Finish()) {
      environment.err("warning: " + VisibleText(fault->ToString()) + "\n");
    }
  }
  return code;
}

TextStyle::Color ColorFor(const std::string& option,
                          const Environment& environment) {
  const bool on =
      option == "always" || (option == "auto" && environment.out_is_terminal &&
                             !environment.no_color);
  return on ? TextStyle::Color::kOn : TextStyle::Color::kOff;
}

void PrintError(const Environment& environment, const Error& error) {
  // It may name what a hostile archive calls a file.
  environment.err("error: " + VisibleText(error.ToString()) + "\n");
}

}  // namespace audit
