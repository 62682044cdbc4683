#include <fmt/format.h>

#include <optional>
#include <utility>

#include "cli/audit_run.h"
#include "cli/baseline_files.h"
#include "cli/commands.h"
#include "cli/rule_files.h"
#include "report/baseline_text.h"
#include "report/coverage_lines.h"
#include "report/visible_text.h"

namespace audit {
namespace {

// A run as `check` does it, with what is needed to hold it against a baseline.
struct Audited {
  Ruleset ruleset;
  AuditSettings settings;
  RunReport run;
};

class BaselineCommand {
 public:
  BaselineCommand(const BaselineOptions& options, Environment& environment)
      : options_(options), environment_(environment) {}

  ExitCode Write() {
    auto audited = Audit();
    if (!audited) return audited.error();
    const Baseline baseline =
        BaselineOf(audited->run, audited->ruleset.rules());
    return Store(baseline, fmt::format("{}: {}.\n", VisibleText(options_.file),
                                       FindingCounts(baseline)));
  }

  ExitCode Prune() {
    const auto before = LoadBaseline(environment_.files, options_.file);
    if (!before) return Usage({before.error()});
    const auto audited = Audit(*before);
    if (!audited) return audited.error();
    const Baseline pruned = Pruned(*before, audited->run);
    const std::size_t dropped = before->size() - pruned.size();
    return Store(
        pruned,
        fmt::format("{}: {} dropped, {} left.\n", VisibleText(options_.file),
                    Counted(dropped, "finding", "findings"), pruned.size()));
  }

  ExitCode Show() {
    const auto baseline = LoadBaseline(environment_.files, options_.file);
    if (!baseline) return Usage({baseline.error()});
    environment_.out(BaselineText(*baseline, options_.file));
    if (options_.check.paths.empty()) return ExitCode::kClean;
    const auto audited = Audit(*baseline);
    if (!audited) return audited.error();
    const auto& absent = audited->run.baseline->absent;
    environment_.out(fmt::format(
        "\n{} no longer found{}\n",
        Counted(absent.size(), "finding is", "findings are"),
        absent.empty() ? "."
                       : "; 'campaign-audit baseline prune' drops them:"));
    environment_.out(AbsentText(absent));
    return ExitCode::kClean;
  }

 private:
  ExitCode Usage(const std::vector<Error>& errors) const {
    for (const Error& error : errors) PrintError(environment_, error);
    return ExitCode::kUsage;
  }

  // What could not be read might hold any finding: nothing is written then.
  tl::expected<Audited, ExitCode> Audit(const Baseline& baseline = {}) {
    auto ruleset = CompileRules(options_.check.rules, environment_.files);
    if (!ruleset) return tl::unexpected(Usage(ruleset.error()));
    auto settings = ReadSettings(options_.check, *ruleset, environment_);
    if (!settings) return tl::unexpected(Usage(settings.error()));
    RunReport run =
        RunAudit(environment_.files, options_.check, *ruleset, *settings);
    for (const Error& error : run.errors) PrintError(environment_, error);
    if (!run.errors.empty()) {
      PrintError(environment_, {"not all of the input could be read: the "
                                "baseline stays as it is",
                                options_.file});
      return tl::unexpected(ExitCode::kInput);
    }
    ApplyBaseline(baseline, options_.file, ruleset->rules(),
                  settings->analysis.enabled, &run);
    return Audited{std::move(*ruleset), std::move(*settings), std::move(run)};
  }

  ExitCode Store(const Baseline& baseline, const std::string& done) {
    const auto stored =
        StoreBaseline(environment_.files, options_.file, baseline);
    if (!stored) {
      PrintError(environment_, stored.error());
      return ExitCode::kInput;
    }
    environment_.out(done);
    return ExitCode::kClean;
  }

  const BaselineOptions& options_;
  Environment& environment_;
};

}  // namespace

ExitCode RunBaselineWrite(const BaselineOptions& options,
                          Environment& environment) {
  return BaselineCommand(options, environment).Write();
}

ExitCode RunBaselinePrune(const BaselineOptions& options,
                          Environment& environment) {
  return BaselineCommand(options, environment).Prune();
}

ExitCode RunBaselineShow(const BaselineOptions& options,
                         Environment& environment) {
  return BaselineCommand(options, environment).Show();
}

}  // namespace audit
