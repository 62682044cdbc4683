loadLibrary("cus:a.js"); NL.require('/cus/b.js').require("cus:c.js");
var rate = getOption("cusRate"); setOption('cusLast', rate);
xtk.workflow.PostEvent("WKF1", "signal", "", <variables/>, false);
NLWS.xtkWorkflow.Start('WKF' + 2); new StringGroup("cus:words");
var q = xtk.queryDef.create(<queryDef schema="nms:extAccount"><where><condition expr="@name = 'ftp'"/></where></queryDef>);
xtk.session.Write(<workflow xtkschema="xtk:workflow" internalName="WKF3"><folder _operation="none" name="cusF"/></workflow>);
NLWS.xtkQueryDef.create({queryDef: {schema: "cus:order", where: {condition: [{expr: "@a = GetOption('b')"}]}}});
