// Which names of SQL are tables, and which source a column is qualified with.
// Half of the rows try to pass something else for one.
#include "syntax/sql_scopes.h"

#include <gtest/gtest.h>

#include <string>

namespace audit {
namespace {

std::string Cut(std::string_view text, Region region) {
  return std::string(text.substr(region.begin, region.size()));
}

// "table a as b; target table c", in the order of the text.
std::string Sources(std::string_view text, const SqlTree& tree,
                    const SqlScopes& scopes) {
  std::string shown;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    for (const SqlSource& source : scopes.sources) {
      if (source.node != i) continue;
      if (!shown.empty()) shown += "; ";
      if (source.is_target) shown += "target ";
      shown += NameOf(source.kind);
      const bool table = tree.nodes[i].kind == SqlKind::kTable;
      if (table) shown += ' ' + Cut(text, tree.nodes[i].region);
      const std::string name = Cut(text, source.name);
      const std::string own = table ? Cut(text, tree.nodes[i].name) : "";
      if (!name.empty() && name != own) shown += " as " + name;
    }
  }
  return shown;
}

// "a.b: c", the source by its text; "a.b: ?" where none is known.
std::string Columns(std::string_view text, const SqlTree& tree,
                    const SqlScopes& scopes) {
  std::string shown;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const bool qualified =
        tree.nodes[i].kind == SqlKind::kColumn && !QualifierOf(tree, i).empty();
    if (!qualified) continue;
    if (!shown.empty()) shown += "; ";
    shown += Cut(text, tree.nodes[i].region) + ": ";
    const auto source = SourceOf(text, tree, scopes, i);
    shown += source ? Cut(text, tree.nodes[scopes.sources[*source].node].region)
                    : "?";
  }
  return shown;
}

struct Case {
  std::string name;
  std::string text;
  std::string sources;
  std::string columns;
};

void Check(const Case& c) {
  SCOPED_TRACE(c.name);
  const SqlTree tree = ParseSql(c.text, SqlForm::kScript);
  const SqlScopes scopes = ReadSqlScopes(c.text, tree);
  EXPECT_EQ(Sources(c.text, tree, scopes), c.sources);
  EXPECT_EQ(Columns(c.text, tree, scopes), c.columns);
}

