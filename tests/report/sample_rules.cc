#include "tests/report/sample_run.h"

namespace audit {
namespace {

Rule SqlInExpression() {
  Rule rule;
  rule.id = "sql-sqldata-expr";
  rule.category = "sql";
  rule.title = "SQL text inside an expression";
  rule.impact = Impact::kBlocksUpgrade;
  rule.precision = Precision::kVeryHigh;
  rule.since = "0.1.0";
  rule.applies = "5.11, 6.02, 6.1 -> 7";
  rule.tags = {"sql", "cwe-89"};
  rule.references = {
      "AdobeDocs/campaign-classic.en help/migration/using/"
      "general-configurations.md #sqldata",
      "https://experienceleague.adobe.com/docs/campaign-classic/"};
  rule.effort_minutes = 45;
  rule.effort_auto = "partial";
  rule.pu = "PU-0006";
  rule.check = "sqldata-expr";
  rule.message = "The postupgrade refuses SQL inside an expression.";
  rule.why =
      "Campaign v7 reads expressions only. An expression that holds "
      "`[SQLDATA[...]]` stops the postupgrade, and nothing is migrated until "
      "it is gone.\n";
  rule.remedy =
      "Say the same with a query definition:\n"
      "\n"
      "- a list of keys becomes a `<subQuery>` under a condition with\n"
      "  `setOperator=\"IN\"`;\n"
      "- a figure becomes an aggregate such as `count([link/@id])`.\n"
      "\n"
      "```xml\n"
      "<condition setOperator=\"NOT IN\" expr=\"@id\"/>\n"
      "```\n";
  rule.examples = {
      {.name = "operators of one group, in a form's filter",
       .bad = {{"package.xml",
                "<form name=\"x\">\n"
                "  <condition expr=\"[|@id IN ([SQLDATA[select a from "
                "B]])|]\"/>\n"
                "</form>\n"}},
       .good = {{"package.xml", "<form><condition expr=\"@id = 1\"/></form>"}},
       .fixed = {},
       .verdict = "",
       .from = ""},
      {.name = "an XML CDATA section only looks like it",
       .bad = {},
       .good = {{"package.xml", "<form><![CDATA[SQLDATA]]></form>"}},
       .fixed = {},
       .verdict = "",
       .from = ""}};
  return rule;
}

Rule AttributeAsKey() {
  Rule rule;
  rule.id = "js-xml-attribute-as-key";
  rule.category = "js";
  rule.title = "XML attribute used as the key of a table";
  rule.impact = Impact::kBreaksAtRuntime;
  rule.precision = Precision::kHigh;
  rule.since = "0.1.0";
  rule.applies = "5.11, 6.02, 6.1 -> 7";
  rule.tags = {"e4x"};
  rule.references = {
      "AdobeDocs/campaign-classic.en help/migration/using/"
      "general-configurations.md #javascript"};
  rule.effort_minutes = 5;
  rule.effort_auto = "yes";
  rule.matches = {RuleMatch{}};
  rule.message = "'{key}' is an XML value, not a string.";
  rule.why = "In v7 an XML value is an object; as a key it names no entry.";
  rule.remedy = "Write `String(x.@id)`.";
  rule.inferred = "That the older versions converted the value silently.";
  rule.fix = RuleFix{.title = "Convert the key to a string",
                     .safe = false,
                     .why_unsafe = "The table may be filled elsewhere.",
                     .replace = "",
                     .before = "String(",
                     .after = ")"};
  return rule;
}

Rule OldPath() {
  Rule rule;
  rule.id = "wf-nl5-path";
  rule.category = "workflow";
  rule.title = "Path of the old installation folder";
  rule.impact = Impact::kManualStep;
  rule.precision = Precision::kMedium;
  rule.applies = "5.11 -> 7";
  rule.matches = {RuleMatch{}};
  rule.evidence = {"xtk:workflow"};
  rule.message = "'{path}' names the folder of an older version.";
  rule.why = "The folder is called nl6 from 6.02 on.";
  rule.remedy = "Name the new folder.";
  return rule;
}

}  // namespace

std::vector<Rule> SampleRules() {
  return {AttributeAsKey(), SqlInExpression(), OldPath()};
}

}  // namespace audit
