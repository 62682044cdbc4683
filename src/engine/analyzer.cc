#include "engine/analyzer.h"

#include <algorithm>
#include <utility>

#include "engine/first_pass.h"
#include "engine/instances.h"
#include "engine/second_pass.h"
#include "engine/suppress.h"
#include "engine/triage.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

// Each distinct text once, in however many files it stands.
void CountTexts(const std::vector<FileResult>& files, Coverage* coverage) {
  std::vector<TextRecord> texts;
  for (const FileResult& file : files) {
    texts.insert(texts.end(), file.texts.begin(), file.texts.end());
  }
  std::sort(texts.begin(), texts.end());
  const auto end = std::unique(texts.begin(), texts.end());
  for (auto text = texts.begin(); text != end; ++text) {
    ++coverage->fragments_distinct;
    coverage->parsed += text->parsed ? 1 : 0;
    coverage->untriggered += text->untriggered ? 1 : 0;
    coverage->faulty += text->faulty ? 1 : 0;
  }
}

Coverage SumCoverage(const std::vector<FileResult>& files) {
  Coverage coverage;
  coverage.files = files.size();
  for (const FileResult& file : files) {
    if (file.error) {
      coverage.skipped.push_back(
          {file.info.path, file.error->message, 0, true});
      continue;
    }
    coverage.bytes += file.info.bytes;
    if (file.skipped) {
      coverage.skipped.push_back(*file.skipped);
      continue;
    }
    ++coverage.files_read;
    coverage.bytes_lost += file.bytes_lost;
    coverage.fragments += file.fragments;
    coverage.expressions += file.expressions;
    for (const auto& entity : file.entities) {
      coverage.entities += entity.name.empty() ? 0 : 1;
    }
    for (const std::string& note : file.notes) {
      coverage.notes.push_back(file.info.path + ": " + note);
    }
  }
  CountTexts(files, &coverage);
  return coverage;
}

// The path below the input root, which is the same wherever the input lies.
// Of several roots each file keeps its path: below them it might be another's.
void FindLocalPaths(const std::vector<InputFile>& inputs,
                    std::vector<FileResult>* files) {
  const bool one_root =
      std::all_of(inputs.begin(), inputs.end(), [&](const InputFile& input) {
        return input.root == inputs.front().root;
      });
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const InputFile& input = inputs[i];
    std::string& local = (*files)[i].info.local;
    local = input.path;
    if (one_root && input.path.starts_with(input.root + "/")) {
      local.erase(0, input.root.size() + 1);
    }
  }
}

constexpr std::uint32_t kNoCap = ~std::uint32_t{0};

std::vector<ParityLine> ParityOf(const std::vector<Rule>& rules,
                                 const std::vector<Finding>& findings,
                                 const std::vector<std::vector<bool>>& applies,
                                 std::vector<FileResult>* files) {
  std::vector<ParityRule> asked;
  for (const Rule& rule : rules) asked.push_back({rule.id, rule.pu});
  std::vector<std::vector<VendorMatch>> matches;
  for (FileResult& file : *files) {
    matches.push_back(std::move(file.vendor_matches));
  }
  return JudgeParity(asked, findings, std::move(matches), applies);
}

}  // namespace

RunReport Analyze(std::vector<InputFile> inputs, const ReadFile& read,
                  const Ruleset& ruleset, const AnalyzeOptions& options) {
  std::sort(inputs.begin(), inputs.end(),
            [](const InputFile& a, const InputFile& b) {
              return std::tie(a.path, a.root) < std::tie(b.path, b.root);
            });
  const Plan plan(ruleset, AllChecks(), options);
  std::vector<FileResult> files = RunFirstPass(inputs, read, plan, options);
  if (options.progress) {
    options.progress({Progress::Phase::kJudging, inputs.size(), inputs.size()});
  }

  FindLocalPaths(inputs, &files);

  RunReport report;
  report.coverage = SumCoverage(files);
  SecondPass second =
      RunSecondPass(plan, options, InstancesOf(inputs, files), files);
  report.not_assessed = std::move(second.not_assessed);
  const std::vector<std::vector<bool>> applies = std::move(second.applies);
  Triaged triaged =
      Triage(ruleset.rules(), std::move(second),
             options.vendor_parity ? kNoCap : options.max_findings_per_entity);
  report.findings = std::move(triaged.findings);
  if (options.vendor_parity) {
    report.parity = ParityOf(ruleset.rules(), report.findings, applies, &files);
  }
  // Configs in which findings stand come behind the input's files.
  Suppress(plan, ParseTarget(options.to).value_or(NewestV7()), inputs, files,
           &report);
  const std::vector<FileInfo> configs = std::move(report.files);
  report.files.clear();
  report.coverage.capped = triaged.capped;
  report.to = ToString(ParseTarget(options.to).value_or(NewestV7()));
  for (FileResult& file : files) {
    if (file.error) report.errors.push_back(*file.error);
    report.files.push_back(std::move(file.info));
  }
  report.files.insert(report.files.end(), configs.begin(), configs.end());
  return report;
}

}  // namespace audit
