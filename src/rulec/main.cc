// rule_compiler OUTPUT.cc RULE.yaml...
// Makes the built-in rules at build time; any fault in a rule stops the build
// with file, line and column.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "checks/check.h"
#include "rulec/rule_source.h"
#include "ruleset/loader.h"
#include "ruleset/ruleset.h"

namespace {

std::optional<std::string> ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

void Print(const audit::Error& error) {
  std::fprintf(stderr, "%s\n", error.ToString().c_str());
}

// Adds the rule of a file; says what is wrong with it.
bool AddRule(const std::string& path, std::vector<audit::Rule>* rules) {
  const auto yaml = ReadText(path);
  if (!yaml) {
    Print({"cannot be read", path});
    return false;
  }
  auto rule = audit::LoadRule(*yaml, path,
                              {audit::CheckNames(), audit::ScriptCheckNames()});
  if (!rule) {
    for (const audit::Error& error : rule.error()) Print(error);
    return false;
  }
  rules->push_back(std::move(*rule));
  return true;
}

bool AddManualChecks(const std::string& path,
                     std::vector<audit::ManualCheck>* checks) {
  const auto yaml = ReadText(path);
  if (!yaml) {
    Print({"cannot be read", path});
    return false;
  }
  auto more = audit::LoadManualChecks(*yaml, path);
  if (!more) {
    for (const audit::Error& error : more.error()) Print(error);
    return false;
  }
  checks->insert(checks->end(), more->begin(), more->end());
  return true;
}

// Both are sorted by id; no id is in both.
bool AreDisjoint(const std::vector<audit::Rule>& rules,
                 const std::vector<audit::ManualCheck>& checks) {
  bool disjoint = true;
  for (const audit::ManualCheck& check : checks) {
    const bool is_rule =
        std::any_of(rules.begin(), rules.end(),
                    [&](const auto& rule) { return rule.id == check.id; });
    if (is_rule) Print({"'" + check.id + "' is a rule and not checked"});
    disjoint = disjoint && !is_rule;
  }
  return disjoint;
}

template <class T>
void SortById(std::vector<T>* items) {
  std::sort(items->begin(), items->end(),
            [](const T& a, const T& b) { return a.id < b.id; });
}

bool WriteText(const std::string& path, const std::string& text) {
  const std::string partial = path + ".new";
  std::ofstream file(partial, std::ios::binary);
  file << text;
  file.close();
  std::error_code fault;
  if (file) std::filesystem::rename(partial, path, fault);
  return file && !fault;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: rule_compiler OUTPUT.cc RULE.yaml...\n");
    return 2;
  }
  const std::string output = argv[1];
  std::vector<audit::Rule> rules;
  std::vector<audit::ManualCheck> checks;
  bool sound = true;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    const bool added = path.ends_with("/not-checked.yaml")
                           ? AddManualChecks(path, &checks)
                           : AddRule(path, &rules);
    sound = added && sound;
  }
  if (!sound) return 1;
  SortById(&rules);
  SortById(&checks);
  if (!AreDisjoint(rules, checks)) return 1;
  const std::string source = audit::RuleSource(rules, checks);
  const auto ruleset = audit::Ruleset::Compile(std::move(rules));
  if (!ruleset) {
    Print(ruleset.error());
    return 1;
  }
  if (!WriteText(output, source)) {
    Print({"cannot be written", output});
    return 1;
  }
  return 0;
}
