// A tree of SQL as one line, for tables of tests.
#pragma once

#include <string>
#include <string_view>

#include "syntax/sql_tree.h"

namespace audit {

//   select(select{<a>} from{T:t => b})   a statement, its clauses, a table, an
//   alias; <a.b> a column, w:x a word, ?"x" in double quotes, P:x a parameter
//   =(a, b)  F(a)  {a} a group  [a, b] a list  (a) a subquery  ... opaque
//   LEFT JOIN(a, b)  CASE(WHEN(a), THEN(b))  CODE  SPLICE(a, b)  ERR(a)
std::string ShownSql(std::string_view text, const SqlTree& tree);

// "operand-expected@3 stray-close@5-9", in order; empty: none.
std::string ShownSqlFaults(const SqlTree& tree);

// "TOP, [x]", in the order met.
std::string ShownSqlEvidence(const SqlTree& tree);

}  // namespace audit
