// An xtk expression as a flat tree: operators with precedence, calls, paths,
// $(...), literals, SQLDATA. What is not understood is an error node with a
// fault beside it, never a guess.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/region.h"
#include "syntax/xtk_lexer.h"

namespace audit {

enum class XtkKind : std::uint8_t {
  kString,
  kNumber,
  kDate,
  kBoolean,
  kNull,
  kStar,      // of Count(*)
  kPath,      // steps; with its brackets, if it has any
  kRootStep,  // the '/' before the first step
  kElementStep,
  kAttributeStep,  // with its '@'
  kSelfStep,       // .
  kParentStep,     // ..
  kPredicate,      // below a step: [...] with an expression
  kJoin,           // [schema:alias:path]: kName's, then a kPath
  kName,
  kParameter,  // $(path) or $long(path); name: the word behind '$'
  kCall,       // name: the function's; children: the arguments
  kGroup,      // (...)
  kList,       // what stands in the parentheses of IN
  kUnary,
  kBinary,
  kSqlData,  // [SQLDATA[...]] with a kSql
  kSql,      // the SQL alone, not read
  kCode,     // <%...%> or a hole: any part of an expression may stand here
  kSplice,   // code beside something without an operator that we see
  kError,    // what stands in it is not understood as a whole
};

enum class XtkOperator : std::uint8_t {
  kNone,
  kOr,
  kAnd,
  kNot,
  kEqual,     // = ==
  kNotEqual,  // != <>
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kLike,
  kNotLike,
  kIn,
  kNotIn,
  kIsNull,
  kIsNotNull,
  kPlus,
  kMinus,
  kTimes,
  kDivide,
  kModulo,
  kNegate,
};
std::string_view WordOf(XtkOperator op);  // "AND", "!=", "-"

struct XtkNode {
  XtkKind kind = XtkKind::kError;
  XtkOperator op = XtkOperator::kNone;  // of kUnary and kBinary
  bool has_code = false;     // in the node or below it: <%...%> or a hole
  bool has_error = false;    // in the node or below it: an error node
  std::uint32_t parent = 0;  // of the root: itself
  std::uint32_t end = 0;     // behind its last descendant
  Region region;  // of the text; children lie inside, in order, apart
  Region name;    // of a function, an operator, a parameter's type; else empty
};

struct XtkFault {
  XtkFaultKind kind = XtkFaultKind::kNone;
  Region region;  // empty at the place where something is missing
};
// A sentence's end: "a quote that nothing closes".
std::string_view WordsOf(XtkFaultKind kind);

struct XtkExpression {
  std::vector<XtkLexeme> lexemes;  // cover the text
  // A node before its children: node i's are i + 1, then nodes[i + 1].end, and
  // so on below nodes[i].end. The root is the first; a blank text has none.
  std::vector<XtkNode> nodes;
  std::vector<XtkFault> faults;  // by place; empty: all is understood
};

// Any text, of any depth, in linear time. `text` is decoded (no entities) and
// at most 4 GiB long. Precedence, weakest first: OR, AND, NOT, comparisons, +
// -,
// * / %, the sign (formats.md 3.1, where it is inferred from SQL).
XtkExpression ParseXtk(std::string_view text);

std::vector<std::uint32_t> ChildrenOf(const XtkExpression& expression,
                                      std::uint32_t node);
// The arguments of a kCall or the members of a kList. Count(*) has one.
std::uint32_t ArityOf(const XtkExpression& expression, std::uint32_t node);
// The text of a kString without quotes and escapes.
std::string XtkStringValue(std::string_view text, const XtkNode& node);

}  // namespace audit
