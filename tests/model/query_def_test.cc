// Rows: a query as XML, what is read of it. <Q> stands for a select from
// nms:recipient.
#include <gtest/gtest.h>

#include <span>
#include <string>

#include "tests/model/query_rows.h"

namespace audit {
namespace {

TEST(ReadQuery, ReadsWhatIsDocumented) {
  const QueryRow rows[] = {
      {"get by a condition",
       R"(<queryDef schema="nms:recipient" operation="get"><select><node expr="@firstName"/><node expr="@lastName"/></select><where><condition expr="@email = 'a'"/></where></queryDef>)",
       R"(get
L0 nms:recipient
select L0: @firstName | @lastName
where L0: @email = 'a'
)"},
      {"getIfExists",
       R"(<queryDef schema="xtk:option" operation="getIfExists"/>)",
       R"(getIfExists
L0 xtk:option
)"},
      {"count",
       R"(<queryDef schema="nms:recipient" operation="count"><where/></queryDef>)",
       R"(count
L0 nms:recipient
where L0
)"},
      {"no operation written", R"(<queryDef schema="nms:recipient"/>)",
       R"(-
L0 nms:recipient
)"},
      {"alias, group, sort",
       R"(<Q><select><node expr="@email" alias="@mail" groupBy="true" sort="1" sortDesc="false"/></select></Q>)",
       R"(select
L0 nms:recipient
select L0: @email as=@mail group=true sort=1 desc=false
)"},
      {"order",
       R"(<Q><orderBy><node expr="@birthDate" sortDesc="true"/></orderBy></Q>)",
       R"(select
L0 nms:recipient
orderBy L0: @birthDate desc=true
)"},
      {"group and having",
       R"(<Q><groupBy><node expr="@email"/></groupBy><having><condition expr="count(@email) &gt; 1"/></having></Q>)",
       R"(select
L0 nms:recipient
groupBy L0: @email
having L0: count(@email) > 1
)"},
      {"one condition has nothing to join",
       R"(<Q><where><condition boolOperator="OR" expr="@a"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @a
)"},
      {"two without a word",
       R"(<Q><where><condition expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 AND: @a | @b
)"},
      {"the word stands on the one before",
       R"(<Q><where><condition boolOperator="OR" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a | @b
)"},
      {"the last one's word joins nothing",
       R"(<Q><where><condition expr="@a"/><condition boolOperator="OR" expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 AND: @a | @b
)"},
      {"three alike",
       R"(<Q><where><condition boolOperator="OR" expr="@a"/><condition boolOperator="OR" expr="@b"/><condition boolOperator="AND" expr="@c"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a | @b | @c
)"},
      {"brackets",
       R"(<Q><where><condition bool-operator="AND"><condition expr="@age &gt; 15" bool-operator="OR"/><condition expr="@age &lt;= 45"/></condition><condition><condition expr="@city = 'N'" bool-operator="OR"/><condition expr="@city = 'C'"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0 AND:  OR( | .@age > 15 | .@age <= 45 |  OR( | .@city = 'N' | .@city = 'C'
)"},
      {"brackets in brackets",
       R"(<Q><where><condition boolOperator="OR"><condition><condition expr="@a"/><condition expr="@b"/></condition></condition><condition expr="@c"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR:  | . AND( | ..@a | ..@b | @c
)"},
      {"except",
       R"(<Q><where><condition boolOperator="EXCEPT" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 EXCEPT: @a | @b
)"},
      {"words in small letters",
       R"(<Q><where><condition boolOperator="or" expr="@a"/><condition expr="@b" setOperator="exists"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a | @b EXISTS
)"},
      {"an empty word",
       R"(<Q><where><condition boolOperator="" expr="@a"/><condition expr="@b" setOperator=""/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 AND: @a | @b
)"},
      {"both spellings alike",
       R"(<Q><where><condition boolOperator="OR" bool-operator="or" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a | @b
)"},
      {"a collection",
       R"(<Q><where><condition expr="subscription" setOperator="EXISTS"><condition expr="@name = 'N'"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription EXISTS L1 | .@name = 'N'
)"},
      {"a collection in a collection",
       R"(<Q><where><condition expr="subscription" setOperator="NOT EXISTS"><condition expr="service" setOperator="EXISTS"><condition expr="@a"/><condition expr="@b"/></condition></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
L2 in L1 collection
where L0: subscription NOT EXISTS L1 | .service EXISTS L2 AND( | ..@a | ..@b
)"},
      {"brackets in a collection",
       R"(<Q><where><condition expr="subscription" setOperator="EXISTS"><condition><condition expr="@a"/></condition></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription EXISTS L1 | . | ..@a
)"},
      {"a count of a collection",
       R"(<Q><where><condition expr="subscription" setOperator="COUNT"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription COUNT L1 | .@a
)"},
      {"a collection without conditions",
       R"(<Q><where><condition expr="subscription" setOperator="EXISTS"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: subscription EXISTS
)"},
      {"a subquery",
       R"xml(<Q><where><condition setOperator="NOT IN" expr="@id" enabledIf="$(/ignored/@t)=1"><subQuery schema="xtk:operatorGroup"><select><node expr="[@operator-id]"/></select><where><condition expr="[@group-id]=$long(../@owner-id)"/></where></subQuery></condition></where></Q>)xml",
       R"xml(select
L0 nms:recipient
L1 in L0 xtk:operatorGroup
where L0: @id if=$(/ignored/@t)=1 NOT IN L1
select L1: [@operator-id]
where L1: [@group-id]=$long(../@owner-id)
)xml"},
      {"a subquery in a subquery",
       R"(<Q><where><condition setOperator="IN" expr="@id"><subQuery schema="a:b"><where><condition setOperator="IN" expr="@x"><subQuery schema="c:d"/></condition></where></subQuery></condition><condition expr="@z"/></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
L2 in L1 c:d
where L0 AND: @id IN L1 | @z
where L1: @x IN L2
)"},
      {"a subquery in a collection",
       R"(<Q><where><condition expr="subscription" setOperator="EXISTS"><condition setOperator="IN" expr="@x"><subQuery schema="c:d"/></condition></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
L2 in L1 c:d
where L0: subscription EXISTS L1 | .@x IN L2
)"},
      {"a subquery that groups",
       R"(<Q><where><condition setOperator="IN" expr="@id"><subQuery schema="a:b"><select><node expr="@x"/></select><groupBy><node expr="@x"/></groupBy><having><condition expr="count(@x) &gt; 1"/></having></subQuery></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
where L0: @id IN L1
select L1: @x
groupBy L1: @x
having L1: count(@x) > 1
)"},
      {"nodes of a collection",
       R"xml(<Q><select><node expr="@email"/><node expr="subscription"><node expr="[service/@label]"/><where><condition expr="@e &gt;= GetDate()"/></where><orderBy><node expr="@e"/></orderBy></node></select></Q>)xml",
       R"xml(select
L0 nms:recipient
L1 in L0 collection
select L0: @email | subscription L1 | L1 [service/@label]
where L1: @e >= GetDate()
orderBy L1: @e
)xml"},
      {"a condition of a node",
       R"xml(<Q><select><node expr="count(orders)"><where><condition expr="@a"/></where></node></select></Q>)xml",
       R"xml(select
L0 nms:recipient
L1 in L0 collection
select L0: count(orders) L1
where L1: @a
)xml"},
      {"raw SQL",
       R"xml(<Q><select><node sql="(select 1)" alias="@nb"/></select><where><condition sql="a = 1" aliasSqlTable="X x"/></where></Q>)xml",
       R"xml(select
L0 nms:recipient
select L0:  sql=(select 1) as=@nb
where L0:  sql=a = 1 aliasSqlTable=X x
)xml"},
      {"a filter",
       R"(<queryFilter schema="nms:recipient" name="f"><where><condition expr="@a"/></where><form/></queryFilter>)",
       R"(-
L0 nms:recipient
where L0: @a
)"},
      {"an activity",
       R"(<query schema="nms:recipient" name="q"><transitions><result/></transitions><select><node expr="@a"/></select><where filterName="f"><condition expr="@b"/></where></query>)",
       R"(-
L0 nms:recipient
select L0: @a
where L0: @b
)"},
      {"other clauses of conditions",
       R"(<view schema="nms:recipient"><sysFilter><condition expr="@a"/></sysFilter><filtering><condition expr="@b"/></filtering><exclusions><condition expr="@c"/></exclusions></view>)",
       R"(-
L0 nms:recipient
where L0: @a
where L0: @b
where L0: @c
)"},
      {"two clauses of one kind",
       R"(<Q><where><condition expr="@a"/></where><where><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @a
where L0: @b
)"},
      {"empty clauses",
       R"(<Q><select/><where/><groupBy/><having/><orderBy/></Q>)",
       R"(select
L0 nms:recipient
select L0
where L0
groupBy L0
having L0
orderBy L0
)"},
  };
  CheckQueries(rows);
}

}  // namespace
}  // namespace audit