TEST(ReadSqlScopes, TellsTablesFromWhatLooksLikeThem) {
  const Case cases[] = {
      {"a table and its alias", "SELECT 1 FROM NmsRecipient R, XtkOption",
       "table NmsRecipient as R; table XtkOption", ""},
      {"a table with its schema", "SELECT 1 FROM neolane.NmsRecipient",
       "table neolane.NmsRecipient", ""},
      {"a table to change", "UPDATE a SET x = 1", "target table a", ""},
      {"a table to delete from", "DELETE FROM a b WHERE b.x = 1",
       "target table a as b", "b.x: a"},
      {"a table to insert into", "INSERT INTO a (x) SELECT y FROM b",
       "target table a; table b", ""},
      {"tables of a merge",
       "MERGE INTO a d USING b s ON (d.i = s.i) WHEN MATCHED THEN UPDATE SET x "
       "= 1",
       "target table a as d; table b as s", "d.i: a; s.i: b"},
      {"tables that are made and dropped",
       "CREATE TABLE a (x int); DROP TABLE b, c; TRUNCATE TABLE d",
       "target table a; target table b; target table c; target table d", ""},
      {"tables of joins in parentheses",
       "SELECT 1 FROM (a JOIN b ON a.i = b.i), c", "table a; table b; table c",
       "a.i: a; b.i: b"},
      {"a table in a subquery", "SELECT 1 FROM a WHERE x IN (SELECT y FROM b)",
       "table a; table b", ""},
      {"tables of set operations", "SELECT 1 FROM a UNION SELECT 2 FROM b",
       "table a; table b", ""},
      {"a name of a query is no table",
       "WITH a AS (SELECT 1 FROM b) SELECT 1 FROM a", "table b; with query a",
       ""},
      {"a name of a query in other letters",
       "WITH Tmp AS (SELECT 1) SELECT 1 FROM TMP", "with query TMP", ""},
      {"a name of a query with a schema before it is a table",
       "WITH a AS (SELECT 1) SELECT 1 FROM dbo.a", "table dbo.a", ""},
      {"a name of a query hides a table below",
       "WITH NmsRecipient AS (SELECT 1 FROM b) SELECT 1 FROM c WHERE EXISTS "
       "(SELECT 1 FROM NmsRecipient)",
       "table b; table c; with query NmsRecipient", ""},
      {"a name of a query in itself may be a table",
       "WITH a AS (SELECT 1 FROM a) SELECT 1 FROM a", "unknown a; with query a",
       ""},
      {"a recursive query means itself",
       "WITH RECURSIVE a AS (SELECT 1 UNION ALL SELECT 2 FROM a) SELECT 1 FROM "
       "a",
       "with query a; with query a", ""},
      {"a query sees those before it",
       "WITH a AS (SELECT 1 FROM b), b AS (SELECT 1 FROM a) SELECT 1 FROM b",
       "table b; with query a; with query b", ""},
      {"a query of another statement is not seen",
       "WITH a AS (SELECT 1) SELECT 1 FROM a; SELECT 1 FROM a",
       "with query a; table a", ""},
      {"a query of a subquery is not seen outside",
       "SELECT 1 FROM a WHERE x IN (WITH a AS (SELECT 1) SELECT 1 FROM a) OR y "
       "IN (SELECT 1 FROM a)",
       "table a; with query a; table a", ""},
      {"a name in quotes may be a query's",
       "WITH a AS (SELECT 1) SELECT 1 FROM \"a\"", "unknown \"a\"", ""},
      {"two names in quotes",
       "WITH \"a\" AS (SELECT 1) SELECT 1 FROM \"a\", \"A\"",
       "with query \"a\"; unknown \"A\"", ""},
      {"a query to delete from may be a table",
       "WITH d AS (SELECT 1 FROM t) DELETE FROM d", "table t; target unknown d",
       ""},
      {"a query and a table to insert into",
       "WITH a AS (SELECT 1 FROM b) INSERT INTO c SELECT 1 FROM a",
       "table b; target table c; with query a", ""},
      {"an alias to change", "UPDATE R SET x = 1 FROM NmsRecipient R",
       "target alias R; table NmsRecipient as R", ""},
      {"an alias to delete from",
       "DELETE R FROM NmsRecipient R JOIN b ON b.i = R.i",
       "target alias R; table NmsRecipient as R; table b",
       "b.i: b; R.i: NmsRecipient"},
      {"a table to change that stands in FROM, too",
       "UPDATE t SET x = 1 FROM t JOIN u ON t.i = u.i",
       "target table t; table t; table u", "t.i: ?; u.i: u"},
      {"a table to change beside other aliases", "UPDATE t SET x = 1 FROM u v",
       "target table t; table u as v", ""},
      {"an alias in quotes to change",
       "UPDATE \"r\" SET x = 1 FROM NmsRecipient r",
       "target unknown \"r\"; table NmsRecipient as r", ""},
      {"a function is no table",
       "SELECT 1 FROM generate_series(1, 2) g, unnest(a) AS u (x), TABLE(f(1))",
       "function as g; function as u; function", ""},
      {"a derived table is no table",
       "SELECT 1 FROM (SELECT 1 FROM a) b, (VALUES (1)) v",
       "derived table as b; table a; derived table as v", ""},
      {"a parameter is no table", "SELECT 1 FROM @t, :x, $(vars/@a)",
       "code; code; code", ""},
      {"a hint is no function", "SELECT 1 FROM t (NOLOCK)", "table t", ""},
      {"a word of time is no table",
       "SELECT EXTRACT(year FROM a), TRIM(BOTH FROM b), SUBSTRING(c FROM 1) "
       "FROM t",
       "table t", ""},
      {"FROM that compares is none",
       "SELECT 1 FROM t WHERE a IS DISTINCT FROM b", "table t", ""},
      {"tables in comments and strings",
       "SELECT 'FROM a' /* FROM b */ FROM t -- FROM c", "table t", ""},
      {"comments between", "SELECT 1 FROM /* a */ b /* c */ . /* d */ e -- f",
       "table b /* c */ . /* d */ e", ""},
      {"a quoted name with dots", "SELECT 1 FROM \"a.b\" c, [d.e].[f]",
       "table \"a.b\" as c; table [d.e].[f]", ""},
      {"a variable or a table", "SELECT a INTO v FROM t", "unknown v; table t",
       ""},
      {"code for a table", "SELECT 1 FROM <%= a %> x, Nms<%= b %>",
       "code as x; table Nms<%= b %>", ""},
      {"code for a query's name", "WITH <%= a %> AS (SELECT 1) SELECT 1 FROM b",
       "unknown b", ""},
      {"joins with an alias", "SELECT 1 FROM (a JOIN b ON 1 = 1) AS c",
       "derived table as c; table a; table b", ""},
      {"rights are on tables", "GRANT SELECT ON TABLE a, b TO c",
       "target table a; target table b", ""},
      {"rights on what may be a sequence or a function",
       "GRANT SELECT ON a TO b; REVOKE EXECUTE ON c FROM d",
       "target unknown a; target unknown c", ""},
      {"FOR UPDATE OF names no table", "SELECT 1 FROM a FOR UPDATE OF b",
       "table a", ""},
      {"ON DELETE is no statement",
       "ALTER TABLE a ADD FOREIGN KEY (x) REFERENCES b (y) ON DELETE CASCADE",
       "target table a", ""},
  };
  for (const Case& c : cases) Check(c);
}

