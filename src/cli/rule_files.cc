#include "cli/rule_files.h"

#include <algorithm>
#include <utility>

#include "checks/check.h"
#include "ruleset/builtin.h"
#include "ruleset/loader.h"

namespace audit {
namespace {

using Errors = std::vector<Error>;

bool IsRuleFile(std::string_view name) {
  return (name.ends_with(".yaml") || name.ends_with(".yml")) &&
         name != "not-checked.yaml";
}

// The rule files in and below a folder, sorted.
Result<std::vector<std::string>> RuleFilesOf(const std::string& folder,
                                             const FileSystem& files) {
  std::vector<std::string> found;
  std::vector<std::string> open = {folder};
  while (!open.empty()) {
    const std::string path = std::move(open.back());
    open.pop_back();
    const auto entries = files.List(path);
    if (!entries) return Fail(entries.error());
    for (const FileSystem::Entry& entry : *entries) {
      std::string below = path;
      if (!below.ends_with('/')) below += '/';
      below += entry.name;
      if (entry.kind == FileSystem::Kind::kFolder) {
        open.push_back(std::move(below));
      } else if (entry.kind == FileSystem::Kind::kFile &&
                 IsRuleFile(entry.name)) {
        found.push_back(std::move(below));
      }
    }
  }
  if (found.empty()) return Fail({"no rule, which is a .yaml file", folder});
  std::sort(found.begin(), found.end());
  return found;
}

class Collector {
 public:
  explicit Collector(const FileSystem& files) : files_(files) {
    for (Rule& rule : BuiltinRules()) sources_.push_back({std::move(rule), {}});
  }

  void AddFolder(const std::string& folder) {
    const auto paths = RuleFilesOf(folder, files_);
    if (!paths) return faults_.push_back(paths.error());
    for (const std::string& path : *paths) AddFile(path);
  }

  tl::expected<Ruleset, Errors> Compile() {
    std::stable_sort(
        sources_.begin(), sources_.end(),
        [](const auto& a, const auto& b) { return a.rule.id < b.rule.id; });
    std::vector<Rule> rules;
    for (Source& source : sources_) {
      if (!rules.empty() && rules.back().id == source.rule.id) {
        faults_.push_back({"there is a rule '" + source.rule.id +
                               "' already; give this one another id",
                           source.path});
        continue;
      }
      rules.push_back(std::move(source.rule));
    }
    if (!faults_.empty()) return tl::unexpected(std::move(faults_));
    auto ruleset = Ruleset::Compile(std::move(rules));
    if (!ruleset) return tl::unexpected(Errors{ruleset.error()});
    return std::move(*ruleset);
  }

 private:
  struct Source {
    Rule rule;
    std::string path;  // empty: built in
  };

  void AddFile(const std::string& path) {
    auto rule = LoadRuleFile(path, files_);
    if (rule) {
      sources_.push_back({std::move(*rule), path});
    } else {
      faults_.insert(faults_.end(), rule.error().begin(), rule.error().end());
    }
  }

  const FileSystem& files_;
  std::vector<Source> sources_;
  Errors faults_;
};

}  // namespace

tl::expected<Rule, Errors> LoadRuleFile(const std::string& path,
                                        const FileSystem& files) {
  const auto yaml = files.Read(path);
  if (!yaml) return tl::unexpected(Errors{yaml.error()});
  return LoadRule(*yaml, path, {CheckNames(), ScriptCheckNames()});
}

tl::expected<Ruleset, Errors> CompileRules(
    const std::vector<std::string>& folders, const FileSystem& files) {
  Collector collector(files);
  for (const std::string& folder : folders) collector.AddFolder(folder);
  return collector.Compile();
}

}  // namespace audit
