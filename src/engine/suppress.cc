#include "engine/suppress.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "core/redaction.h"
#include "engine/fingerprint.h"
#include "engine/placement.h"
#include "ruleset/selector.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

using NamedRules = Policy::NamedRules;
using External = Policy::ExternalSuppression;

bool IsBefore(const Finding& a, const Finding& b) {
  return std::tie(a.place.location, a.rule) <
         std::tie(b.place.location, b.rule);
}

class SuppressRun {
 public:
  SuppressRun(const Plan& plan, Version to, std::span<const InputFile> inputs,
              std::span<const FileResult> files, RunReport* report)
      : plan_(plan),
        policy_(plan.policy()),
        to_(to),
        inputs_(inputs),
        files_(files),
        report_(*report) {}

  void Run() {
    unused_ = plan_.RuleFor("suppression-unused");
    expired_ = plan_.RuleFor("suppression-expired");
    for (FileId file = 0; file < files_.size(); ++file) {
      for (const PlacedSuppression& each : files_[file].suppressions) {
        ApplyComment(file, each);
      }
    }
    for (const External& each : policy_.suppressions) ApplyExternal(each);
    if (!added_.empty()) AddFindings();
  }

 private:
  bool Reports(RuleIndex rule) const { return rule < plan_.enabled().size(); }

  const std::string& PathOf(FileId file) const {
    return files_[file].info.path;
  }

  bool TakesPart(RuleIndex rule, FileId file) {
    if (!plan_.enabled()[rule]) return false;
    const std::string& from = files_[file].info.from;
    const auto [known, is_new] = applies_.try_emplace({rule, from}, false);
    if (is_new) {
      const auto version = ParseVersion(from);
      known->second = version && Applies(plan_.ruleset().rules()[rule].applies,
                                         *version, to_);
    }
    return known->second;
  }

  // Of a word that names only rules nobody ran nothing can be said.
  bool IsAssessed(const NamedRules& named, FileId file) {
    for (RuleIndex rule = 0; rule < named.rules.size(); ++rule) {
      if (named.rules[rule] && TakesPart(rule, file)) return true;
    }
    return false;
  }

