#include "engine/second_pass.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ruleset/versions.h"

namespace audit {
namespace {

class SecondPassRun {
 public:
  SecondPassRun(const Plan& plan, const AnalyzeOptions& options,
                const std::vector<std::string>& instances,
                std::vector<FileResult>& files)
      : plan_(plan), options_(options), instances_(instances), files_(files) {}

  SecondPass Run() {
    FindVersions();
    CollectFacts();
    FindRepeats();
    std::size_t candidates = 0;
    for (const FileResult& file : files_) candidates += file.candidates.size();
    result_.findings.reserve(candidates);
    result_.sources.reserve(candidates);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      for (Candidate& candidate : std::exchange(files_[i].candidates, {})) {
        Judge(i, std::move(candidate));
      }
    }
    FindNotAssessed();
    if (options_.vendor_parity) FindWhatApplies();
    return std::move(result_);
  }

 private:
  const std::vector<Rule>& rules() const { return plan_.ruleset().rules(); }

  // What SourceVersion says; files without a version take the lowest of their
  // instance, else 5.11 (design section 5).
  void FindVersions() {
    std::map<std::string_view, Version> lowest;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto own = FromBuildVersion(files_[i].build_version);
      if (!own) continue;
      const auto [at, is_new] = lowest.emplace(instances_[i], *own);
      if (!is_new) at->second = std::min(at->second, *own);
    }
    const auto given = ParseVersion(options_.from);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto own = FromBuildVersion(files_[i].build_version);
      const auto instance = lowest.find(instances_[i]);
      Version from = LowestVersion();
      if (instance != lowest.end()) from = instance->second;
      if (const auto source = SourceVersion(given, own)) from = *source;
      from_.push_back(from);
      files_[i].info.from = ToString(from);
      files_[i].info.from_is_assumed = !given && !own;
    }
    to_ = ParseTarget(options_.to).value_or(NewestV7());
  }

  void CollectFacts() {
    std::map<std::string_view, std::vector<ServerFile>> servers;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      Facts& facts = facts_[instances_[i]];
      for (ServerFile& server : files_[i].servers) {
        facts.evidence.insert("serverConf");
        if (server.role == ServerRole::kShipped) {
          facts.evidence.insert("serverConf.xml");
        }
        if (!server.relay.empty()) facts.relays.push_back(server.relay);
        servers[instances_[i]].push_back(std::move(server));
      }
      facts.administration.Join(files_[i].administration);
      facts.entities.Join(files_[i].entity_facts);
      facts.surroundings.Join(files_[i].surroundings);
      facts.declarations.Join(files_[i].declarations);
      facts.file_schemas.insert(files_[i].file_schemas.begin(),
                                files_[i].file_schemas.end());
      for (LibraryFact& library : files_[i].libraries) {
        facts.libraries[library.id].push_back(std::move(library));
      }
      for (const auto& entity : files_[i].entities) {
        if (!entity.schema.empty()) facts.evidence.insert(entity.schema);
      }
      facts.evidence.insert(files_[i].languages.begin(),
                            files_[i].languages.end());
    }
    for (const auto& [instance, files] : servers) {
      facts_[std::string(instance)].servers = Servers(files);
    }
    for (auto& [instance, facts] : facts_) {
      if (facts.declarations.schemas.empty()) continue;
      facts.schemas = Schemas(facts.declarations.schemas);
    }
  }

  // An entity found in several files, of whatever instances: the second and
  // later (by path) take the file as salt. Files are in order of path.
  void FindRepeats() {
    for (std::size_t i = 0; i < files_.size(); ++i) {
      for (const auto& entity : files_[i].entities) {
        if (entity.name.empty()) continue;
        first_file_.emplace(entity.name, i);
      }
    }
  }

  // Ranges are read anew whenever they are asked; candidates are many.
  bool AppliesTo(RuleIndex rule, Version from) {
    const auto [known, is_new] = applies_.try_emplace({rule, from}, false);
    if (is_new) known->second = Applies(rules()[rule].applies, from, to_);
    return known->second;
  }

  // A rule may be milder than its impact; evidence may lower it further.
  // What a config says counts as the rule's own word.
  Severity SeverityBy(const Rule& rule, std::size_t file,
                      const Finding& finding) const {
    const auto configured = options_.policy.SeverityOf(
        finding.rule, files_[file].info.path, finding.entity);
    const auto own = configured ? configured : rule.severity;
    if (!own) {
      return SeverityOf(finding.impact, finding.precision, finding.verdict);
    }
    return finding.verdict == Verdict::kNeedsReview ? Severity::kNote : *own;
  }

  void Judge(std::size_t file, Candidate&& candidate) {
    const Rule& rule = rules()[candidate.draft.rule];
    if (!AppliesTo(candidate.draft.rule, from_[file])) return;
    if (!StandsRight(file, candidate)) return;
    if (!AnswerQuestions(file, &candidate)) return;
    Finding finding;
    finding.rule = candidate.draft.rule;
    finding.message = plan_.ruleset().Message(candidate.draft);
    finding.verdict = candidate.draft.verdict;
    finding.unclear = std::move(candidate.draft.unclear);
    finding.impact = rule.impact;
    if (rule.impact_from_v7 && IsV7(from_[file])) {
      finding.impact = *rule.impact_from_v7;
    }
    finding.precision =
        std::max(rule.precision,
                 candidate.draft.precision.value_or(Precision::kVeryHigh));
    if (candidate.entity != kNoEntity) {
      finding.entity = files_[file].entities[candidate.entity].name;
    }
    finding.severity =
        std::max(SeverityBy(rule, file, finding),
                 candidate.draft.severity.value_or(Severity::kError));
    finding.place = std::move(candidate.place);
    finding.related = std::move(candidate.related);
    finding.flow = std::move(candidate.flow);
    finding.decoded = std::move(candidate.decoded);
    finding.entity_path = std::move(candidate.entity_path);
    if (!candidate.edits.empty() && rule.fix) {
      finding.fix =
          Fix{rule.fix->title, rule.fix->safe, std::move(candidate.edits)};
    }
    result_.sources.push_back({EntityOf(file, candidate.entity),
                               SaltOf(file, candidate.entity),
                               std::move(candidate.text)});
    result_.findings.push_back(std::move(finding));
  }

  bool StandsRight(std::size_t file, const Candidate& candidate) const {
    static const std::string kNone;
    const std::string& entity =
        candidate.entity == kNoEntity
            ? kNone
            : files_[file].entities[candidate.entity].name;
    return plan_.ruleset().StandsIn(candidate.draft.rule, entity);
  }

  // An entity without a key is named by its file: by the path below the input
  // root, which is the same wherever the input lies.
  std::string EntityOf(std::size_t file, std::uint32_t entity) const {
    if (entity == kNoEntity) return "";
    const FileInfo& info = files_[file].info;
    const std::string& name = files_[file].entities[entity].name;
    const bool by_path = name.ends_with(info.path) &&
                         name.size() > info.path.size() &&
                         name[name.size() - info.path.size() - 1] == '|';
    if (!by_path) return name;
    return name.substr(0, name.size() - info.path.size()) + info.local;
  }

  std::string SaltOf(std::size_t file, std::uint32_t entity) const {
    const std::string& path = files_[file].info.local;
    if (entity == kNoEntity) return path;
    const std::string& name = files_[file].entities[entity].name;
    if (name.empty()) return path;
    const auto first = first_file_.find(name);
    return first->second == file ? "" : path;
  }

  bool AnswerQuestions(std::size_t file, Candidate* candidate) {
    if (candidate->draft.questions.empty()) return true;
    const Check* check = plan_.CheckOf(candidate->draft.rule);
    if (check == nullptr || check->answer == nullptr) return true;
    static const std::vector<std::string> kNone;
    const std::vector<std::string>& loads =
        candidate->entity == kNoEntity
            ? kNone
            : files_[file].entities[candidate->entity].loads;
    const std::string_view entity =
        candidate->entity == kNoEntity
            ? std::string_view()
            : files_[file].entities[candidate->entity].name;
    const AnswerContext context{facts_[instances_[file]], loads,
                                files_[file].info.path, entity,
                                candidate->entity_path};
    return check->answer(context, &candidate->draft) == Answer::kKeep;
  }

  void FindNotAssessed() {
    std::set<std::string, std::less<>> evidence;
    for (const auto& [instance, facts] : facts_) {
      evidence.insert(facts.evidence.begin(), facts.evidence.end());
    }
    for (RuleIndex rule = 0; rule < rules().size(); ++rule) {
      if (!plan_.enabled()[rule]) continue;
      const std::vector<std::string>& needs = rules()[rule].evidence;
      const bool met =
          needs.empty() ||
          std::any_of(needs.begin(), needs.end(), [&](const auto& name) {
            return evidence.contains(name);
          });
      if (!met) {
        std::string reason = "no ";
        for (std::size_t i = 0; i < needs.size(); ++i) {
          reason += (i == 0 ? "" : " or ") + needs[i];
        }
        result_.not_assessed.push_back({rule, reason + " in the input"});
      } else if (!AppliesSomewhere(rules()[rule])) {
        result_.not_assessed.push_back(
            {rule, "applies to " + rules()[rule].applies});
      }
    }
  }

  void FindWhatApplies() {
    for (const Version from : from_) {
      std::vector<bool>& of_file = result_.applies.emplace_back();
      for (const Rule& rule : rules()) {
        of_file.push_back(Applies(rule.applies, from, to_));
      }
    }
  }

  bool AppliesSomewhere(const Rule& rule) const {
    return files_.empty() ||
           std::any_of(from_.begin(), from_.end(), [&](Version from) {
             return Applies(rule.applies, from, to_);
           });
  }

  const Plan& plan_;
  const AnalyzeOptions& options_;
  const std::vector<std::string>& instances_;
  std::vector<FileResult>& files_;
  std::vector<Version> from_;
  Version to_{};
  std::map<std::pair<RuleIndex, Version>, bool> applies_;
  std::map<std::string, Facts> facts_;                            // by instance
  std::unordered_map<std::string_view, std::size_t> first_file_;  // by entity
  SecondPass result_;
};

}  // namespace

SecondPass RunSecondPass(const Plan& plan, const AnalyzeOptions& options,
                         const std::vector<std::string>& instances,
                         std::vector<FileResult>& files) {
  return SecondPassRun(plan, options, instances, files).Run();
}

}  // namespace audit
