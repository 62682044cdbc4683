// Every example of every built-in rule is a test of its own, and what no single
// rule file can show: rules and checks agree.
#include "engine/rule_examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "checks/check.h"
#include "ruleset/builtin.h"

namespace audit {
namespace {

class ExampleTest : public testing::Test {
 public:
  ExampleTest(const Rule& rule, const RuleExample& example,
              const std::vector<Rule>& others)
      : rule_(rule), example_(example), others_(others) {}

  void TestBody() override {
    const ExampleOutcome outcome = RunExample(rule_, example_, others_);
    EXPECT_TRUE(outcome.ok()) << rule_.id << ": " << example_.name << "\n"
                              << outcome.failure;
  }

 private:
  const Rule& rule_;
  const RuleExample& example_;
  const std::vector<Rule>& others_;
};

// "a key, in a list" -> "a_key__in_a_list".
std::string TestName(std::string sentence) {
  std::replace_if(
      sentence.begin(), sentence.end(),
      [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return sentence;
}

void RegisterExamples(const std::vector<Rule>& rules) {
  for (const Rule& rule : rules) {
    for (const RuleExample& example : rule.examples) {
      testing::RegisterTest(TestName(rule.id).c_str(),
                            TestName(example.name).c_str(), nullptr, nullptr,
                            __FILE__, __LINE__, [&rule, &example, &rules] {
                              return static_cast<testing::Test*>(
                                  new ExampleTest(rule, example, rules));
                            });
    }
  }
}

TEST(Rules, AreSortedById) {
  const std::vector<Rule> rules = BuiltinRules();
  ASSERT_FALSE(rules.empty());
  EXPECT_TRUE(
      std::is_sorted(rules.begin(), rules.end(),
                     [](const Rule& a, const Rule& b) { return a.id < b.id; }));
}

// Several may share one where each says by its `entity` what it asks about.
TEST(Rules, EveryCheckHasOneRuleOrOneForEachEntity) {
  std::set<std::string> asked;  // check and entity
  std::set<std::string> distinct;
  for (const Rule& rule : BuiltinRules()) {
    if (rule.check.empty()) continue;
    EXPECT_TRUE(asked.insert(rule.check + ' ' + rule.entity).second)
        << rule.id << " asks what another rule asks";
    distinct.insert(rule.check);
  }
  const std::vector<std::string> named(distinct.begin(), distinct.end());
  std::vector<std::string> checks;
  for (const std::string_view name : CheckNames()) checks.emplace_back(name);
  EXPECT_EQ(named, checks);
}

}  // namespace
}  // namespace audit

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  const std::vector<audit::Rule> rules = audit::BuiltinRules();
  audit::RegisterExamples(rules);
  return RUN_ALL_TESTS();
}
