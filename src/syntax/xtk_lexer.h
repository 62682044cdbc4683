// An xtk expression cut into lexemes. Brackets are matched here, so that who
// reads on always meets an opener and its closer, if need be one of no width.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

// What is wrong at a place of an expression. Reading goes on behind each.
enum class XtkFaultKind : std::uint8_t {
  kNone,
  kUnclosedString,
  kUnclosedSql,        // [SQLDATA[ without ]]
  kUnclosedCode,       // <% without %>
  kNotADate,           // #...# that holds something else
  kNotANumber,         // 12ab
  kNotUnderstood,      // bytes that no reading is known for
  kStrayClose,         // a closing bracket that nothing opened
  kMissingClose,       // at the opening bracket
  kOperandExpected,    // an operator, a comma or an end where a value belongs
  kOperatorExpected,   // two values side by side
  kChainedComparison,  // a = b = c: which one goes first is not documented
  kNotAPath,           // in [...] or $(...)
  kListExpected,       // IN without its parentheses, or a comma outside one
};

enum class XtkLexemeKind : std::uint8_t {
  kSpace,
  kString,  // with its quotes; a backslash keeps what follows it
  kNumber,
  kDate,       // with its '#'
  kName,       // a step, a function or a word such as AND
  kAttribute,  // @name
  kDots,       // . or .. as a step
  kSlash,      // between steps or before the first; not the division
  kOperator,   // = == != <> < <= > >= + - * / %
  kComma,
  kColon,  // in [schema:alias:path]
  kOpenParen,
  kOpenBracket,    // of a path
  kOpenPredicate,  // of a step's [...]
  kOpenParameter,  // "$(" or "$long("
  kClose,
  kMissingClose,  // of no width
  kSqlData,       // the whole of [SQLDATA[...]]
  kCode,          // <%...%> or a hole, with the name it is part of
  kBad,
};

struct XtkLexeme {
  XtkLexemeKind kind = XtkLexemeKind::kBad;
  XtkFaultKind fault = XtkFaultKind::kNone;
  // A template's <%...%> or a hole is in it: what it says in the end is
  // unknown.
  bool has_code = false;
  Region region;
};

// In order and without gaps from the first byte of `text` to its last. Linear.
//
// A '/' is a path's when it stands close between steps (subscription/@label) or
// before the first (/tmp/@x), else the division. '-' and '.' belong to a name
// inside [...] and $(...) only (formats.md 2.7).
std::vector<XtkLexeme> LexXtk(std::string_view text);

// The SQL of a kSqlData lexeme, without what opens and closes it.
Region SqlOfXtk(const XtkLexeme& lexeme);

}  // namespace audit
