// How each layer writes single characters: at random, in any way the layer has.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tests/bench/prng.h"
#include "tests/positions/layer.h"
#include "tests/positions/tracked_text.h"

namespace audit::positions {

using bench::Prng;

template <std::size_t N>
std::string_view Pick(const std::array<std::string_view, N>& from,
                      Prng* random) {
  return from[random->Below(N)];
}

// Where a character has to be written by a reference, and what may stand for
// it otherwise.
struct MarkupStyle {
  std::string_view escaped;
  bool attribute = false;  // white space is normalised
  bool line_ends = false;  // CRLF is
};

Write MarkupWriter(MarkupStyle style, Prng* random);

// How CDATA is written: of the script's XML line ends are kept.
struct CdataStyle {
  std::uint32_t one_in = 0;  // characters before which a section is left; 0:
                             // only where "]]>" would stand
  bool line_ends = false;    // CRLF is normalised
};

Write CdataWriter(CdataStyle style, Prng* random);

// A string literal of a script.
Write StringWriter(char quote, Prng* random);

// The file's encoding; of windows-1252 and ISO-8859 only what payloads use.
Write FileWriter(Layer encoding);

}  // namespace audit::positions
