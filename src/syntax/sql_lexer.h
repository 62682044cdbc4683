// SQL cut into lexemes, as PostgreSQL, Oracle, SQL Server and MySQL write it
// and as Campaign puts $(...) and <%...%> into it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "syntax/sql_evidence.h"
#include "syntax/sql_words.h"

namespace audit {

// What is wrong at a place of SQL. Reading goes on behind each.
enum class SqlFaultKind : std::uint8_t {
  kNone,
  kUnclosedString,
  kUnclosedName,     // [x, "x or `x without its end
  kUnclosedComment,  // /* without */
  kUnclosedCode,     // <% without %>
  kBadParameter,     // $( without ), or with what is no path in it
  kTwoWaysToEnd,     // '...\'...: where the string ends depends on the flavour
  kTwoWaysToRead,    // #x, /*! */: a comment or not, depending on the flavour
  kNotANumber,       // 12ab
  kNotUnderstood,    // bytes or words that no reading is known for
  kStrayClose,
  kMissingClose,      // at the opening bracket
  kOperandExpected,   // an operator, a comma or an end where a value belongs
  kOperatorExpected,  // two values side by side
  kListExpected,      // IN without its parentheses
  kSourceExpected,    // no table where FROM, JOIN, INTO and their like want one
  kNameExpected,      // in lists of columns, behind AS
  kQueryExpected,     // behind UNION, WITH x AS, CREATE VIEW x AS
  kNotAStatement,     // the first word of it is not known
  kUnclosedBlock,     // BEGIN or CASE without END
};

enum class SqlLexemeKind : std::uint8_t {
  kString,      // with quotes and prefix: '', N'', E'', q'[]', $$ $$
  kNumber,      // also 0x1F
  kName,        // outside of quotes; `word` says whether it is known
  kQuotedName,  // "x", [x] or `x`
  kParameter,   // ? :x @x @@x $1 $x $(path) $long(path)
  kCode,        // <%= %> or a hole, with the name it begins
  kOperator,
  kCast,  // ::
  kComma,
  kDot,
  kSemicolon,
  kBatchEnd,  // GO or / alone on a line
  kOpen,
  kClose,
  kOpenBracket,  // of a subscript
  kCloseBracket,
  kBad,
  kComment,    // among the trivia
  kScriptlet,  // <% %> that puts out nothing itself; among the trivia
};

struct SqlLexeme {
  SqlLexemeKind kind = SqlLexemeKind::kBad;
  SqlFaultKind fault = SqlFaultKind::kNone;
  SqlWord word = SqlWord::kNone;  // of kName alone
  // <%...%> or a hole is in it: what it says in the end is unknown.
  bool has_code = false;
  Region region;
};

// Both in order, apart from each other and from themselves; between them is
// white space and nothing else.
struct SqlLexemes {
  std::vector<SqlLexeme> lexemes;
  std::vector<SqlLexeme> trivia;  // comments and scriptlets
  SqlEvidence evidence;
};

// Linear. Where the flavours end a string in different places (a backslash
// before a quote), the reading that ends every string is taken; where both or
// neither do, the strings have the fault kTwoWaysToEnd.
SqlLexemes LexSql(std::string_view text);

}  // namespace audit
