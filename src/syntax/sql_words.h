// Words of SQL that the parser knows, in the four flavours together. A word
// that is known is not therefore reserved: IsReserved says which ones are.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

enum class SqlWord : std::uint8_t {
  kNone,  // a name like any other
#define SQL_WORD(word, text) word,
#define SQL_WORDS_END(name) name,
#include "syntax/sql_words.def"
#undef SQL_WORD
#undef SQL_WORDS_END
};

// Outside of quotes no name.
constexpr bool IsReserved(SqlWord word) {
  return word != SqlWord::kNone && word <= SqlWord::kLastReserved;
}

// kNone where the name is none of them; letter case does not matter.
SqlWord FindSqlWord(std::string_view name);

}  // namespace audit
