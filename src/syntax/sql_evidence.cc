#include "syntax/sql_evidence.h"

#include <array>

namespace audit {
namespace {

struct Row {
  SqlMark mark;
  std::string_view name;
  int flavours;
};

// In the order of SqlMark; the vendors' manuals say which flavour has what.
constexpr std::array kRows = {
    Row{SqlMark::kBracketName, "[x]", kSqlServer},
    Row{SqlMark::kBacktick, "`x`", kMySql},
    Row{SqlMark::kHashComment, "# comment", kMySql},
    Row{SqlMark::kHashName, "#x", kSqlServer},
    Row{SqlMark::kBackslashQuote, "\\'", kMySql},
    Row{SqlMark::kEscapeString, "E''", kPostgreSql},
    Row{SqlMark::kQuoteString, "q''", kOracle},
    Row{SqlMark::kDollarString, "$$ $$", kPostgreSql},
    Row{SqlMark::kNestedComment, "/* /* */ */", kPostgreSql | kSqlServer},
    Row{SqlMark::kBatchEnd, "GO", kSqlServer},
    Row{SqlMark::kVariable, "@x", kSqlServer | kMySql},
    Row{SqlMark::kCastOperator, "::", kPostgreSql},
    Row{SqlMark::kTop, "TOP", kSqlServer},
    Row{SqlMark::kLimit, "LIMIT", kPostgreSql | kMySql},
    Row{SqlMark::kRownum, "ROWNUM", kOracle},
    Row{SqlMark::kDual, "DUAL", kOracle | kMySql},
    Row{SqlMark::kNvl, "NVL", kOracle},
    Row{SqlMark::kSysdate, "SYSDATE", kOracle | kMySql},
    Row{SqlMark::kIsnullFunction, "ISNULL", kSqlServer | kMySql},
    Row{SqlMark::kOuterMark, "(+)", kOracle},
    Row{SqlMark::kConnectBy, "CONNECT BY", kOracle},
    Row{SqlMark::kMinus, "MINUS", kOracle},
    Row{SqlMark::kLockHint, "NOLOCK", kSqlServer},
    Row{SqlMark::kIlike, "ILIKE", kPostgreSql},
    Row{SqlMark::kApply, "APPLY", kSqlServer | kOracle},
    Row{SqlMark::kDuplicateKey, "ON DUPLICATE KEY", kMySql},
    Row{SqlMark::kOnConflict, "ON CONFLICT", kPostgreSql},
    Row{SqlMark::kReturning, "RETURNING", kPostgreSql | kOracle},
    Row{SqlMark::kOutput, "OUTPUT", kSqlServer},
    Row{SqlMark::kLateral, "LATERAL", kPostgreSql | kOracle | kMySql},
};

constexpr bool IsInOrder() {
  for (std::size_t i = 0; i < kRows.size(); ++i) {
    if (static_cast<std::size_t>(kRows[i].mark) != i) return false;
  }
  return kRows.size() == static_cast<std::size_t>(SqlMark::kLast) + 1;
}
static_assert(IsInOrder());

}  // namespace

std::string_view NameOf(SqlMark mark) {
  return kRows[static_cast<std::size_t>(mark)].name;
}

std::uint8_t FlavoursOf(SqlMark mark) {
  return static_cast<std::uint8_t>(
      kRows[static_cast<std::size_t>(mark)].flavours);
}

std::string_view WordsOfFlavour(SqlFlavours flavour) {
  switch (flavour) {
    case kPostgreSql:
      return "PostgreSQL";
    case kOracle:
      return "Oracle";
    case kSqlServer:
      return "SQL Server";
    case kMySql:
      return "MySQL";
    default:
      return "";
  }
}

}  // namespace audit
