// Text patterns: what the bench instance is made of, filled by chance.
//   $v a name   $w a word   $n a number   $t a field type   $s a schema
//   $1 .. $3 names that stay the same within one filling
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "tests/bench/prng.h"

namespace audit::bench {

void Fill(std::string_view pattern, Prng* prng, std::string* out);

// Fills one of `patterns`.
void FillAny(std::span<const std::string_view> patterns, Prng* prng,
             std::string* out);

}  // namespace audit::bench
