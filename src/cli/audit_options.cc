#include "cli/audit_options.h"

namespace audit {

void AddInputOptions(CLI::App* command, Paths paths, CheckOptions& options) {
  CLI::Option* path = command->add_option(
      "PATH", options.paths,
      "Folders, files and .zip archives; '-' is standard input");
  if (paths == Paths::kRequired) path->required();
  AddFilterOptions(command, options);
  command->add_option("--stdin-filename", options.stdin_filename,
                      "Name, and so kind, of what '-' gives");
}

void AddFailOn(CLI::App* command, CheckOptions& options) {
  command
      ->add_option("--fail-on", options.fail_on,
                   "Exit with 1 from this severity on")
      ->check(CLI::IsMember({"error", "warning", "note", "never"}))
      ->default_str("error");
}

void AddFilterOptions(CLI::App* command, CheckOptions& options) {
  command
      ->add_option("--include", options.include,
                   "GLOB: only files, folders or archives of such a name or "
                   "path; may be repeated")
      ->allow_extra_args(false);
  command
      ->add_option("--exclude", options.exclude,
                   "GLOB: not these; may be repeated")
      ->allow_extra_args(false);
}

void AddAuditOptions(CLI::App* command, CheckOptions& options) {
  CLI::Option* config = command->add_option(
      "--config", options.config,
      "Config to use (default: campaign-audit.yml, found upward from PATH)");
  command->add_flag("--no-config", options.no_config, "Use no config")
      ->excludes(config);
  command->add_option("--from", options.from,
                      "Version to migrate from: 5.11, 6.02, 6.1 or 7 "
                      "(default: each package's own buildVersion, which "
                      "packages of v7 always keep)");
  command->add_option("--to", options.to, "Version to migrate to")
      ->default_str("7");
  command->add_option("--select", options.select,
                      "Only these rules: id, category, pu, severity or impact; "
                      "',' is or, ':' is and");
  command->add_option("--ignore", options.ignore, "Not these rules");
  command
      ->add_option("--rules", options.rules,
                   "DIR: also the rules of the .yaml files there; may be "
                   "repeated")
      ->allow_extra_args(false);
  command->add_option("-j", options.jobs, "Threads (default: one per core)")
      ->check(CLI::Range(1, 256));
  command->add_flag("--parse-all", options.parse_all,
                    "Parse also scripts that hold nothing a rule looks for");
  command->add_flag("--no-cache", options.no_cache,
                    "Neither use nor keep results of earlier runs");
}

void AddCompare(CLI::App& app, CompareOptions& options) {
  CLI::App* compare = app.add_subcommand(
      "compare", "Say what was fixed, introduced or moved between two exports");
  const char* const what =
      "A folder, file or .zip archive, or a JSON or SARIF report of ours";
  compare->add_option("BEFORE", options.before, what)->required();
  compare->add_option("AFTER", options.after, what)->required();
  AddFilterOptions(compare, options.check);
  AddAuditOptions(compare, options.check);
  AddFailOn(compare, options.check);
  compare->add_option("-f,--format", options.format, "What to print")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  compare->add_option("-o", options.output, "Write it to this file");
  compare->add_option("--color", options.check.color, "Colour in text")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
}

void AddBaseline(CLI::App& app, BaselineOptions& options) {
  CLI::App* baseline = app.add_subcommand(
      "baseline", "Accept today's findings, so that only new ones fail a run");
  baseline->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, Paths paths) {
    CLI::App* command = baseline->add_subcommand(name, what);
    AddInputOptions(command, paths, options.check);
    AddAuditOptions(command, options.check);
    command->add_option("--baseline", options.file, "The file")
        ->capture_default_str();
    return command;
  };
  add("write", "Write a file of all findings, as `check` finds them",
      Paths::kRequired);
  add("prune", "Drop from it what is no longer found", Paths::kRequired);
  add("show", "Say what is in it; with PATH also what is no longer found",
      Paths::kOptional);
}

}  // namespace audit
