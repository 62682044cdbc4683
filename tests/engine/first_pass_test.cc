#include "engine/first_pass.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/analyzer.h"
#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

constexpr std::string_view kRule = R"(match:
  select: "//condition[@sql]"
message: A condition.
)";

// Of the size that a file had when it was found nothing hangs but how soon
// memory for it is there.
TEST(FirstPass, SizesMayBeWrong) {
  const std::map<std::string, std::string> files = {
      {"a.xml", "<queryFilter name='a'><condition sql='1'/></queryFilter>"},
      {"b.xml", "<queryFilter name='b'><condition sql='2'/></queryFilter>"}};
  std::vector<Rule> rules;
  rules.push_back(LoadedRule("some-rule", kRule));
  const auto ruleset = Ruleset::Compile(std::move(rules));
  for (const unsigned jobs : {1u, 2u, 8u}) {
    for (const std::uint64_t bytes : {0ull, 1ull, 9ull << 20, ~0ull}) {
      SCOPED_TRACE(testing::Message() << jobs << " jobs, " << bytes);
      std::vector<InputFile> inputs;
      for (const auto& [path, content] : files) {
        inputs.push_back({path, ""});
        inputs.back().bytes = bytes;
      }
      AnalyzeOptions options;
      options.jobs = jobs;
      const RunReport run = Analyze(
          inputs,
          [&](const InputFile& input) -> Result<std::string> {
            return files.at(input.path);
          },
          *ruleset, options);
      EXPECT_EQ(run.findings.size(), 2u);
    }
  }
}

TEST(FirstPass, TheFirstFileMayBeUnreadableAndThereMayBeNone) {
  const auto ruleset = Ruleset::Compile({});
  AnalyzeOptions options;
  options.jobs = 2;
  const ReadFile refuse = [](const InputFile& input) -> Result<std::string> {
    return Fail({"cannot be read", input.path});
  };
  EXPECT_EQ(Analyze({}, refuse, *ruleset, options).coverage.files, 0u);
  InputFile large{"a.xml", ""};
  large.bytes = 9u << 20;
  EXPECT_EQ(Analyze({large}, refuse, *ruleset, options).errors.size(), 1u);
}

}  // namespace
}  // namespace audit