  // Marks what `named` names, and which of its words name something.
  static void Mark(const std::vector<NamedRules>& named,
                   const Suppression& suppression, Finding* finding,
                   std::vector<bool>* used) {
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (!named[i].rules[finding->rule]) continue;
      (*used)[i] = true;
      if (!finding->suppression) finding->suppression = suppression;
    }
  }

  bool IsExpired(const Suppression& suppression) const {
    const auto until = ParseDate(suppression.until);
    return until && policy_.today && *until < *policy_.today;
  }

  Finding MakeExpired(const Suppression& suppression) const {
    return MakeFinding(
        expired_, {{"until", suppression.until}, {"rules", suppression.rule}});
  }

  // Words were judged when the comment was read.
  std::vector<NamedRules> Resolve(const std::vector<std::string>& words) const {
    std::vector<NamedRules> named;
    for (const std::string& word : words) {
      auto rules = SelectRules(plan_.ruleset().rules(), word);
      if (rules) named.push_back({word, std::move(*rules)});
    }
    return named;
  }

  void AddToSource(FileId file, const PlacedSuppression& each,
                   Finding finding) {
    finding.place = each.comment;
    if (each.entity != kNoEntity) {
      finding.entity = files_[file].entities[each.entity].name;
      finding.entity_path = each.entity_path;
    }
    Add(std::move(finding), PathOf(file), files_[file].info.local);
  }

  void ApplyComment(FileId file, const PlacedSuppression& each) {
    if (IsExpired(each.suppression)) {
      if (!Reports(expired_)) return;
      return AddToSource(file, each, MakeExpired(each.suppression));
    }
    const std::vector<NamedRules> named = Resolve(each.words);
    std::vector<Finding>& findings = report_.findings;
    auto finding =
        std::lower_bound(findings.begin(), findings.end(),
                         Location{file, {each.scope.begin, each.scope.begin}},
                         [](const Finding& one, const Location& at) {
                           return one.place.location < at;
                         });
    std::vector<bool> used(named.size());
    for (; finding != findings.end(); ++finding) {
      const Location& location = finding->place.location;
      if (location.file != file || location.region.begin >= each.scope.end) {
        break;
      }
      if (!each.scope.Contains(location.region)) continue;
      Mark(named, each.suppression, &*finding, &used);
    }
    std::string words;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i] && IsAssessed(named[i], file)) {
        words += (words.empty() ? "" : ", ") + named[i].word;
      }
    }
    if (words.empty() || !Reports(unused_)) return;
    AddToSource(file, each, MakeFinding(unused_, {{"rules", words}}));
  }

  void ApplyExternal(const External& each) {
    if (IsExpired(each.suppression)) {
      if (!Reports(expired_)) return;
      return AddToConfig(each, MakeExpired(each.suppression));
    }
    Suppression suppression = each.suppression;
    suppression.reason = Redact(suppression.reason);
    suppression.owner = Redact(suppression.owner);
    std::vector<bool> used(each.named.size());
    for (Finding& finding : report_.findings) {
      const bool named = std::any_of(
          each.named.begin(), each.named.end(),
          [&](const NamedRules& one) { return one.rules[finding.rule]; });
      if (named &&
          policy_.Holds(each.scope, PathOf(finding.place.location.file),
                        finding.entity)) {
        Mark(each.named, suppression, &finding, &used);
      }
    }
    ReportUnused(each, used);
  }

  void ReportUnused(const External& each, const std::vector<bool>& used) {
    if (!Reports(unused_) || !MayBeUnused(each)) return;
    std::string words;
    for (std::size_t i = 0; i < used.size(); ++i) {
      bool assessed = false;
      for (FileId file = 0; file < files_.size() && !assessed; ++file) {
        assessed = !used[i] && IsAssessed(each.named[i], file);
      }
      if (assessed) words += (words.empty() ? "" : ", ") + each.named[i].word;
    }
    if (words.empty()) return;
    AddToConfig(each, MakeFinding(unused_, {{"rules", words}}));
  }

  // Who audits a single file cannot say that a suppression for another is not
  // needed: the place is in the input, or a whole folder is.
  bool MayBeUnused(const External& each) const {
    const bool whole =
        std::any_of(inputs_.begin(), inputs_.end(),
                    [](const InputFile& input) { return !input.root.empty(); });
    if (whole && each.scope.paths.empty()) return true;
    for (FileId file = 0; file < files_.size(); ++file) {
      for (const auto& entity : files_[file].entities) {
        if (policy_.Holds(each.scope, PathOf(file), entity.name)) return true;
      }
      if (policy_.Holds(each.scope, PathOf(file), "")) return true;
    }
    return false;
  }

  Finding MakeFinding(
      RuleIndex index,
      std::vector<std::pair<std::string, std::string>> captures) const {
    const Rule& rule = plan_.ruleset().rules()[index];
    Draft draft;
    draft.rule = index;
    draft.captures = std::move(captures);
    Finding finding;
    finding.rule = index;
    finding.message = plan_.ruleset().Message(draft);
    finding.impact = rule.impact;
    finding.precision = rule.precision;
    finding.severity = rule.severity.value_or(
        SeverityOf(rule.impact, rule.precision, Verdict::kConfirmed));
    return finding;
  }

  // `path`: of its file; `local`: FileInfo::local. What a config says of
  // severities holds here too.
  void Add(Finding finding, const std::string& path, const std::string& local) {
    const auto configured =
        policy_.SeverityOf(finding.rule, path, finding.entity);
    finding.severity = configured.value_or(finding.severity);
    sources_.push_back({finding.entity,
                        finding.entity.empty() ? local : std::string(),
                        Sha256Hex(finding.place.excerpt.snippet)});
    added_.push_back(std::move(finding));
  }

  void AddToConfig(const External& each, Finding finding) {
    const Policy::ConfigFile& config = policy_.configs[each.config];
    auto known = configs_.find(each.config);
    if (known == configs_.end()) {
      const auto id = static_cast<FileId>(files_.size() + report_.files.size());
      known = configs_.emplace(each.config, Config(config, id)).first;
      FileInfo info;
      info.path = config.path;
      info.local = config.path;
      info.bytes = config.text.size();
      info.encoding = EncodingName(known->second.file->decoded().encoding);
      if (plan_.hash_files()) info.sha256 = Sha256Hex(config.text);
      report_.files.push_back(std::move(info));
    }
    const auto size =
        static_cast<std::uint32_t>(known->second.file->utf8().size());
    finding.place = known->second.placement->PlaceAt(
        {std::min(each.region.begin, size), std::min(each.region.end, size)});
    Add(std::move(finding), config.path, config.path);
  }

  void AddFindings() {
    std::vector<std::string> ids;
    for (const Rule& rule : plan_.ruleset().rules()) ids.push_back(rule.id);
    FillFingerprints(ids, sources_, added_);
    std::stable_sort(added_.begin(), added_.end(), IsBefore);
    std::vector<Finding>& findings = report_.findings;
    const auto middle = static_cast<std::ptrdiff_t>(findings.size());
    std::move(added_.begin(), added_.end(), std::back_inserter(findings));
    std::inplace_merge(findings.begin(), findings.begin() + middle,
                       findings.end(), IsBefore);
  }

  struct Config {
    Config(const Policy::ConfigFile& config, FileId id)
        : file(std::make_unique<SourceFile>(config.path, config.text)),
          placement(std::make_unique<Placement>(*file, id)) {}
    std::unique_ptr<SourceFile> file;
    std::unique_ptr<Placement> placement;
  };

  const Plan& plan_;
  const Policy& policy_;
  Version to_;
  std::span<const InputFile> inputs_;
  std::span<const FileResult> files_;
  RunReport& report_;
  RuleIndex unused_ = 0;
  RuleIndex expired_ = 0;
  std::map<std::pair<RuleIndex, std::string>, bool> applies_;
  std::map<std::uint32_t, Config> configs_;  // by index in the policy
  std::vector<Finding> added_;
  std::vector<FingerprintSource> sources_;
};

}  // namespace

void Suppress(const Plan& plan, Version to, std::span<const InputFile> inputs,
              std::span<const FileResult> files, RunReport* report) {
  SuppressRun(plan, to, inputs, files, report).Run();
}

}  // namespace audit
