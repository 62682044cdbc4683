#include "engine/rule_examples.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "core/line_map.h"
#include "engine/analyzer.h"
#include "ruleset/example_markers.h"
#include "ruleset/message.h"
#include "ruleset/versions.h"

namespace audit {
namespace {

using Files = RuleExample::Files;
// A region of one of an example's files.
using Spot = std::pair<std::string, Region>;

// What is expected of one part of an example.
struct Expectation {
  Files files;  // without markers
  std::vector<Spot> spots;
};

Expectation Expect(const Files& marked) {
  Expectation expectation;
  for (const auto& [path, text] : marked) {
    MarkedText read = ReadMarkers(text).value_or(MarkedText{});
    for (const Region region : read.regions) {
      expectation.spots.emplace_back(path, region);
    }
    expectation.files.emplace_back(path, std::move(read.text));
  }
  std::sort(expectation.spots.begin(), expectation.spots.end());
  return expectation;
}

std::string_view TextOf(const Files& files, std::string_view path) {
  for (const auto& [name, text] : files) {
    if (name == path) return text;
  }
  return {};
}

// The line of a spot with the region underlined.
std::string Frame(const Files& files, const Spot& spot) {
  const std::string_view text = TextOf(files, spot.first);
  const LineMap lines(text);
  const Position begin = lines.At(spot.second.begin);
  const Position end = lines.At(spot.second.end);
  const std::string_view line = lines.Line(begin.line);
  const std::uint32_t width = end.line == begin.line
                                  ? end.code_point_column
                                  : static_cast<std::uint32_t>(line.size()) + 1;
  const std::uint32_t carets =
      width > begin.code_point_column ? width - begin.code_point_column : 1;
  return fmt::format("    {}:{}:{}\n    | {}\n    | {:>{}}{}\n", spot.first,
                     begin.line, begin.code_point_column, line, "",
                     begin.code_point_column - 1, std::string(carets, '^'));
}

class ExampleRun {
 public:
  ExampleRun(const Rule& rule, const RuleExample& example,
             std::span<const Rule> others)
      : rule_(rule),
        example_(example),
        ruleset_(Ruleset::Compile(RulesFor(rule, others))) {
    outcome_.name = example.name;
  }

  ExampleOutcome Run() {
    if (!ruleset_) {
      outcome_.failure = ruleset_.error().ToString() + "\n";
      return std::move(outcome_);
    }
    RunBad();
    RunSilent("good", example_.good);
    RunSilent("fixed", example_.fixed);
    return std::move(outcome_);
  }

 private:
  // One on suppressions is about what others find.
  static std::vector<Rule> RulesFor(const Rule& rule,
                                    std::span<const Rule> others) {
    std::vector<Rule> rules = {rule};
    if (!rule.check.starts_with("suppression-")) return rules;
    for (const Rule& other : others) {
      if (other.id != rule.id) rules.push_back(other);
    }
    std::sort(rules.begin(), rules.end(),
              [](const Rule& a, const Rule& b) { return a.id < b.id; });
    return rules;
  }

  // Versions in order; the first that the rule applies to.
  std::string From(Version to) const {
    if (!example_.from.empty()) return example_.from;
    for (const char* name : {"5.11", "6.02", "6.1", "7"}) {
      if (Applies(rule_.applies, *ParseVersion(name), to)) return name;
    }
    return "7";
  }

  // v8 only where no upgrade to v7 meets the rule.
  std::string To() const {
    for (const char* name : {"5.11", "6.02", "6.1", "7"}) {
      if (Applies(rule_.applies, *ParseVersion(name), NewestV7())) return "7";
    }
    return "8";
  }

  RunReport AnalyzeFiles(const Files& files) const {
    std::vector<InputFile> inputs;
    for (const auto& [path, text] : files) inputs.push_back({path, ""});
    AnalyzeOptions options;
    options.to = To();
    options.from = From(*ParseTarget(options.to));
    // Rules on faults have no trigger: nothing would make the engine parse.
    options.parse_all = rule_.trigger.empty();
    const ReadFile read = [&](const InputFile& input) -> Result<std::string> {
      return std::string(TextOf(files, input.path));
    };
    options.policy.today = Date{2026, 1, 1};  // any, but always the same
    RunReport run = Analyze(std::move(inputs), read, *ruleset_, options);
    std::erase_if(run.findings, [&](const Finding& finding) {
      return finding.rule != ruleset_->Find(rule_.id);
    });
    return run;
  }

  static Spot SpotOf(const RunReport& run, const Finding& finding) {
    const Location& location = finding.place.location;
    return {run.files[location.file].path, location.region};
  }

  void Say(std::string_view what, const Files& files, const Spot& spot,
           std::string_view more) {
    outcome_.failure +=
        fmt::format("  {}{}{}\n", what, more.empty() ? "" : ": ", more);
    outcome_.failure += Frame(files, spot);
  }

  void RunBad() {
    if (example_.bad.empty()) return;
    const Expectation expectation = Expect(example_.bad);
    const RunReport run = AnalyzeFiles(expectation.files);
    Compare(expectation, run);
    for (const Finding& finding : run.findings) {
      CheckFinding(expectation.files, run, finding);
    }
    if (!example_.fixed.empty()) CompareFixed(expectation.files, run);
  }

