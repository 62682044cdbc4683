// Rows: a query as XML, what is read of it. Here: what no source says how to
// read. <Q> stands for a select from nms:recipient.
#include <gtest/gtest.h>

#include <span>
#include <string>

#include "tests/model/query_rows.h"

namespace audit {
namespace {

TEST(ReadQuery, GuessesNothing) {
  const QueryRow rows[] = {
      {"two words that differ",
       R"(<Q><where><condition boolOperator="OR" expr="@a"/><condition boolOperator="AND" expr="@b"/><condition expr="@c"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 MIXED: @a | @b | @c
)"},
      {"except among others",
       R"(<Q><where><condition expr="@a"/><condition boolOperator="EXCEPT" expr="@b"/><condition expr="@c"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 MIXED: @a | @b | @c
)"},
      {"brackets that differ inside",
       R"(<Q><where><condition><condition boolOperator="OR" expr="@a"/><condition expr="@b"/><condition expr="@c"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0:  MIXED( | .@a | .@b | .@c
)"},
      {"the mixture of one holder is not another's",
       R"(<Q><where><condition boolOperator="OR" expr="@a"/><condition><condition expr="@b"/><condition expr="@c"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a |  AND( | .@b | .@c
)"},
      {"a word nobody knows",
       R"(<Q><where><condition boolOperator="XOR" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 ?: @a | @b
! a boolOperator that is not known
)"},
      {"a word nobody knows among others",
       R"(<Q><where><condition expr="@a"/><condition boolOperator="XOR" expr="@b"/><condition boolOperator="OR" expr="@c"/><condition expr="@d"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 ?: @a | @b | @c | @d
! a boolOperator that is not known
)"},
      {"both spellings, not alike",
       R"(<Q><where><condition boolOperator="OR" bool-operator="AND" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 ?: @a | @b
! boolOperator and bool-operator say different things
)"},
      {"a third spelling is none",
       R"(<Q><where><condition booloperator="OR" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 ?: @a | @b
! letter case that exports do not have
)"},
      {"an operation nobody knows",
       R"(<queryDef schema="nms:recipient" operation="insert"/>)",
       R"(?
L0 nms:recipient
! an operation that is not known
)"},
      {"an operation in other letters",
       R"(<queryDef schema="nms:recipient" operation="Select"/>)",
       R"(?
L0 nms:recipient
! an operation that is not known
)"},
      {"no schema", R"(<queryDef operation="select"/>)",
       R"(select
L0 
! a query without a schema
)"},
      {"an empty schema", R"(<queryDef schema="" operation="select"/>)",
       R"(select
L0 
! a query without a schema
)"},
      {"a subquery without a schema",
       R"(<Q><where><condition setOperator="IN" expr="@id"><subQuery/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 
where L0: @id IN L1
! a query without a schema
)"},
      {"a set operator nobody knows",
       R"(<Q><where><condition setOperator="ANY" expr="subscription"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription ? L1 | .@a
! a setOperator that is not known
)"},
      {"in without a subquery",
       R"(<Q><where><condition setOperator="IN" expr="@id"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @id IN
! a setOperator without what it needs
)"},
      {"in with conditions",
       R"(<Q><where><condition setOperator="IN" expr="@id"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: @id IN L1 | .@a
)"},
      {"in with conditions and a subquery",
       R"(<Q><where><condition setOperator="IN" expr="@id"><subQuery schema="a:b"/><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
L2 in L0 collection
where L0: @id IN L1 | .@a
)"},
      {"exists without an expression",
       R"(<Q><where><condition setOperator="EXISTS"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0:  EXISTS
! a setOperator without what it needs
)"},
      {"a subquery without in",
       R"(<Q><where><condition expr="@id"><subQuery schema="a:b"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
where L0: @id L1
! a subquery without IN or NOT IN
)"},
      {"a subquery of exists",
       R"(<Q><where><condition expr="@id" setOperator="EXISTS"><subQuery schema="a:b"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
where L0: @id EXISTS L1
! a subquery without IN or NOT IN
)"},
      {"two subqueries",
       R"(<Q><where><condition expr="@id" setOperator="IN"><subQuery schema="a:b"/><subQuery schema="c:d"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
L2 in L0 c:d
where L0: @id IN L1
! two subqueries in one condition
)"},
      {"a subquery outside of conditions",
       R"(<Q><where><subQuery schema="a:b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0
! an element of queries where it means nothing
)"},
      {"an expression and conditions",
       R"(<Q><where><condition expr="@x"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @x | .@a
! an expression and conditions in one condition
)"},
      {"an empty expression and conditions",
       R"(<Q><where><condition expr=""><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0:  | .@a
)"},
      {"elements in small letters",
       R"(<Q><groupby><node expr="@a"/></groupby><orderby><node expr="@b"/></orderby></Q>)",
       R"(select
L0 nms:recipient
groupBy L0: @a
orderBy L0: @b
! letter case that exports do not have
! letter case that exports do not have
)"},
      {"a subquery in small letters",
       R"(<Q><where><condition setOperator="IN" expr="@id"><subquery schema="a:b"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 a:b
where L0: @id IN L1
! letter case that exports do not have
)"},
      {"what is no clause",
       R"(<Q><humanCond>x</humanCond><foo><where><condition expr="@a"/></where></foo></Q>)",
       R"(select
L0 nms:recipient
)"},
      {"a condition outside of a clause",
       R"(<Q><condition expr="@a"/><node expr="@b"/></Q>)",
       R"(select
L0 nms:recipient
! an element of queries where it means nothing
! an element of queries where it means nothing
)"},
      {"a node among conditions",
       R"(<Q><where><node expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @b
! an element of queries where it means nothing
)"},
      {"a condition among nodes",
       R"(<Q><select><condition expr="@b"/><node expr="@a"/></select></Q>)",
       R"(select
L0 nms:recipient
select L0: @a
! an element of queries where it means nothing
)"},
      {"a clause in a clause",
       R"(<Q><select><where><condition expr="@b"/></where></select></Q>)",
       R"(select
L0 nms:recipient
select L0
! an element of queries where it means nothing
)"},
      {"a clause in a condition",
       R"(<Q><where><condition expr="@a"><where><condition expr="@b"/></where></condition></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @a
! an element of queries where it means nothing
)"},
      {"a query in a query is another",
       R"(<Q><where><condition expr="@a"/><queryDef schema="a:b"><where><condition expr="@z"/></where></Q></where></Q>)",
       R"(select
L0 nms:recipient
where L0: @a
)"},
      {"code of a template",
       R"(<Q><where><condition boolOperator="&lt;%= op %&gt;" expr="@a = &lt;%= x %&gt;"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 ~: @a = <%= x %> | @b
)"},
      {"a schema of a template",
       R"(<queryDef schema="&lt;%= s %&gt;" operation="&lt;%= o %&gt;"/>)",
       R"(~
L0 <%= s %>
)"},
      {"a set operator of a template",
       R"(<Q><where><condition expr="subscription" setOperator="&lt;%= o %&gt;"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription ~ L1 | .@a
)"},
      {"a set operator in other letters",
       R"(<Q><where><condition expr="subscription" setoperator="EXISTS"><condition expr="@a"/></condition></where></Q>)",
       R"(select
L0 nms:recipient
L1 in L0 collection
where L0: subscription ? L1 | .@a
! letter case that exports do not have
)"},
      {"an expression in other letters",
       R"(<Q><where><condition Expr="@a"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0: 
! letter case that exports do not have
)"},
      {"both letters, one of them right",
       R"(<Q><where><condition BOOLOPERATOR="AND" boolOperator="OR" expr="@a"/><condition expr="@b"/></where></Q>)",
       R"(select
L0 nms:recipient
where L0 OR: @a | @b
)"},
  };
  CheckQueries(rows);
}

}  // namespace
}  // namespace audit
