// mutate LISTS [RULE...]
// Takes conditions away, or turns them round, in every rule and in every native
// check, and counts which of these mutants the rules' own examples notice.
// Prints a line for each that none notices, then the score; exit code 1 below
// 90 %.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/rule_examples.h"
#include "ruleset/builtin.h"
#include "ruleset/ruleset.h"
#include "tests/mutate/branch_switch.h"
#include "tests/mutate/rule_mutants.h"

namespace audit {

namespace mutation {
Switch& TheSwitch() {
  static Switch the_switch;
  return the_switch;
}
}  // namespace mutation

namespace {

// Of mutants noticed; what the project holds itself to.
constexpr double kLeastScore = 0.9;
// A mutant that runs longer has lost its way, which is noticed.
constexpr unsigned kMostSeconds = 20;

struct Score {
  std::size_t noticed = 0;
  std::size_t all = 0;

  void Add(bool is_noticed) {
    noticed += is_noticed ? 1 : 0;
    ++all;
  }
  double Share() const {
    return all == 0 ? 1
                    : static_cast<double>(noticed) / static_cast<double>(all);
  }
};

bool AllHold(const Rule& rule, const std::vector<Rule>& rules) {
  return std::ranges::all_of(RunExamples(rule, rules),
                             [](const auto& outcome) { return outcome.ok(); });
}

// Whether `holds` becomes false, crashes or takes too long, in a process of its
// own.
template <class Holds>
bool IsNoticed(Holds holds) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    alarm(kMostSeconds);
    // How a mutant dies is nobody's concern.
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(1);
    _exit(holds() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

Score ScoreOfRules(const std::vector<Rule>& rules,
                   const std::set<std::string>& only) {
  Score score;
  for (const Rule& rule : rules) {
    if (!only.empty() && only.count(rule.id) == 0) continue;
    for (const RuleMutant& mutant : MutantsOf(rule)) {
      if (!Ruleset::Compile({mutant.rule})) continue;  // no rule any more
      const bool noticed =
          IsNoticed([&] { return AllHold(mutant.rule, rules); });
      score.Add(noticed);
      if (!noticed) fmt::print("{}: {}\n", rule.id, mutant.what);
    }
  }
  return score;
}

struct BranchMutant {
  std::size_t number = 0;
  bool value = false;
  std::string place;  // "operators.cc:12"
  std::string text;
};

// The lists of branch_instrumenter: a folder of <source>.tsv.
std::vector<BranchMutant> ReadBranches(const std::string& folder) {
  std::vector<BranchMutant> mutants;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string file = entry.path().stem().string() + ".cc:";
    std::ifstream list(entry.path());
    std::string number;
    std::string value;
    std::string line;
    std::string text;
    while (std::getline(list, number, '\t') &&
           std::getline(list, value, '\t') && std::getline(list, line, '\t') &&
           std::getline(list, text)) {
      mutants.push_back(
          {std::stoul(number), value == "true", file + line, text});
    }
  }
  std::ranges::sort(mutants, {}, &BranchMutant::number);
  return mutants;
}

// By number of the condition: the rules whose examples ask it.
std::map<std::size_t, std::vector<const Rule*>> RulesByCondition(
    const std::vector<Rule>& rules, std::size_t conditions) {
  std::map<std::size_t, std::vector<const Rule*>> by_condition;
  mutation::Switch& the_switch = mutation::TheSwitch();
  for (const Rule& rule : rules) {
    the_switch.seen.assign(conditions, false);
    AllHold(rule, rules);
    for (std::size_t i = 0; i < conditions; ++i) {
      if (the_switch.seen[i]) by_condition[i].push_back(&rule);
    }
  }
  the_switch.seen.clear();
  return by_condition;
}

Score ScoreOfBranches(const std::vector<Rule>& rules,
                      const std::vector<BranchMutant>& mutants) {
  Score score;
  std::size_t conditions = 0;
  for (const BranchMutant& mutant : mutants) {
    conditions = std::max(conditions, mutant.number + 1);
  }
  const auto by_condition = RulesByCondition(rules, conditions);
  for (const BranchMutant& mutant : mutants) {
    const auto asked = by_condition.find(mutant.number);
    const bool noticed =
        asked != by_condition.end() && IsNoticed([&] {
          mutation::TheSwitch().forced = mutant.number;
          mutation::TheSwitch().value = mutant.value;
          return std::ranges::all_of(asked->second, [&](const Rule* rule) {
            return AllHold(*rule, rules);
          });
        });
    score.Add(noticed);
    if (noticed) continue;
    fmt::print("{}: {} as {}{}\n", mutant.place, mutant.text, mutant.value,
               asked == by_condition.end() ? " (no example comes here)" : "");
  }
  return score;
}

int Main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: mutate LISTS [RULE...]\n");
    return 2;
  }
  const std::set<std::string> only(argv + 2, argv + argc);
  const std::vector<Rule> rules = BuiltinRules();
  const Score of_rules = ScoreOfRules(rules, only);
  Score of_branches;
  if (only.empty()) {
    of_branches = ScoreOfBranches(rules, ReadBranches(argv[1]));
  }
  const Score all = {of_rules.noticed + of_branches.noticed,
                     of_rules.all + of_branches.all};
  const auto print = [](const char* what, const Score& score) {
    fmt::print("{}: {} of {} noticed, {:.1f} %\n", what, score.noticed,
               score.all, 100 * score.Share());
  };
  print("conditions of rules", of_rules);
  print("branches of checks", of_branches);
  print("all", all);
  return std::min(of_rules.Share(), of_branches.Share()) < kLeastScore ? 1 : 0;
}

}  // namespace
}  // namespace audit

int main(int argc, char** argv) { return audit::Main(argc, argv); }
