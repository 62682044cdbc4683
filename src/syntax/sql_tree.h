// SQL as a flat tree: statements, clauses, tables, columns, aliases, functions,
// joins, subqueries. What is not understood is an error node with a fault
// beside it, never a guess.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "syntax/sql_kinds.h"
#include "syntax/sql_lexer.h"

namespace audit {

struct SqlNode {
  SqlKind kind = SqlKind::kError;
  SqlVerb verb = SqlVerb::kNone;        // of kStatement
  SqlObject object = SqlObject::kNone;  // of kStatement: what it makes
  SqlClause clause = SqlClause::kNone;  // of kClause
  SqlOperator op = SqlOperator::kNone;  // of kUnary, kBinary, kJoin
  bool has_code = false;                // in its region: <%...%>, a hole
  bool has_error = false;    // in the node or below it: an error node
  std::uint32_t parent = 0;  // of the root: itself
  std::uint32_t end = 0;     // behind its last descendant
  Region region;  // of the text; children lie inside, in order, apart
  // The words of a statement, clause or operator, a function's name with its
  // qualifier, the last part of a table's or column's name, an alias.
  Region name;
};

struct SqlFault {
  SqlFaultKind kind = SqlFaultKind::kNone;
  Region region;  // empty at the place where something is missing
};
// A sentence's end: "a quote that nothing closes".
std::string_view WordsOf(SqlFaultKind kind);

struct SqlTree {
  std::vector<SqlLexeme> lexemes;
  std::vector<SqlLexeme> trivia;
  SqlEvidence evidence;
  // A node before its children: node i's are i + 1, then nodes[i + 1].end, and
  // so on below nodes[i].end. The root is the first; a text of comments and
  // white space has none.
  std::vector<SqlNode> nodes;
  std::vector<SqlFault> faults;  // by place; empty: all is understood
};

enum class SqlForm : std::uint8_t {
  kScript,  // statements
  kPart,    // what stands in SQLDATA, condition/@sql, providerPart/@body: an
            // expression, unless a word that begins statements says otherwise
};

// Any text, of any depth, in linear time. `text` is decoded (no entities) and
// at most 4 GiB long.
SqlTree ParseSql(std::string_view text, SqlForm form);

std::vector<std::uint32_t> ChildrenOf(const SqlTree& tree, std::uint32_t node);
// The nearest node of the kind around `node` or it itself; 0, which is the
// root, where there is none.
std::uint32_t AroundOf(const SqlTree& tree, std::uint32_t node, SqlKind kind);
// What stands before the last part of a table's or column's name, without the
// dot: R0 in R0.sEmail. Empty where nothing does.
Region QualifierOf(const SqlTree& tree, std::uint32_t node);

}  // namespace audit