TEST(SourceOf, FindsWhatAColumnIsQualifiedWith) {
  const Case cases[] = {
      {"an alias", "SELECT R.x FROM NmsRecipient R", "table NmsRecipient as R",
       "R.x: NmsRecipient"},
      {"a table's own name", "SELECT NmsRecipient.x FROM NmsRecipient",
       "table NmsRecipient", "NmsRecipient.x: NmsRecipient"},
      {"a table's own name with its schema",
       "SELECT NmsRecipient.x FROM neolane.NmsRecipient",
       "table neolane.NmsRecipient", "NmsRecipient.x: neolane.NmsRecipient"},
      {"other letters", "SELECT r.x FROM NmsRecipient R",
       "table NmsRecipient as R", "r.x: NmsRecipient"},
      {"an alias hides the name", "SELECT NmsRecipient.x FROM NmsRecipient R",
       "table NmsRecipient as R", "NmsRecipient.x: ?"},
      {"two tables of one name", "SELECT t.x FROM a.t, b.t",
       "table a.t; table b.t", "t.x: ?"},
      {"an alias twice", "SELECT t.x FROM a t, b t",
       "table a as t; table b as t", "t.x: ?"},
      {"an alias that is another table's name", "SELECT b.x FROM a b, c",
       "table a as b; table c", "b.x: a"},
      {"a correlated subquery",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b WHERE b.i = x.i)",
       "table a as x; table b", "b.i: b; x.i: a"},
      {"an alias that is used again inside",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b x WHERE x.i = 1) AND "
       "x.i = 2",
       "table a as x; table b as x", "x.i: b; x.i: a"},
      {"an inner alias is not seen outside",
       "SELECT y.i FROM a WHERE EXISTS (SELECT 1 FROM b y)",
       "table a; table b as y", "y.i: ?"},
      {"a derived table", "SELECT d.x FROM (SELECT t.x FROM t) d",
       "derived table as d; table t", "d.x: (SELECT t.x FROM t); t.x: t"},
      {"a derived table does not see its neighbours",
       "SELECT 1 FROM b x, (SELECT x.i FROM c) d",
       "table b as x; derived table as d; table c", "x.i: ?"},
      {"a derived table may see those around",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b, (SELECT x.i FROM c) "
       "d)",
       "table a as x; table b; derived table as d; table c", "x.i: a"},
      {"a derived table between two of one name",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b x, (SELECT x.i FROM c) "
       "d)",
       "table a as x; table b as x; derived table as d; table c", "x.i: ?"},
      {"a condition of a join sees its tables",
       "SELECT 1 FROM a JOIN b ON EXISTS (SELECT 1 FROM c WHERE c.i = a.i)",
       "table a; table b; table c", "c.i: c; a.i: a"},
      {"a query of WITH sees nothing around",
       "WITH w AS (SELECT x.i FROM t) SELECT w.i FROM w, b x",
       "table t; with query w; table b as x", "x.i: ?; w.i: w"},
      {"a query of WITH", "WITH w AS (SELECT 1) SELECT w.i, v.i FROM w v, w",
       "with query w as v; with query w", "w.i: w; v.i: w"},
      {"unions do not see each other",
       "SELECT a.x FROM a UNION SELECT a.x FROM b", "table a; table b",
       "a.x: a; a.x: ?"},
      {"an order behind a query", "SELECT 1 FROM a x ORDER BY x.i",
       "table a as x", "x.i: a"},
      {"an order behind two queries",
       "SELECT 1 FROM a x UNION SELECT 2 FROM b x ORDER BY x.i",
       "table a as x; table b as x", "x.i: ?"},
      {"a changed alias", "UPDATE R SET R.x = b.y FROM NmsRecipient R, b",
       "target alias R; table NmsRecipient as R; table b",
       "R.x: NmsRecipient; b.y: b"},
      {"a changed table",
       "UPDATE t SET x = (SELECT u.y FROM u WHERE u.i = t.i)",
       "target table t; table u", "u.y: u; u.i: u; t.i: t"},
      {"the query of an insertion does not see the target",
       "INSERT INTO t SELECT t.x FROM u", "target table t; table u", "t.x: ?"},
      {"what an insertion gives back",
       "INSERT INTO t (x) VALUES (1) RETURNING t.x", "target table t",
       "t.x: t"},
      {"what SQL Server calls deleted", "DELETE FROM t OUTPUT deleted.x",
       "target table t", "deleted.x: ?"},
      {"a name of three parts", "SELECT neolane.t.x FROM neolane.t",
       "table neolane.t", "neolane.t.x: ?"},
      {"a function's columns",
       "SELECT g.n, h.m FROM generate_series(1, 2) g, f(1) AS h (m)",
       "function as g; function as h", "g.n: generate_series(1, 2); h.m: f(1)"},
      {"joins with an alias hide their tables",
       "SELECT a.x, c.x FROM (a JOIN b ON 1 = 1) AS c",
       "derived table as c; table a; table b",
       "a.x: ?; c.x: (a JOIN b ON 1 = 1)"},
      {"a name in quotes", "SELECT \"R\".x, r.x FROM t \"R\"",
       "table t as \"R\"", "\"R\".x: t; r.x: ?"},
      {"a quoted name with a dot", "SELECT \"a.b\".c FROM \"a.b\"",
       "table \"a.b\"", "\"a.b\".c: \"a.b\""},
      {"a star", "SELECT R.* FROM t R", "table t as R", "R.*: t"},
      {"code beside it",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b <%= more %> WHERE x.i "
       "= b.i)",
       "table a as x; table b; code", "x.i: ?; b.i: b"},
      {"code for the name", "SELECT x.i FROM a <%= n %>, b x",
       "table a; code; table b as x", "x.i: b"},
      {"an error beside it",
       "SELECT 1 FROM a x WHERE EXISTS (SELECT 1 FROM b c d WHERE x.i = c.i)",
       "table a as x; table b as c", "x.i: ?; c.i: b"},
      {"scriptlets in another part",
       "SELECT R.x FROM t R WHERE R.y = 1 <% if (a) { %> AND R.z = 2 <% } %>",
       "table t as R", "R.x: t; R.y: t; R.z: t"},
      {"an outer join of Oracle", "SELECT 1 FROM a, b WHERE a.i = b.i(+)",
       "table a; table b", "a.i: a; b.i: b"},
      {"a merge",
       "MERGE INTO a d USING (SELECT 1 FROM b) s ON (d.i = s.i) WHEN NOT "
       "MATCHED THEN INSERT (i) VALUES (s.i)",
       "target table a as d; derived table as s; table b",
       "d.i: a; s.i: (SELECT 1 FROM b); s.i: (SELECT 1 FROM b)"},
  };
  for (const Case& c : cases) Check(c);
}

