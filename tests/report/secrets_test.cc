// Whatever rule fires on whatever text: no report holds a secret. The rules of
// this test report every value, every text and every line there is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/analyzer.h"
#include "report/report.h"
#include "tests/ruleset/sound_rule.h"

namespace audit {
namespace {

Result<Ruleset> RulesOnEverything() {
  const std::string languages =
      "[javascript, template, sql, xtk, html, css, apache, shell, batch]";
  std::vector<Rule> rules;
  rules.push_back(LoadedRule("a-value",
                             "match: {select: '//@*', report: attribute}\n"
                             "message: \"{value} and {text} of {name}.\"\n"));
  rules.push_back(LoadedRule("b-text",
                             "match: {select: '//text()'}\n"
                             "message: \"{value} and {text}.\"\n"));
  rules.push_back(LoadedRule("c-value-alone",
                             "match: {select: '//@*', report: value}\n"
                             "message: \"{value}.\"\n"));
  rules.push_back(
      LoadedRule("d-line", "match:\n  languages: " + languages +
                               "\n  regex: '[^\\n]+'\nmessage: \"{text}.\"\n"));
  rules.push_back(LoadedRule(
      "e-word", "match:\n  languages: " + languages +
                    "\n  regex: '[\\w+=/.-]+'\nmessage: \"{text}.\"\n"));
  rules.push_back(LoadedRule("f-string",
                             "match:\n  languages: [javascript, template]\n"
                             "  query: |\n    (string) @s\n  report: s\n"
                             "message: \"{s} is a string.\"\n"));
  return Ruleset::Compile(std::move(rules));
}

// Secrets are "Planted" and a number: the test counts what it planted.
std::map<std::string, std::string> PlantedFiles() {
  const std::string script = R"(
    var password = "PlantedJs1"; var apiKey = 'PlantedJs2' + "PlantedJs3";
    conn.setPassword("PlantedJs4"); session.Logon("admin", "PlantedJs5");
    var o = {user: "u", password: "PlantedJs6", "clientSecret": "PlantedJs7"};
    var j = '{"accessToken":"PlantedJs8"}';
    var k = "{\"password\":\"PlantedJs9\"}";
    var x = <extAccount name="a" password="PlantedJs10"><token>PlantedJs11</token></extAccount>;
    request.header["Authorization"] = "Basic PlantedJs12==";
    var u = "https://user:PlantedJs13@host/x?token=PlantedJs14&y=1";
    var p = "<param name='password' value='PlantedJs15'/>";
    var c = "Server=h;Uid=u;Pwd=PlantedJs16;";
)";
  return {
      {"package.xml",
       "<package buildVersion='6.1'><entities schema='nms:extAccount'>\n"
       "<extAccount name='a' account='u' password='PlantedXml1' "
       "awsSecret=\"Planted&amp;Xml2\" apiKey='PlantedXml3'>\n"
       "<secret>PlantedXml4</secret><token><![CDATA[PlantedXml5]]></token>\n"
       "<param name='password' value='PlantedXml6'/>\n"
       "<param value='PlantedXml7' name='dbPassword'/>\n"
       "<param name='passphrase'>PlantedXml8</param>\n"
       "<settings json='{&quot;password&quot;:&quot;PlantedXml9&quot;}' "
       "url='ftp://u:PlantedXml10@host/?access_token=PlantedXml11'/>\n"
       "</extAccount></entities>\n"
       "<entities schema='xtk:option'><option name='CusApiToken' "
       "stringValue='PlantedXml12'/></entities>\n"
       "<entities schema='xtk:javascript'><javascript namespace='c' "
       "name='a.js'><data><![CDATA[" +
           script +
           "]]></data></javascript></entities>\n"
           "<entities schema='xtk:operator'><operator name='o' "
           "password='PlantedXml13'/></entities></package>"},
      {"lib.js", script},
      {"page.jssp", "<% " + script +
                        " %>\n<a href='/view/x?__sessiontoken=PlantedPage1'>"
                        "<input name='password' value='PlantedPage2'/>"},
      {"page.html",
       "<script>" + script +
           "</script><input value='PlantedPage3' name='password'/>"},
      {"a.sql",
       "CREATE USER u WITH PASSWORD 'PlantedSql1';\n"
       "ALTER USER u IDENTIFIED BY 'x' -- password='PlantedSql2'\n"},
      {"serverConf.xml",
       "<serverConf><shared><authentication><xtk "
       "internalPassword='PlantedConf1'/></authentication>\n"
       "<dataStore><dataSource name='default'><dbcnx login='neolane:db' "
       "password='PlantedConf2'/></dataSource></dataStore>\n"
       "<proxyConfig><proxyHTTP login='u' password='PlantedConf3'/>"
       "</proxyConfig></shared><web><redirection "
       "trackingPassword='PlantedConf4'/></web></serverConf>"},
      {"httpd.conf",
       "ServerName x\nRewriteRule a /b?password=PlantedConf5\n"
       "RequestHeader set Authorization \"Basic "
       "PlantedConf6==\"\n"},
      {"a.sh",
       "export PGPASSWORD=PlantedShell1\n"
       "nlserver config -internalpassword:old/PlantedShell2\n"
       "sqlplus -S u/PlantedShell3@db\n"
       "curl -u u:PlantedShell4 https://u:PlantedShell5@h/\n"},
      {"a.bat",
       "set DB_PASSWORD=PlantedShell6\r\n"
       "nlserver config --password=PlantedShell7\r\n"},
  };
}

// Every place where "Planted" stands in the text, with what follows.
std::string Leaks(const std::string& text) {
  std::string leaks;
  for (std::size_t at = text.find("Planted"); at != text.npos;
       at = text.find("Planted", at + 1)) {
    const std::size_t from = at > 60 ? at - 60 : 0;
    leaks += text.substr(from, at + 20 - from) + "\n--\n";
    if (leaks.size() > 4000) return leaks + "and more";
  }
  return leaks;
}

using Files = std::map<std::string, std::string>;

RunReport AuditOf(const Files& files, const Ruleset& ruleset,
                  const AnalyzeOptions& options) {
  std::vector<InputFile> inputs;
  for (const auto& [path, bytes] : files) inputs.push_back({path, ""});
  return Analyze(
      inputs,
      [&](const InputFile& input) -> Result<std::string> {
        return files.at(input.path);
      },
      ruleset, options);
}

struct Format {
  const char* name;
  void (*write)(const RunReport&, std::span<const Rule>, const Sink&);
};
const Format kFormats[] = {
    {"text",
     [](const RunReport& report, std::span<const Rule> rules,
        const Sink& sink) {
       TextStyle style;
       style.detail = TextStyle::Detail::kVerbose;
       WriteText(report, rules, style, sink);
     }},
    {"json", WriteJson},
    {"sarif",
     [](const RunReport& report, std::span<const Rule> rules,
        const Sink& sink) {
       WriteSarif(report, rules, SarifProfile::kFull, sink);
     }},
    {"junit", WriteJunit},
    {"gitlab", WriteGitlab},
    {"github", WriteGithub},
    {"csv", WriteCsv},
    {"markdown", WriteMarkdown},
};

void ExpectNoSecrets(const RunReport& run, std::span<const Rule> rules,
                     std::span<const Format> formats) {
  for (const Format& format : formats) {
    SCOPED_TRACE(format.name);
    std::string text;
    format.write(run, rules, [&](std::string_view piece) { text += piece; });
    EXPECT_THAT(text, testing::HasSubstr("*****"));
    EXPECT_EQ(Leaks(text), "");
  }
}

TEST(Secrets, AreInNoReport) {
  const auto ruleset = RulesOnEverything();
  ASSERT_TRUE(ruleset.has_value()) << ruleset.error().ToString();
  AnalyzeOptions options;
  options.hash_files = true;
  const RunReport run = AuditOf(PlantedFiles(), *ruleset, options);
  EXPECT_GT(run.findings.size(), 300u) << "the rules do not see everything";
  ExpectNoSecrets(run, ruleset->rules(), kFormats);
}

// A secret and something that the vendor searches on each line.
Files SearchedFiles() {
  const std::string far(120, 'x');
  const std::string script =
      "session.logon(\"admin\", \"PlantedLine1\");\n"
      "o.@password = \"PlantedLine2\"; // new SoapMethodCall(\n"
      "var apiKey = 'PlantedLine3'; loadLibrary('xtk:common.js');\n"
      "var q = \"[SQLDATA[select 1 where sPassword = 'PlantedLine4']]\";\n"
      "var c = <condition sql=\"sPassword = 'PlantedLine5'\"/>;\n"
      "/* sql= */ request.header['Authorization'] = 'Basic PlantedLine6==';\n"
      // The name is not in the window of the line that is shown.
      "var password = \"" +
      far + "PlantedLine7" + far +
      "\"; a.@b = 1;\n"
      "a.@b = \"https://u:" +
      far + "PlantedLine8@host/\";\n";
  const std::string package =
      "<package buildVersion='6.1'><entities schema='nms:extAccount'>\n"
      "<extAccount name='a' password='PlantedLine9' "
      "crmDeploymentType=\"onpremise\"/>\n"
      "<extAccount name='b' crmDeploymentType=\"v1 active\" "
      "clientSecret=\"PlantedLine10\"/>\n"
      "<sfdcWorkflow token='PlantedLine11'/><mscrmWorkflow>"
      "<secret>PlantedLine12</secret></mscrmWorkflow>\n"
      "<n d='logon(&quot;u&quot;, &quot;PlantedLine13&quot;)'/>\n"
      "<accessToken>\nPlantedLine14 .@ logon( sql=\n</accessToken>\n"
      "</entities><entities schema='xtk:javascript'>\n"
      "<javascript namespace='c' name='a.js'><data><![CDATA[\n" +
      script + "]]></data></javascript></entities></package>\n";
  std::string wide = "\xFF\xFE";
  for (const char c : script) wide += {c, '\0'};
  return {{"package.xml", package},
          {"lib.js", script},
          {"wide.js", wide},
          {"page.jssp", "<p title='.@'>\n<% " + script + " %>"},
          {"notes.txt", script}};
}

TEST(Secrets, AreInNoLineOfTheVendors) {
  const auto ruleset = RulesOnEverything();
  ASSERT_TRUE(ruleset.has_value()) << ruleset.error().ToString();
  AnalyzeOptions options;
  options.vendor_parity = true;
  const RunReport run = AuditOf(SearchedFiles(), *ruleset, options);
  ASSERT_TRUE(run.parity.has_value());
  const auto hiding = std::count_if(
      run.parity->begin(), run.parity->end(), [](const ParityLine& line) {
        return VendorMessage(line.match).find("*****") != std::string::npos;
      });
  // Nine on the lines of each of five scripts, the package's own, and few
  // without a secret beside them.
  EXPECT_GT(hiding, 50);
  EXPECT_LT(run.parity->size() - static_cast<std::size_t>(hiding), 10U);
  ExpectNoSecrets(run, ruleset->rules(), std::span(kFormats).first(2));
}

}  // namespace
}  // namespace audit
