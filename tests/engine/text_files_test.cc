// Files that are text to us, pages included: patterns of rules look at them,
// and what they find stands at its exact place in the file as it was given.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "engine/analyzer.h"
#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kPaths = R"(trigger: nl5
match:
  languages: [html, css, apache, shell, batch]
  regex: '[\w/\\]*nl5[\w/\\]*'
message: "{text} is a path."
)";

// "path:line:column snippet" of each finding.
std::vector<std::string> FindingsIn(
    const std::map<std::string, std::string>& files) {
  std::vector<Rule> rules;
  rules.push_back(LoadedRule("old-path", kPaths));
  const auto ruleset = Ruleset::Compile(std::move(rules));
  std::vector<InputFile> inputs;
  for (const auto& [path, bytes] : files) inputs.push_back({path, ""});
  const RunReport run =
      Analyze(inputs,
              [&](const InputFile& input) -> Result<std::string> {
                return files.at(input.path);
              },
              *ruleset, {});
  std::vector<std::string> found;
  for (const Finding& finding : run.findings) {
    const Place& place = finding.place;
    found.push_back(run.files[place.location.file].path + ":" +
                    std::to_string(place.excerpt.begin.line) + ":" +
                    std::to_string(place.excerpt.begin.code_point_column) +
                    " " + place.excerpt.snippet);
  }
  return found;
}

TEST(TextFiles, PatternsSeeThem) {
  EXPECT_THAT(FindingsIn({{"a.conf", "# é\r\nAlias /x \"/opt/nl5/é\"\r\n"},
                          {"b.sh", ". /opt/nl5/env.sh\n"},
                          {"c.bat", "rem \xE9\r\ncall \xE9 D:\\nl5\\bin\r\n"},
                          {"d.css", "a { b: url(/nl5/c.png) }"},
                          {"e.html",
                           "<a href='/nl5/x'>é</a>\n<b title='é' href='nl5'/>"},
                          {"f.jssp", "<a href='<%= x('nl5') %>/nl5/'>"}}),
              ElementsAre("a.conf:2:11 /opt/nl5/", "b.sh:1:3 /opt/nl5/env",
                          "c.bat:2:10 \\nl5\\bin", "d.css:1:12 /nl5/c",
                          "e.html:1:10 /nl5/x", "e.html:2:20 nl5",
                          "f.jssp:1:25 /nl5/"));
}

TEST(TextFiles, OthersAreNot) {
  EXPECT_THAT(FindingsIn({{"a.txt", "/opt/nl5"}, {"b.js", "x = '/opt/nl5'"}}),
              IsEmpty());
}

}  // namespace
}  // namespace audit
