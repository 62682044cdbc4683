// Suppressions as a person meets them: comments in sources, entries of a
// config, and what is said of those that are of no use.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/app.h"

namespace audit {
namespace {

using testing::HasSubstr;
using testing::Not;

using Files = std::map<std::string, std::string>;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

Outcome Check(const Files& files, std::vector<std::string> arguments,
              const std::string& today = "2026-06-01") {
  MemoryFileSystem disk(files);
  Outcome outcome{0, "", ""};
  Environment environment{disk,
                          [&](std::string_view text) { outcome.out += text; },
                          [&](std::string_view text) { outcome.err += text; }};
  environment.today = [&] { return *ParseDate(today); };
  arguments.insert(arguments.begin(), "check");
  outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
  return outcome;
}

// "rule" for each active finding, "(rule)" for each suppressed one, by place.
std::string Findings(const std::string& json) {
  std::string shown;
  std::size_t at = 0;
  while ((at = json.find("{\"rule\":\"", at)) != std::string::npos) {
    const std::size_t end = json.find('\n', at);
    const std::string finding = json.substr(at, end - at);
    at = end;
    if (finding.find("\"fingerprint\"") == std::string::npos) continue;
    const std::size_t begin = std::string("{\"rule\":\"").size();
    std::string rule = finding.substr(begin, finding.find('"', begin) - begin);
    if (finding.find("\"suppression\":{") != std::string::npos) {
      rule.insert(0, "(").append(")");
    }
    shown += (shown.empty() ? "" : " ") + rule;
  }
  return shown;
}

std::string Package(const std::string& entities,
                    const std::string& schema = "xtk:queryFilter") {
  return "<package buildVersion='6.1'><entities schema='" + schema + "'>\n" +
         entities + "\n</entities></package>";
}

std::string Filter(const std::string& name, const std::string& where) {
  return "<queryFilter name='" + name + "' schema='nms:recipient'><where>" +
         where + "</where></queryFilter>";
}

const char* const kLoad = "loadLibrary('xtk:common.js');\n";
const std::string kRaw = "<condition sql='iA = 1'/>";

TEST(Suppressions, InScripts) {
  const std::string ignore = "// campaign-audit-ignore js-common-js: why\n";
  struct Row {
    const char* name;
    std::string script;
    const char* findings;
  };
  const std::vector<Row> rows = {
      {"none", kLoad, "js-common-js"},
      {"before the statement", ignore + kLoad, "(js-common-js)"},
      {"the next one only", ignore + kLoad + kLoad,
       "(js-common-js) js-common-js"},
      {"deep in it", ignore + "function f() { if (a) { " + kLoad + "} }",
       "(js-common-js)"},
      {"in a block", "if (a) {\n" + ignore + kLoad + "}\n" + kLoad,
       "(js-common-js) js-common-js"},
      {"its last", "if (a) {\n" + std::string(kLoad) + ignore + "}\n" + kLoad,
       "js-common-js suppression-malformed js-common-js"},
      {"without semicolons",
       "var a = 1 " + ignore + "loadLibrary('xtk:common.js')\nvar b = 2",
       "(js-common-js)"},
      {"a comment between", ignore + "// and so\n" + kLoad, "(js-common-js)"},
      {"two comments",
       "// campaign-audit-ignore sql-count-star: why\n" + ignore + kLoad,
       "suppression-unused (js-common-js)"},
      {"a category", "/* campaign-audit-ignore js: why */" + std::string(kLoad),
       "(js-common-js)"},
      {"a code",
       "/* campaign-audit-ignore PU-0002: why */" + std::string(kLoad),
       "(js-common-js)"},
      {"several rules",
       "// campaign-audit-ignore js-common-js, sql-count-star: why\n" +
           std::string(kLoad),
       "suppression-unused (js-common-js)"},
      {"of no use", ignore + "var a = 1;", "suppression-unused"},
      {"of no use, though nothing triggers",
       "// campaign-audit-ignore js-logon-call: why\nvar x = 1;",
       "suppression-unused"},
      {"no reason",
       "// campaign-audit-ignore js-common-js\n" + std::string(kLoad),
       "suppression-malformed js-common-js"},
      {"until today",
       "// campaign-audit-ignore js until=2026-06-01: why\n" +
           std::string(kLoad),
       "(js-common-js)"},
      {"until yesterday",
       "// campaign-audit-ignore js until=2026-05-31: why\n" +
           std::string(kLoad),
       "suppression-expired js-common-js"},
      {"in a string",
       "var a = '// campaign-audit-ignore js: x';\n" + std::string(kLoad),
       "js-common-js"},
      {"an element of E4X",
       "var x = <a><!-- campaign-audit-ignore sql: why -->"
       "<condition sql='iA = 1'/></a>;",
       "(sql-attr-condition)"},
      {"a member",
       "var x = {\n  // campaign-audit-ignore sql: why\n"
       "  a: <condition sql='iA = 1'/>,\n  b: <condition sql='iB = 1'/> };",
       "(sql-attr-condition) sql-attr-condition"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Outcome outcome =
        Check({{"in/a.js", row.script}}, {"in", "-f", "json"});
    EXPECT_EQ(Findings(outcome.out), row.findings);
  }
}

TEST(Suppressions, InTemplates) {
  struct Row {
    const char* name;
    std::string page;
    const char* findings;
  };
  const std::string load = "loadLibrary('xtk:common.js');";
  const std::vector<Row> rows = {
      {"a section",
       "<p><% // campaign-audit-ignore js: why\n" + load + " %></p>",
       "(js-common-js)"},
      {"the next section",
       "<% // campaign-audit-ignore js: why %>\n<p>a</p><% " + load + " %>",
       "(js-common-js)"},
      {"a block around markup",
       "<% // campaign-audit-ignore js: why\nif (a) { %><p>b</p><% " + load +
           " } %>",
       "(js-common-js)"},
      {"an element of the page",
       "<!-- campaign-audit-ignore js: why --><div><% " + load +
           " %></div><% " + load + " %>",
       "(js-common-js) js-common-js"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Outcome outcome =
        Check({{"in/a.jssp", row.page}}, {"in", "-f", "json"});
    EXPECT_EQ(Findings(outcome.out), row.findings);
  }
}

TEST(Suppressions, InMarkup) {
  const std::string ignore = "<!-- campaign-audit-ignore sql: why -->";
  struct Row {
    const char* name;
    std::string entities;
    const char* findings;
  };
  const std::vector<Row> rows = {
      {"before the element", Filter("a", ignore + kRaw),
       "(sql-attr-condition)"},
      {"the next one only", Filter("a", ignore + kRaw + kRaw),
       "(sql-attr-condition) sql-attr-condition"},
      {"before an entity",
       ignore + "\n" + Filter("a", kRaw + kRaw) + Filter("b", kRaw),
       "(sql-attr-condition) (sql-attr-condition) sql-attr-condition"},
      {"last in its parent", Filter("a", kRaw + ignore),
       "sql-attr-condition suppression-malformed"},
      {"over a script in it",
       "</entities><entities schema='xtk:javascript'><!-- "
       "campaign-audit-ignore js: why --><javascript name='a.js' "
       "namespace='lkf'><data><![CDATA[" +
           std::string(kLoad) + "]]></data></javascript>",
       "(js-common-js)"},
      {"in a script of it",
       "</entities><entities schema='xtk:javascript'><javascript name='a.js' "
       "namespace='lkf'><data>"
       "// campaign-audit-ignore js: why&#10;" +
           std::string(kLoad) + "</data></javascript>",
       "(js-common-js)"},
      {"no comment, but text of one",
       Filter("a", kRaw) + "<data><![CDATA[" + ignore + "]]></data>",
       "sql-attr-condition"},
      {"of no use", Filter("a", ignore + "<condition expr='@a = 1'/>"),
       "suppression-unused"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Outcome outcome =
        Check({{"in/a.xml", Package(row.entities)}}, {"in", "-f", "json"});
    EXPECT_EQ(Findings(outcome.out), row.findings);
  }
}

TEST(Suppressions, HoldAtEachOccurrenceOfAText) {
  const std::string script =
      "<data><![CDATA[// campaign-audit-ignore js-common-js: why\n" +
      std::string(kLoad) + "]]></data>";
  Files files;
  for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
    files["in/" + std::string(name) + ".xml"] =
        Package("<javascript namespace='lkf' name='" + std::string(name) +
                    ".js'>" + script + "</javascript>",
                "xtk:javascript");
  }
  const Outcome one = Check(files, {"in", "-f", "json", "-j1"});
  EXPECT_EQ(Findings(one.out),
            "(js-common-js) (js-common-js) (js-common-js) (js-common-js) "
            "(js-common-js) (js-common-js)");
  EXPECT_EQ(one.code, 0);
  EXPECT_EQ(Check(files, {"in", "-f", "json", "-j8"}).out, one.out);
}

TEST(Suppressions, OfAConfig) {
  const std::string reason = "\n    reason: why";
  struct Row {
    const char* name;
    std::string config;
    const char* findings;
    int code;
  };
  const std::vector<Row> rows = {
      {"an entity",
       "suppressions:\n  - rules: sql\n    entities: xtk:queryFilter|a" +
           reason,
       "(sql-attr-condition) sql-attr-condition", 1},
      {"all of a schema",
       "suppressions:\n  - rules: sql\n    entities: xtk:queryFilter|*" +
           reason,
       "(sql-attr-condition) (sql-attr-condition)", 0},
      {"a path",
       "suppressions:\n  - rules: [sql, js]\n    paths: in/*.xml" + reason,
       "(sql-attr-condition) (sql-attr-condition) suppression-unused", 0},
      {"expired",
       "suppressions:\n  - rules: sql\n    entities: xtk:queryFilter|*\n"
       "    until: 2026-05-31" +
           reason,
       "sql-attr-condition sql-attr-condition suppression-expired", 1},
      {"of no use",
       "suppressions:\n  - rules: sql\n    entities: xtk:workflow|gone" +
           reason,
       "sql-attr-condition sql-attr-condition suppression-unused", 1},
      {"for another folder",
       "suppressions:\n  - rules: sql\n    paths: other/*.xml" + reason,
       "sql-attr-condition sql-attr-condition", 1},
      {"without reasons",
       "require-reason: false\nsuppressions:\n  - rules: sql\n"
       "    entities: xtk:queryFilter|*",
       "(sql-attr-condition) (sql-attr-condition)", 0},
      {"unused ones may fail a run",
       "rules: {suppression-unused: error}\nsuppressions:\n  - rules: js\n"
       "    entities: xtk:queryFilter|*" +
           reason + "\n  - rules: sql\n    paths: in" + reason,
       "(sql-attr-condition) (sql-attr-condition) suppression-unused", 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const Outcome outcome =
        Check({{"in/p.xml", Package(Filter("a", kRaw) + Filter("b", kRaw))},
               {"campaign-audit.yml", row.config}},
              {"in", "-f", "json"});
    EXPECT_EQ(Findings(outcome.out), row.findings) << outcome.err;
    EXPECT_EQ(outcome.code, row.code);
  }
}

TEST(Suppressions, OfRulesThatTookNoPartAreNotJudged) {
  const Files files = {
      {"in/a.js", "// campaign-audit-ignore js-common-js: why\nvar a = 1;"}};
  const auto findings = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"in", "-f", "json"});
    return Findings(Check(files, arguments).out);
  };
  EXPECT_EQ(findings({}), "suppression-unused");
  EXPECT_EQ(findings({"--select", "sql,input"}), "");
  EXPECT_EQ(findings({"--from", "7"}), "");
}

TEST(Suppressions, AreCountedInText) {
  const Outcome outcome = Check(
      {{"in/a.js", "// campaign-audit-ignore js: kept for the old shop\n" +
                       std::string(kLoad)}},
      {"in"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("1 suppressed"));
  EXPECT_THAT(outcome.out, Not(HasSubstr("js-common-js]")));
}

TEST(Suppressions, KeepTheirReasonsInSarifAndHideSecretsInThem) {
  const Outcome outcome = Check(
      {{"in/a.js",
        "// campaign-audit-ignore js: see ticket 7, password=\"hunter22\"\n" +
            std::string(kLoad)}},
      {"in", "-f", "sarif"});
  EXPECT_THAT(outcome.out, HasSubstr("see ticket 7"));
  EXPECT_THAT(outcome.out, HasSubstr("\"inSource\""));
  EXPECT_THAT(outcome.out, Not(HasSubstr("hunter22")));
}

}  // namespace
}  // namespace audit
