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
  bool sound = true;
  for (int i = 2; i < argc; ++i) sound = AddRule(argv[i], &rules) && sound;
  if (!sound) return 1;
  std::sort(rules.begin(), rules.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  const std::string source = audit::RuleSource(rules);
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
