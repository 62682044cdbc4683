// What the catalogue of Campaign's documents names is a rule, or an entry that
// tells a person where to look: nothing is passed over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <string>

#include "ruleset/builtin.h"

namespace audit {
namespace {

// Ours say what is wrong with the input or with a suppression.
constexpr char kOurs[] = "input";

// id -> category.
std::map<std::string, std::string> Catalogue() {
  std::ifstream file(AUDIT_SOURCE_DIR "/tests/ruleset/catalogue.tsv");
  std::map<std::string, std::string> ids;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    ids.emplace(line.substr(0, tab), line.substr(tab + 1));
  }
  return ids;
}

TEST(Catalogue, EveryIdIsARuleOrLeftToAPerson) {
  std::map<std::string, std::string> ours;
  for (const Rule& rule : BuiltinRules()) {
    if (rule.category != kOurs) ours.emplace(rule.id, rule.category);
  }
  for (const ManualCheck& check : BuiltinManualChecks()) {
    ours.emplace(check.id, check.category);
  }
  EXPECT_EQ(Catalogue().size(), 253U);
  EXPECT_THAT(ours, testing::ContainerEq(Catalogue()));
}

}  // namespace
}  // namespace audit
