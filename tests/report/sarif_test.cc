// What the SARIF schema cannot say: indexes point where they should, sentences
// end, nothing depends on the machine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/report.h"
#include "tests/report/sample_run.h"

namespace audit {
namespace {

using Json = nlohmann::json;

Json LogOf(const RunReport& run, SarifProfile profile = SarifProfile::kFull) {
  std::string text;
  WriteSarif(run, SampleRules(), profile,
             [&](std::string_view piece) { text += piece; });
  return Json::parse(text)["runs"][0];
}

// Calls `visit` with every object of the log.
template <class Visit>
void EachObject(const Json& root, Visit visit) {
  std::vector<const Json*> open = {&root};
  while (!open.empty()) {
    const Json& value = *open.back();
    open.pop_back();
    if (value.is_object()) visit(value);
    if (!value.is_structured()) continue;
    for (const Json& child : value) open.push_back(&child);
  }
}

TEST(Sarif, ResultsNameTheirRule) {
  const Json run = LogOf(SampleRun());
  const Json& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(run["results"].size(), 3U);
  for (const Json& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"],
              result["ruleId"]);
  }
}

TEST(Sarif, ARuleHasANameWhereItSaysMoreThanTheId) {
  std::vector<Rule> rules = SampleRules();
  rules[1].id = "encoding";
  std::string text;
  WriteSarif({}, rules, SarifProfile::kFull,
             [&](std::string_view piece) { text += piece; });
  const Json written = Json::parse(text)["runs"][0]["tool"]["driver"]["rules"];
  EXPECT_EQ(written[0]["name"], "JsXmlAttributeAsKey");
  EXPECT_FALSE(written[1].contains("name"));
}

TEST(Sarif, ArtifactIndexesAgreeWithUris) {
  const Json run = LogOf(SampleRun());
  int seen = 0;
  EachObject(run["results"], [&](const Json& object) {
    if (!object.contains("uri") || !object.contains("index")) return;
    ++seen;
    const Json& artifact =
        run["artifacts"][object["index"].get<std::size_t>()]["location"];
    EXPECT_EQ(artifact["uri"], object["uri"]);
    EXPECT_EQ(object["uriBaseId"], "SRCROOT");
  });
  // Three results, a related place, two steps of a way, a fix.
  EXPECT_EQ(seen, 7);
}

TEST(Sarif, TaxaOfRulesExist) {
  const Json run = LogOf(SampleRun());
  std::vector<std::string> targets;
  for (const Json& rule : run["tool"]["driver"]["rules"]) {
    for (const Json& relationship : rule["relationships"]) {
      const Json& target = relationship["target"];
      const Json& taxonomy =
          run["taxonomies"]
             [target["toolComponent"]["index"].get<std::size_t>()];
      EXPECT_EQ(taxonomy["name"], target["toolComponent"]["name"]);
      EXPECT_EQ(taxonomy["taxa"][target["index"].get<std::size_t>()]["id"],
                target["id"]);
      targets.push_back(target["id"]);
    }
  }
  EXPECT_EQ(targets, (std::vector<std::string>{"breaks-at-runtime", "PU-0006",
                                               "blocks-upgrade", "CWE-89",
                                               "manual-step"}));
}

TEST(Sarif, NotificationsNameTheirKind) {
  const Json run = LogOf(SampleRun());
  const Json& kinds = run["tool"]["driver"]["notifications"];
  const Json& notifications =
      run["invocations"][0]["toolExecutionNotifications"];
  ASSERT_EQ(notifications.size(), 8U);
  for (const Json& notification : notifications) {
    const Json& descriptor = notification["descriptor"];
    EXPECT_EQ(kinds[descriptor["index"].get<std::size_t>()]["id"],
              descriptor["id"]);
  }
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
}

TEST(Sarif, MessagesAreSentences) {
  for (const RunReport& sample : {SampleRun(), HostileRun()}) {
    const Json run = LogOf(sample);
    int seen = 0;
    EachObject(run, [&](const Json& object) {
      if (!object.contains("message")) return;
      const std::string text = object["message"]["text"];
      ++seen;
      EXPECT_TRUE(text.ends_with('.')) << text;
    });
    EXPECT_GT(seen, 5);
  }
}

TEST(Sarif, RelatedPlacesAreLinked) {
  const Json result = LogOf(SampleRun())["results"][1];
  EXPECT_EQ(result["relatedLocations"][0]["id"], 1);
  const std::string message = result["message"]["text"];
  EXPECT_TRUE(message.ends_with(" See [export/lib.js, line 3](1).")) << message;
}

TEST(Sarif, WhatProvesAResultIsItsCodeFlow) {
  const Json results = LogOf(SampleRun())["results"];
  EXPECT_FALSE(results[0].contains("codeFlows"));
  ASSERT_EQ(results[1]["codeFlows"].size(), 1U);
  const Json& flow = results[1]["codeFlows"][0]["threadFlows"];
  ASSERT_EQ(flow.size(), 1U);
  const Json& steps = flow[0]["locations"];
  ASSERT_EQ(steps.size(), 2U);
  const Json& first = steps[0]["location"];
  EXPECT_EQ(first["message"]["text"], "XML begins here.");
  EXPECT_EQ(first["physicalLocation"]["region"]["startLine"], 3);
  const Json& last = steps[1]["location"]["physicalLocation"];
  const Json& place = results[1]["locations"][0]["physicalLocation"];
  EXPECT_EQ(last["artifactLocation"], place["artifactLocation"]);
  EXPECT_EQ(last["region"]["byteOffset"], place["region"]["byteOffset"]);
}

TEST(Sarif, NeedsReviewIsANoteThatSaysWhy) {
  const Json result = LogOf(SampleRun())["results"][1];
  EXPECT_EQ(result["kind"], "fail");
  EXPECT_EQ(result["level"], "note");
  EXPECT_EQ(result["properties"]["verdict"], "needs-review");
  EXPECT_EQ(result["properties"]["decoded"]["line"], 14);
  EXPECT_EQ(
      result["locations"][0]["physicalLocation"]["region"]["sourceLanguage"],
      "javascript");
}

TEST(Sarif, AFixWithoutLinesIsLeftOut) {
  RunReport run = SampleRun();
  ASSERT_TRUE(LogOf(run)["results"][1].contains("fixes"));
  run.findings[1].fix->edits[1].begin.line = 0;
  EXPECT_FALSE(LogOf(run)["results"][1].contains("fixes"));
}

TEST(Sarif, ACutSnippetIsLeftOut) {
  RunReport run = SampleRun();
  run.findings[0].place.excerpt.snippet = std::string(kMaxSnippet, 'x');
  const Json result = LogOf(run)["results"][0];
  const Json& place = result["locations"][0]["physicalLocation"];
  EXPECT_FALSE(place["region"].contains("snippet"));
  EXPECT_FALSE(place.contains("contextRegion"));
}

TEST(Sarif, NothingNamesTheMachine) {
  const Json run = LogOf(SampleRun());
  for (const char* key :
       {"startTimeUtc", "endTimeUtc", "arguments", "commandLine", "machine",
        "account", "workingDirectory", "processId", "guid"}) {
    EachObject(run, [&](const Json& object) {
      EXPECT_FALSE(object.contains(key)) << key;
    });
  }
}

TEST(SarifProfiles, FullMarksEveryResultOrNone) {
  const Json log = LogOf(SampleRun());
  for (const Json& result : log["results"]) {
    EXPECT_FALSE(result.contains("suppressions"));
    EXPECT_FALSE(result.contains("baselineState"));
  }
  const Json results = LogOf(MarkedRun())["results"];
  EXPECT_EQ(results[0]["baselineState"], "new");
  EXPECT_EQ(results[0]["suppressions"], Json::array());
  EXPECT_EQ(results[2]["baselineState"], "unchanged");
  const Json& suppression = results[1]["suppressions"][0];
  EXPECT_EQ(suppression["kind"], "external");
  EXPECT_EQ(suppression["status"], "accepted");
  EXPECT_EQ(suppression["justification"], "Read by the old shop only");
  const Json& place = suppression["location"]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "campaign-audit.yml");
  EXPECT_EQ(place["region"]["startLine"], 12);
  EXPECT_EQ(suppression["properties"]["owner"], "jane");
  EXPECT_EQ(suppression["properties"]["until"], "2027-03-31");
}

