// What stands behind an '&'.
#pragma once

#include <cstdint>
#include <string_view>

namespace audit {

struct MarkupReference {
  enum class Kind : std::uint8_t {
    kNone,       // an '&' that starts no reference
    kCharacter,  // &#10; and the five entities XML knows
    kForbidden,  // of a character that XML 1.0 has not, e.g. &#0;
    kEntity,     // &nbsp; and other names, which need a declaration
  };
  Kind kind;
  std::uint32_t size;   // with '&' and ';'; 1 for kNone
  char32_t code_point;  // of kCharacter and kForbidden: what it is read as
};

// Precondition: `raw` starts with '&'. The parser cannot hold U+0000 and writes
// surrogates and numbers beyond Unicode as bytes that are not UTF-8: the former
// is read as U+0001, the latter as U+FFFD, see PatchReference.
MarkupReference ReadReference(std::string_view raw);

// Rewrites a forbidden reference, `size` bytes at `at`, to one of the same
// length that names the character it is read as.
void PatchReference(char* at, MarkupReference reference);

}  // namespace audit
