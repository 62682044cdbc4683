// What a text looks like, for places that are not known to hold code: cheap
// tests, made to be asked of every value of an export.
#pragma once

#include <string_view>

namespace audit {

// Holds "<%".
bool HoldsTemplate(std::string_view text);
// Holds the expression token "[SQLDATA[", in any letter case.
bool HoldsSqldata(std::string_view text);
// Holds a character that scripts cannot do without and plain words do: one of
// ( = ; {
bool LooksLikeScript(std::string_view text);
// Opens like a statement: SELECT, UPDATE, ...
bool LooksLikeSql(std::string_view text);
// Opens with '<' and is not JavaScript's.
bool LooksLikeHtml(std::string_view text);

}  // namespace audit