TEST(SarifProfiles, GithubGetsWhatItWouldShowAsOpen) {
  const Json run = LogOf(MarkedRun(), SarifProfile::kGithub);
  ASSERT_EQ(run["results"].size(), 2U);  // the suppressed one is not there
  for (const Json& result : run["results"]) {
    EXPECT_FALSE(result.contains("suppressions"));
    EXPECT_FALSE(result.contains("baselineState"));
    EXPECT_FALSE(result.contains("fixes"));
  }
  EXPECT_THAT(run.dump(),
              testing::HasSubstr("1 suppressed finding: not in the log, "
                                 "since GitHub would show it as open."));
}

TEST(SarifProfiles, GithubGetsTheMostSevereUpToItsLimits) {
  RunReport large = LargeRun(5'010);
  for (std::uint32_t i = 0; i < 5'010; ++i) {
    large.findings[i].place.excerpt.begin.line = 100 + i;
    large.findings[i].place.excerpt.end.line = 100 + i;
  }
  Finding& wide = large.findings[5'006];  // an error among notes
  wide.related.assign(200, large.findings[1].related[0]);
  wide.flow.assign(1'500, large.findings[1].flow[0]);
  wide.flow.back().message = "The last step.";
  const Json run = LogOf(large, SarifProfile::kGithub);
  const Json& results = run["results"];
  ASSERT_EQ(results.size(), 5'000U);
  EXPECT_EQ(results[2'504]["level"], "error");
  EXPECT_EQ(results[2'505]["level"], "note");
  const Json& capped = results[2'503];
  EXPECT_EQ(capped["relatedLocations"].size(), 99U);
  const Json& steps = capped["codeFlows"][0]["threadFlows"][0]["locations"];
  EXPECT_EQ(steps.size(), 1'000U);
  EXPECT_EQ(steps.back()["location"]["message"]["text"], "The last step.");
  const auto omissions = SarifOmissions(large, SarifProfile::kGithub);
  ASSERT_EQ(omissions.size(), 1U);
  EXPECT_THAT(omissions[0], testing::StartsWith("10 findings beyond"));
  EXPECT_THAT(run["invocations"].dump(), testing::HasSubstr(omissions[0]));
  EXPECT_EQ(LogOf(large)["results"].size(), 5'010U);
  EXPECT_TRUE(SarifOmissions(large, SarifProfile::kFull).empty());
}

TEST(SarifProfiles, GithubMayShowOneOfALine) {
  const RunReport large = LargeRun(10);  // five of each of two rules, two lines
  const auto omissions = SarifOmissions(large, SarifProfile::kGithub);
  ASSERT_EQ(omissions.size(), 1U);
  EXPECT_THAT(omissions[0], testing::StartsWith("8 findings on the line of"));
}

TEST(SarifProfiles, ViewersAreToldThePlaceInWords) {
  const Json full = LogOf(MarkedRun());
  const Json vscode = LogOf(MarkedRun(), SarifProfile::kVscode);
  const std::string words =
      "In 'xtk:workflow|cleanup', line 14 of the javascript.";
  EXPECT_THAT(vscode["results"][1]["message"]["text"],
              testing::HasSubstr(words));
  EXPECT_THAT(full["results"][1]["message"]["text"],
              testing::Not(testing::HasSubstr(words)));
  EXPECT_TRUE(vscode["results"][1].contains("fixes"));
  EXPECT_EQ(vscode["results"].size(), 3U);
}

}  // namespace
}  // namespace audit
