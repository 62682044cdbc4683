#include "cli/baseline_files.h"

#include "cli/git_files.h"
#include "report/baseline_file.h"

namespace audit {

Result<Baseline> LoadBaseline(const FileSystem& files,
                              const std::string& path) {
  const auto bytes = files.Read(path);
  if (!bytes) {
    Error error = bytes.error();
    error.message += "; 'campaign-audit baseline write' makes one";
    return Fail(std::move(error));
  }
  return ReadBaseline(*bytes, path);
}

Result<Baseline> FindBaseline(const CheckOptions& options,
                              const Ruleset& ruleset,
                              const AuditSettings& settings,
                              const Environment& environment,
                              std::vector<Error>* unread) {
  if (environment.processes == nullptr) {
    return Fail({"--new-from-rev: git cannot be started here; use --baseline"});
  }
  const auto files = GitFiles::At(options.new_from_rev, options.paths,
                                  environment.files, *environment.processes);
  if (!files) return Fail(files.error());
  if (files->present().empty()) return Baseline{};
  CheckOptions there = options;
  there.paths = files->present();
  const RunReport run = RunAudit(*files, there, ruleset, settings);
  unread->insert(unread->end(), run.errors.begin(), run.errors.end());
  return BaselineOf(run, ruleset.rules());
}

Result<void> StoreBaseline(FileSystem& files, const std::string& path,
                           const Baseline& baseline) {
  const auto before = files.Read(path);
  if (before && !before->empty() && !IsBaseline(*before)) {
    return Fail({"is no baseline and stays as it is; name another file", path});
  }
  std::string text;
  WriteBaseline(baseline, [&](std::string_view piece) { text += piece; });
  return files.Write(path, text);
}

}  // namespace audit