  void Compare(const Expectation& expectation, const RunReport& run) {
    std::vector<Spot> found;
    for (const Finding& finding : run.findings) {
      found.push_back(SpotOf(run, finding));
    }
    std::sort(found.begin(), found.end());
    const std::vector<Spot>& expected = expectation.spots;
    std::vector<Spot> missing;
    std::vector<Spot> noisy;
    std::set_difference(expected.begin(), expected.end(), found.begin(),
                        found.end(), std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), expected.begin(),
                        expected.end(), std::back_inserter(noisy));
    outcome_.reported =
        static_cast<std::uint32_t>(expected.size() - missing.size());
    PairMisplaced(expectation.files, &missing, &noisy);
    for (const Spot& spot : missing) {
      ++outcome_.missing;
      Say("missing: expected a finding here", expectation.files, spot, "");
    }
    for (const Spot& spot : noisy) {
      ++outcome_.noisy;
      Say("noisy: no finding is expected here", expectation.files, spot,
          MessageAt(run, spot));
    }
  }

  // A finding of the same file that nobody expected, beside a region where one
  // was: the right thing in the wrong place.
  void PairMisplaced(const Files& files, std::vector<Spot>* missing,
                     std::vector<Spot>* noisy) {
    for (auto spot = missing->begin(); spot != missing->end();) {
      const auto other = std::find_if(
          noisy->begin(), noisy->end(),
          [&](const Spot& one) { return one.first == spot->first; });
      if (other == noisy->end()) {
        ++spot;
        continue;
      }
      ++outcome_.misplaced;
      Say("misplaced: expected a finding here", files, *spot, "");
      Say("  but it is here", files, *other, "");
      noisy->erase(other);
      spot = missing->erase(spot);
    }
  }

  static std::string MessageAt(const RunReport& run, const Spot& spot) {
    for (const Finding& finding : run.findings) {
      if (SpotOf(run, finding) == spot) return finding.message;
    }
    return {};
  }

  void CheckFinding(const Files& files, const RunReport& run,
                    const Finding& finding) {
    const std::string_view expected = example_.verdict.empty()
                                          ? "confirmed"
                                          : std::string_view(example_.verdict);
    const Spot spot = SpotOf(run, finding);
    if (ToString(finding.verdict) != expected) {
      Say(fmt::format("verdict: {}, expected {}", ToString(finding.verdict),
                      expected),
          files, spot, finding.unclear);
    }
    for (const Placeholder& one : Placeholders(rule_.message)) {
      const std::string unfilled = "{" + std::string(one.name) + "}";
      if (finding.message.find(unfilled) == std::string::npos) continue;
      Say("message: a capture is not filled", files, spot, finding.message);
    }
  }

  // `fixed` is what the fixes of all findings make of `bad`, to the byte.
  void CompareFixed(const Files& bad, const RunReport& run) {
    std::map<std::string, std::vector<Edit>, std::less<>> edits;
    for (const Finding& finding : run.findings) {
      if (!finding.fix) continue;
      std::vector<Edit>& all = edits[SpotOf(run, finding).first];
      all.insert(all.end(), finding.fix->edits.begin(),
                 finding.fix->edits.end());
    }
    for (const auto& [path, text] : bad) {
      const auto fixed = ApplyEdits(text, edits[path]);
      if (!fixed) {
        outcome_.failure += "  fixed: edits of " + path + " overlap\n";
      } else if (*fixed != TextOf(example_.fixed, path)) {
        outcome_.failure +=
            fmt::format("  fixed: {} becomes\n{}\n  expected\n{}\n", path,
                        *fixed, TextOf(example_.fixed, path));
      }
    }
  }

  static std::optional<std::string> ApplyEdits(std::string text,
                                               std::vector<Edit> edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) {
                       return a.region.begin < b.region.begin;
                     });
    for (std::size_t i = 1; i < edits.size(); ++i) {
      if (edits[i - 1].region.end > edits[i].region.begin) return std::nullopt;
    }
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      text.replace(edit->region.begin, edit->region.size(), edit->replacement);
    }
    return text;
  }

  // Nothing is found; of `fixed` this is idempotence.
  void RunSilent(std::string_view part, const Files& files) {
    if (files.empty()) return;
    const RunReport run = AnalyzeFiles(files);
    for (const Finding& finding : run.findings) {
      ++outcome_.noisy;
      Say(fmt::format("noisy: '{}' is not silent", part), files,
          SpotOf(run, finding), finding.message);
    }
  }

  const Rule& rule_;
  const RuleExample& example_;
  const Result<Ruleset> ruleset_;
  ExampleOutcome outcome_;
};

}  // namespace

ExampleOutcome RunExample(const Rule& rule, const RuleExample& example,
                          std::span<const Rule> others) {
  return ExampleRun(rule, example, others).Run();
}

std::vector<ExampleOutcome> RunExamples(const Rule& rule,
                                        std::span<const Rule> others) {
  std::vector<ExampleOutcome> outcomes;
  for (const RuleExample& example : rule.examples) {
    outcomes.push_back(RunExample(rule, example, others));
  }
  return outcomes;
}

}  // namespace audit
