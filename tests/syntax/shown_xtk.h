// An xtk expression as one line, for tables of tests.
#pragma once

#include <string>
#include <string_view>

#include "syntax/xtk_expression.h"

namespace audit {

//   (AND (= <@a> 1) <b @c>)   operators in front; a path's steps in <>
//   $long<.. @a>  F(a, b)  {a}  IN's list: {a, b}  SQL'...'  CODE  ERR(...)
std::string ShownXtk(std::string_view text, const XtkExpression& expression);

// "operand-expected@3 not-a-path@5-9", in order; empty: none.
std::string ShownXtkFaults(const XtkExpression& expression);

}  // namespace audit
