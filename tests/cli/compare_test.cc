// Two exports, or reports of them, side by side.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/cli/in_memory.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Entity(const std::string& name, const std::string& code,
                   const std::string& label = "l") {
  return "<workflow internalName='" + name + "' label='" + label +
         "'><activities><js name='j'><script>" + code +
         "</script></js></activities></workflow>\n";
}

std::string Package(const std::string& entities) {
  return "<package buildVersion='6.1'>\n<entities schema='xtk:workflow'>\n" +
         entities + "</entities>\n</package>\n";
}

InMemory Sides() {
  return InMemory{MemoryFileSystem(
      {{"before/p.xml",
        Package(Entity("w", "logon(a, b);\nlogon(c, d);") +
                Entity("moves", "logon(m);") + Entity("labelled", "f();"))},
       {"after/p.xml", Package(Entity("labelled", "f();", "other") +
                               Entity("w", "logon(c, d);\nlogon(e, f);") +
                               Entity("moved", "logon(m);"))}})};
}

nlohmann::json Compared(InMemory& program, const std::string& before,
                        const std::string& after) {
  return nlohmann::json::parse(
      program.Run({"compare", before, after, "-f", "json"}).out);
}

TEST(CompareCommand, SaysWhatBecameOfEachFinding) {
  InMemory program = Sides();
  const auto outcome = program.Run({"compare", "before", "after"});
  EXPECT_EQ(outcome.code, 0) << "warnings do not fail it";
  EXPECT_THAT(outcome.out,
              HasSubstr("From before to after: 1 fixed, 1 introduced, 1 moved, "
                        "1 remaining."));
  EXPECT_THAT(outcome.out, HasSubstr("in xtk:workflow|moves -> "));
  EXPECT_THAT(outcome.out, HasSubstr("changed for no finding"));
  EXPECT_THAT(outcome.out, HasSubstr("  xtk:workflow|labelled\n"));
}

TEST(CompareCommand, ExitCodeIsByWhatWasIntroduced) {
  InMemory program = Sides();
  const auto code = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "compare");
    return program.Run(std::move(arguments)).code;
  };
  EXPECT_EQ(code({"before", "after", "--fail-on", "warning"}), 1);
  EXPECT_EQ(code({"before", "after", "--fail-on", "never"}), 0);
  EXPECT_EQ(code({"before", "before", "--fail-on", "note"}), 0);
  EXPECT_EQ(code({"before", "nowhere", "--fail-on", "note"}), 3);
  EXPECT_EQ(code({"before"}), 2);
}

TEST(CompareCommand, ReportsStandForTheirExports) {
  for (const char* const format : {"json", "sarif"}) {
    SCOPED_TRACE(format);
    InMemory program = Sides();
    const std::string report = std::string("r.") + format;
    program.Run({"check", "before", "-f", format, "-o", report});
    const auto audited = Compared(program, "before", "after");
    const auto reported = Compared(program, report, "after");
    EXPECT_EQ(reported["summary"], audited["summary"]);
    EXPECT_FALSE(reported.contains("changedForNoFinding"));
    EXPECT_TRUE(audited.contains("changedForNoFinding"));
    EXPECT_EQ(reported["fixed"][0]["line"], audited["fixed"][0]["line"]);
    EXPECT_EQ(reported["fixed"][0]["entity"], "xtk:workflow|w");
  }
}

TEST(CompareCommand, AReportThatIsNoneOfOursEndsWithTwo) {
  InMemory program = Sides();
  program.Write("other.json", "{\n\"a\": 1}");
  program.Write("cut.json", "{\n\"schema\": ");
  program.Write("odd.json",
                "{\"schema\":\"urn:campaign-audit:schema:report:1\",\n"
                "\"findings\":[{\"rule\":\"r\"}]}");
  const auto fault = [&](const char* path, const char* message) {
    const auto outcome = program.Run({"compare", path, "after"});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_THAT(outcome.err, HasSubstr(message));
  };
  fault("other.json", "other.json:1: is no report of this campaign-audit");
  fault("cut.json", "cut.json:2: is damaged");
  fault("odd.json", "odd.json:2: has a finding without");
}

TEST(CompareCommand, SuppressedFindingsFailNothing) {
  InMemory program = Sides();
  program.Run({"check", "after", "-f", "json", "-o", "after.json"});
  auto report = nlohmann::json::parse(*program.files.Read("after.json"));
  for (auto& finding : report["findings"]) {
    finding["suppression"] = {{"kind", "config"}};
  }
  program.Write("after.json", report.dump());
  const auto outcome =
      program.Run({"compare", "before", "after.json", "--fail-on", "note"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("(suppressed)"));
}

TEST(CompareCommand, JsonAgreesWithItsSchema) {
  std::ifstream file(AUDIT_SOURCE_DIR "/schemas/compare.schema.json");
  const auto schema = nlohmann::json::parse(file);
  InMemory program = Sides();
  const auto written = Compared(program, "before", "after");
  const auto keys = [](const nlohmann::json& object) {
    std::set<std::string> names;
    for (const auto& [key, value] : object.items()) names.insert(key);
    return names;
  };
  EXPECT_EQ(keys(written), keys(schema["properties"]));
  const auto described = keys(schema["$defs"]["finding"]["properties"]);
  for (const std::string& key : keys(written["introduced"][0])) {
    EXPECT_TRUE(described.contains(key)) << key;
  }
}

}  // namespace
}  // namespace audit
