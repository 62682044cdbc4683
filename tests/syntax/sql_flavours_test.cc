// Where the flavours differ: what only one of them has, with its evidence, and
// what looks like it and is not.
#include <gtest/gtest.h>

#include "tests/syntax/sql_cases.h"

namespace audit {
namespace {

TEST(ParseSql, KeepsTheFlavoursApart) {
  const SqlCase cases[] = {
      {"SQL Server",
       "SELECT TOP (10) PERCENT WITH TIES [a b].[c]]d], ISNULL(e, GETDATE()) "
       "FROM #t WITH (NOLOCK) WHERE #t.f = @x",
       "select(select{limit{...}, <[a b].[c]]d]>, ISNULL(<e>, GETDATE())} "
       "from{T:#t, ...} where{=(<#t.f>, P:@x)})",
       "", "[x], #x, @x, TOP, ISNULL, NOLOCK"},
      {"MySQL", "SELECT `a``b` FROM t # all of it\nWHERE a = 1 LIMIT 5, 10",
       "select(select{<`a``b`>} from{T:t, ERR(# all of it)} where{=(<a>, 1)} "
       "limit{5, 10})",
       "two-ways-to-read@21-32", "`x`, LIMIT"},
      {"Oracle",
       "SELECT NVL(a, SYSDATE), q'[it's]', nq'{x}' FROM dual WHERE a = b(+) "
       "AND ROWNUM <= 5",
       "select(select{NVL(<a>, w:SYSDATE), q'[it's]', nq'{x}'} from{T:dual} "
       "where{AND(=(<a>, (+)(<b>)), <=(w:ROWNUM, 5))})",
       "", "q'', NVL, SYSDATE, DUAL, (+), ROWNUM"},
      {"PostgreSQL",
       "SELECT E'it\\'s', $$it's$$, $t$ $$ $t$, a::int FROM t WHERE b ILIKE "
       "'x' LIMIT ALL",
       "select(select{E'it\\'s', $$it's$$, $t$ $$ $t$, CAST(<a>, type:int)} "
       "from{T:t} where{ILIKE(<b>, 'x')} limit{w:ALL})",
       "", "E'', $$ $$, ::, ILIKE, LIMIT"},
      {"a string that a backslash keeps open", "SELECT 'it\\'s' FROM t",
       "select(select{'it\\'s'} from{T:t})", "", "\\'"},
      {"a string that ends at a backslash",
       "SELECT a FROM t WHERE b LIKE 'x\\%' ESCAPE '\\' AND c = 'y'",
       "select(select{<a>} from{T:t} where{AND(LIKE(<b>, ESCAPE('x\\%', "
       "'\\')), =(<c>, 'y'))})",
       "", ""},
      {"a string that ends in two ways",
       "SELECT a FROM t WHERE b = 'x\\' OR 1 = 1 --'",
       "select(select{<a>} from{T:t} where{OR(=(<b>, ERR('x\\')), =(1, 1))})",
       "two-ways-to-end@26-30", ""},
      {"two backslashes", "SELECT 'a\\\\' FROM t",
       "select(select{'a\\\\'} from{T:t})", "", ""},
      {"a quote doubled behind a backslash", "SELECT 'a\\''b' FROM t",
       "select(select{'a\\''b'} from{T:t})", "", ""},
      {"a string in double quotes",
       "SELECT \"a\", \"b\".\"c\", d AS \"e\" FROM \"f\"",
       "select(select{?\"a\", <\"b\".\"c\">, <d> => \"e\"} from{T:\"f\"})", "",
       ""},
      {"a quoted name with dots",
       "SELECT \"a.b\".\"c.d\" FROM \"x.y\" z, [p.q].r",
       "select(select{<\"a.b\".\"c.d\">} from{T:\"x.y\" => z, T:[p.q].r})", "",
       "[x]"},
      {"a subscript is no name in brackets",
       "SELECT a[1], f(x)[2], [b] FROM [c]",
       "select(select{AT(<a>, 1), AT(f(<x>), 2), <[b]>} from{T:[c]})", "",
       "[x]"},
      {"a name in brackets behind a word", "SELECT[a]FROM[b]",
       "select(select{<[a]>} from{T:[b]})", "", "[x]"},
      {"TOP is a column", "SELECT top, top.x FROM t ORDER BY top",
       "select(select{<top>, <top.x>} from{T:t} order by{<top>})", "", ""},
      {"LIMIT is a column",
       "SELECT limit FROM t WHERE limit > 5 AND offset = 1",
       "select(select{<limit>} from{T:t} where{AND(>(<limit>, 5), =(<offset>, "
       "1))})",
       "", ""},
      {"MINUS is an alias", "SELECT a minus FROM t",
       "select(select{<a> => minus} from{T:t})", "", ""},
      {"MINUS joins queries", "SELECT a FROM t MINUS SELECT b FROM u",
       "select(select{<a>} from{T:t} MINUS select{<b>} from{T:u})", "",
       "MINUS"},
      {"a function called LEFT",
       "SELECT LEFT(a, 2) FROM t JOIN u ON LEFT(a, 1) = RIGHT(b, 1) LEFT JOIN "
       "v ON 1 = 1",
       "select(select{LEFT(<a>, 2)} from{T:t, JOIN(T:u, =(LEFT(<a>, 1), "
       "RIGHT(<b>, 1))), LEFT JOIN(T:v, =(1, 1))})",
       "", ""},
      {"functions called as statements are",
       "SELECT REPLACE(a, 'b', 'c'), TRUNCATE(d, 2), INSERT(e, 1, 2, 'f'), "
       "IF(g, 1, 2) FROM t",
       "select(select{REPLACE(<a>, 'b', 'c'), TRUNCATE(<d>, 2), INSERT(<e>, 1, "
       "2, 'f'), IF(<g>, 1, 2)} from{T:t})",
       "", ""},
      {"a unit is no column",
       "SELECT DATEADD(day, 1, a), DATEDIFF(b, c), TIMESTAMPDIFF(HOUR, d, e) "
       "FROM t",
       "select(select{DATEADD(w:day, 1, <a>), DATEDIFF(w:b, <c>), "
       "TIMESTAMPDIFF(w:HOUR, <d>, <e>)} from{T:t})",
       "", ""},
      {"a type is no column",
       "SELECT CONVERT(varchar(10), a, 120), CONVERT(int, b), CONVERT(c USING "
       "utf8), CAST(d AS int) FROM t",
       "select(select{CONVERT(varchar(10), w:a, 120), CONVERT(w:int, w:b), "
       "CONVERT(w:c, w:utf8), CAST(<d>, type:int)} from{T:t})",
       "", ""},
      {"named arguments are no columns", "SELECT f(a => 1, b => c) FROM t",
       "select(select{f(=>(w:a, 1), =>(w:b, <c>))} from{T:t})", "", ""},
      {"a comment in a comment", "SELECT a /* b /* c */ d */ FROM t",
       "select(select{<a>} from{T:t})", "", "/* /* */ */"},
      {"a comment that only opens twice", "SELECT a /* b /* c */ FROM t",
       "select(select{<a>} from{T:t})", "", ""},
      {"a hash behind a value", "SELECT a # b\nFROM t",
       "select(select{ERR(<a>, ERR(# b))} from{T:t})", "two-ways-to-read@9-12",
       ""},
      {"a hash and a name", "SELECT a #b\nFROM t",
       "select(select{ERR(<a>, ERR(#b))} from{T:t})", "two-ways-to-read@9-11",
       ""},
      {"a hash in a name", "SELECT serial#, v$x FROM v$session",
       "select(select{<serial#>, <v$x>} from{T:v$session})", "", ""},
      {"a hash that begins a line", "#SELECT a\nSELECT b FROM t",
       "select(select{<b>} from{T:t})", "", "# comment"},
      {"a comment of two dashes", "SELECT a --b\n, c FROM t",
       "select(select{<a>, <c>} from{T:t})", "", ""},
      {"GO in a list", "SELECT a,\ngo\nFROM t",
       "select(select{<a>, <go>} from{T:t})", "", ""},
      {"GO as an alias", "SELECT a go FROM t",
       "select(select{<a> => go} from{T:t})", "", ""},
      {"a slash on its line divides", "SELECT a\n/\nb FROM t",
       "select(select{/(<a>, <b>)} from{T:t})", "", ""},
      {"dollars that are no quotes", "SELECT $1, a$b, $action FROM t",
       "select(select{P:$1, <a$b>, P:$action} from{T:t})", "", ""},
      {"a dollar quote without its end", "SELECT $$abc FROM t",
       "select(select{ERR($$abc FROM t)})", "unclosed-string@7-19", "$$ $$"},
      {"q is a name", "SELECT q.a, q 'x' FROM q",
       "select(select{<q.a>, <q> => 'x'} from{T:q})", "", ""},
      {"words as names", "SELECT date, value, type, key, user, level FROM t",
       "select(select{<date>, <value>, <type>, <key>, w:user, w:level} "
       "from{T:t})",
       "", ""},
      {"double colons and binds", "SELECT a::int, :b, ':c', d[1:2] FROM t",
       "select(select{CAST(<a>, type:int), P::b, ':c', AT(<d>, ERR(1, P::2))} "
       "from{T:t})",
       "operator-expected@28-30", "::"},
      {"signs that are names of parameters", "SELECT @@version, @a = b FROM t",
       "select(select{P:@@version, =(P:@a, <b>)} from{T:t})", "", "@x"},
      {"an old join of SQL Server", "SELECT 1 FROM a, b WHERE a.i *= b.i",
       "select(select{1} from{T:a, T:b} where{*=(<a.i>, <b.i>)})", "", ""},
      {"bars in MySQL", "SELECT 1 FROM a WHERE a = 1 || b = 2 && c",
       "select(select{1} from{T:a} where{&&(=(=(<a>, ||(1, <b>)), 2), <c>)})",
       "", ""},
      {"a time zone", "SELECT CAST(a AS timestamp with time zone) FROM t",
       "select(select{CAST(<a>, type:timestamp with time zone)} from{T:t})", "",
       ""},
      {"rows for every group",
       "SELECT a, count(*) FROM t GROUP BY a WITH ROLLUP",
       "select(select{<a>, count(*)} from{T:t} group by{<a>})", "", ""},
      {"hints of MySQL", "SELECT a FROM t USE INDEX (i) WHERE b = 1",
       "select(select{<a>} from{T:t, ...} where{=(<b>, 1)})", "", ""},
      {"applied functions",
       "SELECT a FROM t CROSS APPLY f(t.x) g OUTER APPLY (SELECT 1) h",
       "select(select{<a>} from{T:t, CROSS APPLY(f(<t.x>) => g), OUTER "
       "APPLY((select{1}) => h)})",
       "", "APPLY"},
      {"a pivot", "SELECT a FROM t PIVOT (sum(x) FOR y IN (1, 2)) p",
       "select(select{<a>} from{T:t, ... => p})", "", ""},
      {"output of changes",
       "UPDATE t SET a = 1 OUTPUT deleted.a INTO @x WHERE b = 1",
       "update(target{T:t} set{=(<a>, 1)} returning{<deleted.a>} into{P:@x} "
       "where{=(<b>, 1)})",
       "", "@x, OUTPUT"},
      {"a query into a table", "SELECT a INTO #t FROM u WHERE b = 1",
       "select(select{<a>} into{T:#t} from{T:u} where{=(<b>, 1)})", "", "#x"},
      {"a deletion that has its name in a query",
       "WITH d AS (SELECT a FROM t) DELETE FROM d WHERE a = 1",
       "delete(with{d (select{<a>} from{T:t})} target{T:d} where{=(<a>, 1)})",
       "", ""},
      {"a change within a query",
       "WITH d AS (DELETE FROM t RETURNING a) SELECT a FROM d",
       "select(with{d (delete(target{T:t} returning{<a>}))} select{<a>} "
       "from{T:d})",
       "", "RETURNING"},
      {"numbers", "SELECT 1.5, .5, 1e10, 1.5E-3, 0xFF, 10. FROM t",
       "select(select{1.5, .5, 1e10, 1.5E-3, 0xFF, 10.} from{T:t})", "", ""},
      {"values of sequences are no columns",
       "SELECT s.NEXTVAL, NEXT VALUE FOR dbo.s, nextval('s') FROM t",
       "select(select{w:s.NEXTVAL, w:NEXT VALUE FOR dbo.s, nextval('s')} "
       "from{T:t})",
       "", ""},
      {"an option of MySQL is no column", "SELECT SQL_CALC_FOUND_ROWS a FROM t",
       "select(select{<a>} from{T:t})", "", ""},
      {"strings with their character set", "SELECT _utf8'a', N'b' FROM t",
       "select(select{_utf8'a', N'b'} from{T:t})", "", ""},
      {"a comment that MySQL runs", "SELECT a /*!40000 , b */ FROM t",
       "select(select{<a>} from{T:t})", "two-ways-to-read@9-24", ""},
      {"a hint in a comment", "SELECT /*+ INDEX (t i) */ a FROM t",
       "select(select{<a>} from{T:t})", "", ""},
      {"a type of tables is no table",
       "CREATE TYPE x AS TABLE OF NUMBER; CREATE USER table1 IDENTIFIED BY x",
       "create(...); create(...)", "", ""},
      {"words of time without parentheses",
       "SELECT UTC_TIMESTAMP, CURRENT_DATE, SESSIONTIMEZONE, LOCALTIMESTAMP(3) "
       "FROM t",
       "select(select{w:UTC_TIMESTAMP, w:CURRENT_DATE, w:SESSIONTIMEZONE, "
       "LOCALTIMESTAMP(3)} from{T:t})",
       "", ""},
      {"a string and an alias in double quotes, or two strings",
       "SELECT 'x' \"B\" FROM t", "select(select{ERR('x', ?\"B\")} from{T:t})",
       "operator-expected@11-14", ""},
      {"an alias in double quotes, or two strings",
       "SELECT \"a\" \"B\", \"c\" 'd' FROM t",
       "select(select{ERR(?\"a\", ?\"B\"), ERR(?\"c\", 'd')} from{T:t})",
       "operator-expected@11-14 operator-expected@20-23", ""},
      {"aliases in quotes",
       "SELECT 'x' AS \"B\", 'y' [C], d \"E\", f 'g' FROM t",
       "select(select{'x' => \"B\", 'y' => [C], <d> => \"E\", <f> => 'g'} "
       "from{T:t})",
       "", "[x]"},
  };
  CheckSql(SqlForm::kScript, cases);
}

}  // namespace
}  // namespace audit
