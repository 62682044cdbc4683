#include "syntax/sql_words.h"

#include <array>
#include <cstddef>

#include "core/text.h"

namespace audit {
namespace {

using W = SqlWord;

struct Entry {
  std::string_view text;
  SqlWord word = SqlWord::kNone;
};

constexpr Entry kEntries[] = {
#define SQL_WORD(word, text) {text, SqlWord::word},
#define SQL_WORDS_END(name)
#include "syntax/sql_words.def"
#undef SQL_WORD
#undef SQL_WORDS_END
    // Other spellings and what is treated alike.
    {"sql_no_cache", W::kSelectOption},
    {"high_priority", W::kSelectOption},
    {"utc_date", W::kPseudo},
    {"utc_time", W::kPseudo},
    {"utc_timestamp", W::kPseudo},
    {"sessiontimezone", W::kPseudo},
    {"dbtimezone", W::kPseudo},
    {"current_schema", W::kPseudo},
    {"current_role", W::kPseudo},
    {"prepare", W::kOtherStatement},
    {"deallocate", W::kOtherStatement},
    {"refresh", W::kOtherStatement},
    {"rename", W::kOtherStatement},
    {"optimize", W::kOtherStatement},
    {"flush", W::kOtherStatement},
    {"reset", W::kOtherStatement},
    {"straight_join", W::kJoin},
    {"analyse", W::kOtherStatement},
    {"comment", W::kOtherStatement},
    {"copy", W::kOtherStatement},
    {"describe", W::kOtherStatement},
    {"explain", W::kOtherStatement},
    {"reindex", W::kOtherStatement},
    {"savepoint", W::kOtherStatement},
    {"show", W::kOtherStatement},
    {"vacuum", W::kOtherStatement},
    {"try_convert", W::kConvert},
    {"timestamp", W::kDate},
    {"timestamptz", W::kDate},
    {"datediff", W::kDatePart},
    {"datediff_big", W::kDatePart},
    {"datename", W::kDatePart},
    {"datepart", W::kDatePart},
    {"datetrunc", W::kDatePart},
    {"timestampadd", W::kDatePart},
    {"timestampdiff", W::kDatePart},
    {"rlike", W::kGlob},
    {"glob", W::kGlob},
    {"trailing", W::kLeading},
    {"while", W::kLoop},
    {"repeat", W::kLoop},
    {"readpast", W::kLockHint},
    {"updlock", W::kLockHint},
    {"rowlock", W::kLockHint},
    {"tablock", W::kLockHint},
    {"tablockx", W::kLockHint},
    {"holdlock", W::kLockHint},
    {"xlock", W::kLockHint},
    {"readuncommitted", W::kLockHint},
    {"nvl2", W::kNvl},
    {"unpivot", W::kPivot},
    {"proc", W::kProcedure},
    {"current_time", W::kPseudo},
    {"current_timestamp", W::kPseudo},
    {"current_user", W::kPseudo},
    {"localtime", W::kPseudo},
    {"localtimestamp", W::kPseudo},
    {"session_user", W::kPseudo},
    {"system_user", W::kPseudo},
    {"user", W::kPseudo},
    {"level", W::kPseudo},
    {"rowid", W::kPseudo},
    {"unknown", W::kPseudo},
    {"range", W::kRows},
    {"systimestamp", W::kSysdate},
    {"tran", W::kTransaction},
    {"work", W::kTransaction},
    {"bitmap", W::kUnique},
    {"clustered", W::kUnique},
    {"nonclustered", W::kUnique},
    {"quarter", W::kUnit},
    {"month", W::kUnit},
    {"week", W::kUnit},
    {"day", W::kUnit},
    {"hour", W::kUnit},
    {"minute", W::kUnit},
    {"second", W::kUnit},
};

// About one slot in three is taken, so that a look-up seldom looks twice.
constexpr std::size_t kSlots = 512;
constexpr std::size_t kLongest = 19;

constexpr char Lower(char c) { return static_cast<char>(c | 0x20); }

constexpr std::size_t Hash(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : name) {
    hash = hash * 31 + static_cast<unsigned char>(Lower(c));
  }
  return (hash ^ (hash >> 9)) % kSlots;
}

constexpr std::array<Entry, kSlots> MakeSlots() {
  std::array<Entry, kSlots> slots = {};
  for (const Entry& entry : kEntries) {
    std::size_t at = Hash(entry.text);
    while (!slots[at].text.empty()) at = (at + 1) % kSlots;
    slots[at] = entry;
  }
  return slots;
}
constexpr std::array<Entry, kSlots> kTable = MakeSlots();

}  // namespace

SqlWord FindSqlWord(std::string_view name) {
  if (name.size() < 2 || name.size() > kLongest) return SqlWord::kNone;
  for (std::size_t at = Hash(name); !kTable[at].text.empty();
       at = (at + 1) % kSlots) {
    if (EqualsIgnoreCase(name, kTable[at].text)) return kTable[at].word;
  }
  return SqlWord::kNone;
}

}  // namespace audit
