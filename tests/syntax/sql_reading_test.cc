// Rows: SQL, its tree, its faults. What each flavour shares is here.
#include <gtest/gtest.h>

#include "tests/syntax/sql_cases.h"

namespace audit {
namespace {

TEST(ParseSql, ReadsStatements) {
  const SqlCase cases[] = {
      {"a query",
       "SELECT sEmail, iFolderId FROM NmsRecipient WHERE iRecipientId > 0",
       "select(select{<sEmail>, <iFolderId>} from{T:NmsRecipient} "
       "where{>(<iRecipientId>, 0)})",
       ""},
      {"aliases with and without AS",
       "SELECT r.sEmail AS mail, r.iAge age FROM NmsRecipient r, NmsFolder AS "
       "f",
       "select(select{<r.sEmail> => mail, <r.iAge> => age} from{T:NmsRecipient "
       "=> r, T:NmsFolder => f})",
       ""},
      {"a name with its schema and its database",
       "SELECT 1 FROM neolane.dbo.NmsRecipient, base..XtkOption",
       "select(select{1} from{T:neolane.dbo.NmsRecipient, T:base..XtkOption})",
       ""},
      {"joins",
       "SELECT 1 FROM a INNER JOIN b ON a.i = b.i LEFT OUTER JOIN c USING (i, "
       "j) CROSS JOIN d NATURAL JOIN e",
       "select(select{1} from{T:a, INNER JOIN(T:b, =(<a.i>, <b.i>)), LEFT "
       "OUTER JOIN(T:c, {i, j}), CROSS JOIN(T:d), NATURAL JOIN(T:e)})",
       ""},
      {"joins in parentheses",
       "SELECT 1 FROM (a JOIN b ON a.i = b.i) LEFT JOIN c ON c.i = a.i",
       "select(select{1} from{SOURCES(T:a, JOIN(T:b, =(<a.i>, <b.i>))), LEFT "
       "JOIN(T:c, =(<c.i>, <a.i>))})",
       ""},
      {"a derived table",
       "SELECT d.n FROM (SELECT count(*) AS n FROM NmsDelivery) d",
       "select(select{<d.n>} from{(select{count(*) => n} from{T:NmsDelivery}) "
       "=> d})",
       ""},
      {"a subquery in a condition",
       "SELECT 1 FROM a WHERE i IN (SELECT i FROM b) AND NOT EXISTS (SELECT 1 "
       "FROM c WHERE c.i = a.i)",
       "select(select{1} from{T:a} where{AND(IN(<i>, (select{<i>} from{T:b})), "
       "NOT(EXISTS((select{1} from{T:c} where{=(<c.i>, <a.i>)}))))})",
       ""},
      {"every clause",
       "SELECT DISTINCT a FROM t WHERE a > 1 GROUP BY a, b HAVING count(*) > 1 "
       "ORDER BY a DESC NULLS LAST, b LIMIT 10 OFFSET 5",
       "select(select{<a>} from{T:t} where{>(<a>, 1)} group by{<a>, <b>} "
       "having{>(count(*), 1)} order by{DESC NULLS LAST(<a>), <b>} limit{10} "
       "limit{5})",
       ""},
      {"rows as the standard has them",
       "SELECT a FROM t ORDER BY a OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY",
       "select(select{<a>} from{T:t} order by{<a>} limit{10} limit{5})", ""},
      {"set operations",
       "SELECT 1 UNION ALL SELECT 2 EXCEPT SELECT 3 ORDER BY 1",
       "select(select{1} UNION ALL select{2} EXCEPT select{3} order by{1})",
       ""},
      {"set operations in parentheses",
       "(SELECT 1) UNION ((SELECT 2) INTERSECT (SELECT 3))",
       "select((select{1}) UNION ((select{2}) INTERSECT (select{3})))", ""},
      {"names for queries",
       "WITH a (x) AS (SELECT 1), b AS MATERIALIZED (SELECT 2) SELECT * FROM "
       "a, b",
       "select(with{a {x} (select{1}), b (select{2})} select{*} from{T:a, "
       "T:b})",
       ""},
      {"values as a query",
       "SELECT v.a FROM (VALUES (1, 'x'), (2, 'y')) AS v (a, b)",
       "select(select{<v.a>} from{(values{[1, 'x'], [2, 'y']}) => v, {a, b}})",
       ""},
      {"operators",
       "SELECT a + b * -c || 'x' FROM t WHERE a = 1 OR b <> 2 AND NOT c <= 3",
       "select(select{||(+(<a>, *(<b>, -(<c>))), 'x')} from{T:t} "
       "where{OR(=(<a>, 1), AND(<>(<b>, 2), NOT(<=(<c>, 3))))})",
       ""},
      {"comparing words",
       "SELECT 1 FROM t WHERE a BETWEEN 1 AND 2 + 3 AND b NOT LIKE 'x!%' "
       "ESCAPE '!' AND c IS NOT NULL AND d NOT IN (1, 2) AND e IS DISTINCT "
       "FROM f",
       "select(select{1} from{T:t} where{AND(AND(AND(AND(BETWEEN(<a>, 1, +(2, "
       "3)), NOT LIKE(<b>, ESCAPE('x!%', '!'))), IS NOT NULL(<c>)), NOT "
       "IN(<d>, [1, 2])), IS DISTINCT FROM(<e>, <f>))})",
       ""},
      {"case",
       "SELECT CASE a WHEN 1 THEN 'x' ELSE 'y' END, CASE WHEN b > 1 AND c < 2 "
       "THEN 1 END AS n FROM t",
       "select(select{CASE(<a>, WHEN(1), THEN('x'), ELSE('y')), "
       "CASE(WHEN(AND(>(<b>, 1), <(<c>, 2))), THEN(1)) => n} from{T:t})",
       ""},
      {"calls",
       "SELECT count(*), count(DISTINCT a), Coalesce(b, 0), now() FROM t",
       "select(select{count(*), count(<a>), Coalesce(<b>, 0), now()} "
       "from{T:t})",
       ""},
      {"calls with words in them",
       "SELECT CAST(a AS varchar(10)), EXTRACT(year FROM b), SUBSTRING(c FROM "
       "1 FOR 2), TRIM(BOTH ' ' FROM d), POSITION('x' IN e) FROM t",
       "select(select{CAST(<a>, type:varchar(10)), EXTRACT(w:year, <b>), "
       "SUBSTRING(<c>, 1, 2), TRIM(w:BOTH, ' ', <d>), POSITION('x', <e>)} "
       "from{T:t})",
       ""},
      {"windows",
       "SELECT sum(a) OVER (PARTITION BY b ORDER BY c DESC ROWS BETWEEN "
       "UNBOUNDED PRECEDING AND CURRENT ROW), rank() OVER w FROM t WINDOW w AS "
       "(ORDER BY a)",
       "select(select{OVER(sum(<a>), partition by{<b>}, order by{DESC(<c>)}, "
       "...), OVER(rank(), w:w)} from{T:t} window{...})",
       ""},
      {"aggregates with more",
       "SELECT string_agg(a, ',' ORDER BY a), count(*) FILTER (WHERE a > 1), "
       "percentile_cont(0.5) WITHIN GROUP (ORDER BY b), GROUP_CONCAT(c "
       "SEPARATOR ';') FROM t",
       "select(select{string_agg(<a>, ',', order by{<a>}), FILTER(count(*), "
       "where{>(<a>, 1)}), WITHIN GROUP(percentile_cont(0.5), order by{<b>}), "
       "GROUP_CONCAT(<c>, ';')} from{T:t})",
       ""},
      {"dates and intervals",
       "SELECT DATE '2020-01-01', now() - INTERVAL '1 day', DATE_ADD(a, "
       "INTERVAL 30 DAY), TIMESTAMP '2020-01-01 10:00:00' AT TIME ZONE 'UTC' "
       "FROM t",
       "select(select{date:DATE '2020-01-01', -(now(), interval:INTERVAL '1 "
       "day'), DATE_ADD(<a>, interval:INTERVAL 30 DAY), AT TIME "
       "ZONE(date:TIMESTAMP '2020-01-01 10:00:00', 'UTC')} from{T:t})",
       ""},
      {"casts and subscripts",
       "SELECT a::numeric(10, 2), b::timestamp with time zone, (c)::int[], "
       "d[1], ARRAY[1, 2] FROM t",
       "select(select{CAST(<a>, type:numeric(10, 2)), CAST(<b>, type:timestamp "
       "with time zone), CAST({<c>}, type:int[]), AT(<d>, 1), AT(w:ARRAY, 1, "
       "2)} from{T:t})",
       ""},
      {"an insertion",
       "INSERT INTO XtkOption (sName, sStringValue) VALUES ('a', N'b'), ('c', "
       "NULL)",
       "insert(target{T:XtkOption} {sName, sStringValue} values{['a', N'b'], "
       "['c', NULL]})",
       ""},
      {"an insertion of a query",
       "INSERT INTO a (x) SELECT y FROM b WHERE z = 1",
       "insert(target{T:a} {x} select{<y>} from{T:b} where{=(<z>, 1)})", ""},
      {"an insertion that may meet its key",
       "INSERT INTO a (x) VALUES (1) ON CONFLICT (x) DO UPDATE SET x = 2 "
       "RETURNING x",
       "insert(target{T:a} {x} values{{1}} conflict{...} set{=(<x>, 2)} "
       "returning{<x>})",
       ""},
      {"an insertion in MySQL",
       "INSERT IGNORE INTO a SET x = 1 ON DUPLICATE KEY UPDATE x = VALUES(x) + "
       "1",
       "insert(target{T:a} set{=(<x>, 1)} set{=(<x>, +(VALUES(<x>), 1))})", ""},
      {"a change",
       "UPDATE NmsRecipient SET iBlackList = 1, tsLastModified = GetDate() "
       "WHERE sEmail = 'a'",
       "update(target{T:NmsRecipient} set{=(<iBlackList>, 1), "
       "=(<tsLastModified>, GetDate())} where{=(<sEmail>, 'a')})",
       ""},
      {"a change with joins",
       "UPDATE R SET R.x = b.y FROM NmsRecipient R JOIN b ON b.i = R.i",
       "update(target{T:R} set{=(<R.x>, <b.y>)} from{T:NmsRecipient => R, "
       "JOIN(T:b, =(<b.i>, <R.i>))})",
       ""},
      {"a deletion", "DELETE FROM a USING b WHERE a.i = b.i",
       "delete(target{T:a} using{T:b} where{=(<a.i>, <b.i>)})", ""},
      {"a deletion by alias",
       "DELETE R FROM NmsRecipient R LEFT JOIN b ON b.i = R.i WHERE b.i IS "
       "NULL",
       "delete(target{T:R} from{T:NmsRecipient => R, LEFT JOIN(T:b, =(<b.i>, "
       "<R.i>))} where{IS NULL(<b.i>)})",
       ""},
      {"a merge",
       "MERGE INTO a d USING (SELECT i FROM b) s ON (d.i = s.i) WHEN MATCHED "
       "AND d.x = 1 THEN UPDATE SET x = 2 WHEN NOT MATCHED THEN INSERT (i) "
       "VALUES (s.i)",
       "merge(target{T:a => d} using{(select{<i>} from{T:b}) => s} "
       "on{{=(<d.i>, <s.i>)}} when{=(<d.x>, 1)} ... set{=(<x>, 2)} when{} ... "
       "{i} values{{<s.i>}})",
       ""},
      {"a table that is made",
       "CREATE TABLE IF NOT EXISTS cus.Tmp (iId INTEGER NOT NULL, sName "
       "VARCHAR(10))",
       "create(target{T:cus.Tmp} ...)", ""},
      {"a table made of a query", "CREATE TEMPORARY TABLE t AS SELECT a FROM b",
       "create(target{T:t} select{<a>} from{T:b})", ""},
      {"a view",
       "CREATE OR REPLACE VIEW v (a, b) AS SELECT a, tsCreated FROM "
       "NmsRecipient WITH CHECK OPTION",
       "create(target{T:v} ... select{<a>, <tsCreated>} from{T:NmsRecipient} "
       "...)",
       ""},
      {"an index", "CREATE UNIQUE INDEX i ON NmsRecipient (sEmail)",
       "create(w:i target{T:NmsRecipient} ...)", ""},
      {"changes and drops of tables",
       "ALTER TABLE NmsRecipient ADD sX VARCHAR(10); DROP TABLE IF EXISTS a, "
       "b.c; DROP INDEX i ON t; TRUNCATE TABLE d",
       "alter(target{T:NmsRecipient} ...); drop(target{T:a, T:b.c}); drop(w:i "
       "target{T:t}); truncate(target{T:d})",
       ""},
      {"rights",
       "GRANT SELECT, INSERT ON TABLE a, b TO c; REVOKE ALL ON d FROM e; GRANT "
       "x TO y",
       "grant(... target{T:a, T:b} ...); revoke(... target{T:d} ...); "
       "grant(...)",
       ""},
      {"a call", "EXEC dbo.GetNewIds 5; CALL f(1, 2)",
       "call(w:dbo.GetNewIds ...); call(w:f ...)", ""},
      {"what is delimited only",
       "SET x = 1; COMMIT; USE base; VACUUM FULL t; DECLARE @a int",
       "other(...); other(); other(...); other(...); other(...)", ""},
      {"blocks",
       "BEGIN UPDATE a SET b = 1; IF x THEN y; END IF; END; DECLARE v NUMBER; "
       "BEGIN NULL; END; SELECT 1",
       "block(...); block(...); select(select{1})", ""},
      {"procedures",
       "CREATE FUNCTION f() RETURNS int AS $$ SELECT 1; SELECT 2; $$ LANGUAGE "
       "sql; CREATE PROCEDURE p IS x NUMBER; BEGIN x := CASE WHEN 1 = 1 THEN 1 "
       "END; END p; SELECT 1",
       "block(...); block(...); select(select{1})", ""},
      {"a trigger without a block",
       "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1; SELECT "
       "1",
       "block(...); select(select{1})", ""},
      {"comments everywhere", "SELECT /* a */ x -- b\n FROM /* c */ t -- d",
       "select(select{<x>} from{T:t})", ""},
      {"parameters",
       "SELECT ? , :x, @y, @@z, $1, $(vars/@a), $long([vars/@b]), "
       "$noescaping(c) FROM t WHERE i IN ($(d))",
       "select(select{P:?, P::x, P:@y, P:@@z, P:$1, P:$(vars/@a), "
       "P:$long([vars/@b]), P:$noescaping(c)} from{T:t} where{IN(<i>, "
       "[P:$(d)])})",
       ""},
      {"a procedure's own values", "SELECT total = SUM(x), y FROM t",
       "select(select{=(w:total, SUM(<x>)), <y>} from{T:t})", ""},
      {"hierarchies",
       "SELECT LEVEL FROM t START WITH a IS NULL CONNECT BY PRIOR i = p ORDER "
       "SIBLINGS BY i",
       "select(select{w:LEVEL} from{T:t} start with{IS NULL(<a>)} connect "
       "by{=(PRIOR(<i>), <p>)} order by{<i>})",
       ""},
      {"functions for tables",
       "SELECT * FROM generate_series(1, 10) AS g (n), LATERAL unnest(a.b) u, "
       "TABLE(f(1)) x",
       "select(select{*} from{generate_series(1, 10) => g, {n}, unnest(<a.b>) "
       "=> u, TABLE(f(1)) => x})",
       ""},
      {"hints",
       "SELECT a FROM t WITH (NOLOCK) JOIN u x (NOLOCK) ON 1 = 1 OPTION "
       "(RECOMPILE)",
       "select(select{<a>} from{T:t, ..., JOIN(T:u => x, ..., =(1, 1))} "
       "for{...})",
       ""},
      {"locks", "SELECT a FROM t WHERE b = 1 FOR UPDATE OF a NOWAIT",
       "select(select{<a>} from{T:t} where{=(<b>, 1)} for{...})", ""},
      {"statements without semicolons",
       "UPDATE a SET b = 1\nDELETE FROM c\nSELECT d FROM e",
       "update(target{T:a} set{=(<b>, 1)}); delete(target{T:c}); "
       "select(select{<d>} from{T:e})",
       ""},
      {"batches", "SELECT 1\nGO\nSELECT 2\n;\n/\nSELECT 3",
       "select(select{1}); select(select{2}); select(select{3})", ""},
      {"a condition of IF", "IF EXISTS (SELECT 1 FROM a) DROP TABLE a",
       "other(...); drop(target{T:a})", ""},
      {"nothing", "", "", ""},
      {"a comment only", "-- x", "", ""},
  };
  CheckSql(SqlForm::kScript, cases);
}

TEST(ParseSql, ReadsParts) {
  const SqlCase cases[] = {
      {"a condition",
       "sEmail in (select sEmail from NmsRecipient where iFolderId = "
       "$(folderId) group by sEmail having count(sEmail)>1)",
       "expression(expression{in(<sEmail>, (select{<sEmail>} "
       "from{T:NmsRecipient} where{=(<iFolderId>, P:$(folderId))} group "
       "by{<sEmail>} having{>(count(<sEmail>), 1)}))})",
       ""},
      {"a column", "R0.sCard", "expression(expression{<R0.sCard>})", ""},
      {"a scalar query",
       "(select count(*) from NmsNewsgroup WHERE O0.iOperationId=iOperationId)",
       "expression(expression{(select{count(*)} from{T:NmsNewsgroup} "
       "where{=(<O0.iOperationId>, <iOperationId>)})})",
       ""},
      {"a query as a part",
       "SELECT iOperatorId FROM XtkOperatorGroup WHERE iGroupId = "
       "$(../@owner-id)",
       "select(select{<iOperatorId>} from{T:XtkOperatorGroup} "
       "where{=(<iGroupId>, P:$(../@owner-id))})",
       ""},
      {"the body of a function", "REPLACE($1, 'a', Truncate($2))",
       "expression(expression{REPLACE(P:$1, 'a', Truncate(P:$2))})", ""},
      {"two values joined", "' (' || P0.sState || ')'",
       "expression(expression{||(||(' (', <P0.sState>), ')')})", ""},
      {"exists",
       "EXISTS (SELECT 1 FROM ~ W WHERE W.iRecipientId = R0.iRecipientId)",
       "expression(expression{EXISTS((select{1} from{CODE => W} "
       "where{=(<W.iRecipientId>, <R0.iRecipientId>)}))})",
       ""},
      {"a comparison", "C0.iState <> 9",
       "expression(expression{<>(<C0.iState>, 9)})", ""},
  };
  CheckSql(SqlForm::kPart, cases);
}

}  // namespace
}  // namespace audit
