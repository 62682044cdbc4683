// What scripts name, and what only looks like a name.
#include "checks/script_references.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "syntax/tree.h"

namespace audit {
namespace {

struct ScriptRow {
  std::string name;
  std::string script;
  std::string shown;  // "schema|key @ text" of each, by line
};

std::string Shown(std::string_view script) {
  ScriptParser parser;
  const std::unique_ptr<Tree> tree = parser.Parse(script);
  std::string shown;
  for (const Reference& r : ReferencesOfScript(tree->root(), script)) {
    if (!shown.empty()) shown += '\n';
    if (r.use == ReferenceUse::kMakes) shown += "makes ";
    if (r.use == ReferenceUse::kAsksFor) shown += "asks for ";
    shown += r.schema + "|" + r.key + " @ ";
    shown += script.substr(r.region.begin, r.region.size());
  }
  return shown;
}

void Check(const std::vector<ScriptRow>& rows) {
  for (const ScriptRow& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(Shown(row.script), row.shown);
  }
}

TEST(ReferencesOfScript, NameEntities) {
  Check({
      {"a library", "loadLibrary('cus:a.js');",
       "xtk:javascript|cus:a.js @ 'cus:a.js'"},
      {"a library by its path", "loadLibrary('/cus/a.js');",
       "xtk:javascript|cus:a.js @ '/cus/a.js'"},
      {"a chain of libraries", "NL.require('cus:a.js').require('cus:b.js');",
       "xtk:javascript|cus:a.js @ 'cus:a.js'\n"
       "xtk:javascript|cus:b.js @ 'cus:b.js'"},
      {"put together of constants", "loadLibrary('cus:' + 'a.js');",
       "xtk:javascript|cus:a.js @ 'cus:' + 'a.js'"},
      {"an option", "var x = getOption('cusRate');",
       "xtk:option|cusRate @ 'cusRate'"},
      {"an option that is written", "setOption('cusRate', 1);",
       "makes xtk:option|cusRate @ 'cusRate'"},
      {"a workflow that is signalled",
       "xtk.workflow.PostEvent('WKF1', 'signal', '', <variables/>, false);",
       "xtk:workflow|WKF1 @ 'WKF1'"},
      {"a workflow that is started", "xtk.workflow.Start('WKF1')",
       "xtk:workflow|WKF1 @ 'WKF1'"},
      {"a workflow with parameters",
       "xtk.workflow.SpawnWithParameters('WKF1', <variables/>)",
       "xtk:workflow|WKF1 @ 'WKF1'"},
      {"the newer name of the same", "NLWS.xtkWorkflow.Stop('WKF1')",
       "xtk:workflow|WKF1 @ 'WKF1'"},
      {"a delivery's template",
       "nms.delivery.QueueNotification('cusHello', <delivery/>)",
       "nms:delivery|cusHello @ 'cusHello'"},
      {"a schema", "application.getSchema('cus:order')",
       "xtk:srcSchema|cus:order @ 'cus:order'"},
      {"strings", "var s = new StringGroup('cus:words');",
       "xtk:strings|cus:words @ 'cus:words'"},
      {"the schema of a query",
       "xtk.queryDef.create(<queryDef schema='cus:order'/>)",
       "xtk:srcSchema|cus:order @ schema='cus:order'"},
      {"the schema of a query in JSON",
       "NLWS.xtkQueryDef.create({queryDef: {schema: 'cus:order'}})",
       "xtk:srcSchema|cus:order @ schema: 'cus:order'"},
      {"the schema of a query in a string",
       "DOMDocument.fromXMLString(\"<queryDef schema='cus:order'/>\")",
       "xtk:srcSchema|cus:order @ schema='cus:order'"},
      {"an account that a query asks for",
       "xtk.queryDef.create(<queryDef schema='nms:extAccount'><where>"
       "<condition expr=\"@name = 'ftp'\"/></where></queryDef>)",
       "xtk:srcSchema|nms:extAccount @ schema='nms:extAccount'\n"
       "asks for nms:extAccount|ftp @ expr=\"@name = 'ftp'\""},
      {"an option in an expression",
       "x = <condition expr=\"@a = GetOption('cusRate')\"/>;",
       "xtk:option|cusRate @ 'cusRate'"},
      {"a link in a literal",
       "x = <recipient><folder _operation='none' name='cusOld'/></recipient>;",
       "xtk:folder|cusOld @ name='cusOld'"},
      {"an entity that is written",
       "xtk.session.Write(<workflow xtkschema='xtk:workflow' "
       "internalName='WKF2'/>);",
       "makes xtk:workflow|WKF2 @ <workflow xtkschema='xtk:workflow' "
       "internalName='WKF2'/>"},
      {"two on one line", "getOption('a'); getOption('b');",
       "xtk:option|a @ 'a'\nxtk:option|b @ 'b'"},
  });
}

TEST(ReferencesOfScript, NameNothing) {
  Check({
      {"a variable", "getOption(name);", ""},
      {"a name made by code", "getOption('cus' + name);", ""},
      {"no argument", "getOption();", ""},
      {"an empty name", "getOption('');", ""},
      {"a number", "xtk.workflow.Start(1234);", ""},
      {"a number as text is a row of this instance",
       "xtk.workflow.Start('1234');", ""},
      {"another object's function", "my.getOption('a');", ""},
      {"a workflow's own method", "workflow.PostEvent('WKF1');", ""},
      {"another schema's method", "xtk.session.Start('WKF1');", ""},
      {"another method", "xtk.workflow.Rename('WKF1');", ""},
      {"letter case", "getoption('a'); XTK.workflow.Start('b');", ""},
      {"not called", "var f = getOption; var a = ['getOption', 'x'];", ""},
      {"a function of its own",
       "function getOption(n) { return 1; } getOption('a');", ""},
      {"a variable of its own", "var xtk = {}; xtk.workflow.Start('WKF1');",
       ""},
      {"a parameter of that name",
       "function f(getOption) { return getOption('a'); }", ""},
      {"a loader of its own",
       "function loadLibrary(n) {} loadLibrary('cus:a.js');", ""},
      {"in a comment", "// getOption('a')\n/* loadLibrary('cus:a.js') */", ""},
      {"in a string", "var s = \"getOption('a')\";", ""},
      {"a file of the server", "loadLibrary('/nl/core/shared/nl.js');", ""},
      {"a library without a namespace", "loadLibrary('a.js');", ""},
      {"a module that is no library", "require('cus:a.js');", ""},
      {"a work table", "application.getSchema('temp:query');", ""},
      {"no schema", "application.getSchema('order');", ""},
      {"the second argument", "setOption(name, 'cusRate');", ""},
      {"a query of a work table",
       "xtk.queryDef.create(<queryDef schema='temp:query'/>)", ""},
      {"a schema made by code", "xtk.queryDef.create(<queryDef schema={s}/>)",
       ""},
      {"a query for other than a name",
       "x = <queryDef schema='nms:extAccount'><where><condition "
       "expr=\"@name != 'ftp'\"/><condition expr=\"@label = 'ftp'\"/>"
       "<condition expr=\"@name LIKE 'f%'\"/></where></queryDef>",
       "xtk:srcSchema|nms:extAccount @ schema='nms:extAccount'"},
      {"a query for the name of a subquery's other schema",
       "x = <queryDef schema='nms:recipient'><where><condition "
       "expr=\"@name = 'ftp'\"/></where></queryDef>",
       "xtk:srcSchema|nms:recipient @ schema='nms:recipient'\n"
       "asks for nms:recipient|ftp @ expr=\"@name = 'ftp'\""},
      {"an element without a schema of its own",
       "xtk.session.Write(<workflow internalName='WKF2'/>);", ""},
      {"an entity whose name is made by code",
       "xtk.session.Write(<workflow xtkschema='xtk:workflow' "
       "internalName={n}/>);",
       ""},
      {"broken code", "getOption('a", ""},
      {"nothing", "", ""},
  });
}

}  // namespace
}  // namespace audit