TEST(ReadSqlScopes, ReadsAnyLength) {
  struct Long {
    std::string name;
    std::string text;
  };
  constexpr int kTimes = 30000;
  const auto repeated = [](std::string_view piece) {
    std::string text;
    for (int i = 0; i < kTimes; ++i) text += piece;
    return text;
  };
  const Long cases[] = {
      {"tables", "SELECT 1 FROM a" + repeated(", a b")},
      {"targets", "DROP TABLE a" + repeated(", a")},
      {"columns of many tables",
       "SELECT 1" + repeated(", b.x") + " FROM a" + repeated(", a b")},
      {"queries in queries", repeated("SELECT a.x FROM b WHERE c IN (")},
      {"names of queries", "WITH z AS (SELECT 1)" +
                               repeated(", a AS (SELECT 1 FROM q)") +
                               " SELECT 1 FROM b" + repeated(", b")},
      {"names of queries in queries",
       repeated("WITH a AS (SELECT b.c FROM d) SELECT 1 FROM (")},
      {"tables in parentheses",
       "SELECT a.x FROM " + repeated("(") + "t" + repeated(")")},
      {"a column in parentheses",
       "SELECT " + repeated("(a.x + ") + "1" + repeated(")") + " FROM t"},
      {"orders behind a query", repeated("SELECT 1 FROM a ORDER BY (")},
  };
  for (const Long& c : cases) {
    SCOPED_TRACE(c.name);
    const SqlTree tree = ParseSql(c.text, SqlForm::kScript);
    const SqlScopes scopes = ReadSqlScopes(c.text, tree);
    EXPECT_EQ(scopes.scopes.size(), tree.nodes.size());
    std::size_t found = 0;
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
      found += SourceOf(c.text, tree, scopes, i) ? 1 : 0;
    }
    EXPECT_EQ(found, 0u);  // no name here has one source alone
  }
}

}  // namespace
}  // namespace audit
