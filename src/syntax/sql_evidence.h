// What in an SQL text shows its flavour. Collected, never concluded from: which
// database a text is for is a question for who knows the instance.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/region.h"

namespace audit {

// Bits.
enum SqlFlavours : std::uint8_t {
  kNoFlavour = 0,
  kPostgreSql = 1,
  kOracle = 2,
  kSqlServer = 4,
  kMySql = 8,
};

enum class SqlMark : std::uint8_t {
  kBracketName,     // [x]
  kBacktick,        // `x`
  kHashComment,     // # to the line's end
  kHashName,        // #x
  kBackslashQuote,  // 'it\'s'
  kEscapeString,    // E'\n'
  kQuoteString,     // q'[it's]'
  kDollarString,    // $$it's$$
  kNestedComment,   // /* /* */ */
  kBatchEnd,        // GO
  kVariable,        // @x
  kCastOperator,    // x::int
  kTop,             // SELECT TOP 10
  kLimit,           // LIMIT 10
  kRownum,          // ROWNUM
  kDual,            // FROM DUAL
  kNvl,             // NVL(
  kSysdate,         // SYSDATE
  kIsnullFunction,  // ISNULL(
  kOuterMark,       // a = b(+)
  kConnectBy,       // CONNECT BY, START WITH
  kMinus,           // MINUS
  kLockHint,        // WITH (NOLOCK)
  kIlike,           // ILIKE
  kApply,           // CROSS APPLY
  kDuplicateKey,    // ON DUPLICATE KEY UPDATE
  kOnConflict,      // ON CONFLICT
  kReturning,       // RETURNING
  kOutput,          // OUTPUT
  kLateral,         // LATERAL
  kLast = kLateral,
};

struct SqlSign {
  SqlMark mark = SqlMark::kLast;
  Region region;  // the first place
};

// Each mark once, in the order met.
class SqlEvidence {
 public:
  void Add(SqlMark mark, Region region) {
    const std::uint64_t bit = std::uint64_t{1}
                              << static_cast<std::uint8_t>(mark);
    if ((seen_ & bit) != 0) return;
    seen_ |= bit;
    signs_.push_back({mark, region});
  }
  const std::vector<SqlSign>& signs() const { return signs_; }

 private:
  std::uint64_t seen_ = 0;
  std::vector<SqlSign> signs_;
};

std::string_view NameOf(SqlMark mark);  // "TOP", "[x]"
// In which of the four the mark is SQL; others may have it as something else.
std::uint8_t FlavoursOf(SqlMark mark);
// Of one bit: "SQL Server".
std::string_view WordsOfFlavour(SqlFlavours flavour);

}  // namespace audit
