// A random payload written through a random stack of layers, and the same file
// read back through the program's own readers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/origin_map.h"
#include "tests/bench/prng.h"
#include "tests/positions/layer.h"
#include "tests/positions/tracked_text.h"

namespace audit::positions {

using bench::Prng;

// One layer of a stack. `before`: bytes of the layer's decoded text that stand
// before what it holds.
struct Step {
  Layer layer;
  std::uint32_t before = 0;
};

struct Stack {
  std::vector<Step> steps;  // the file first
  std::string payload;
  TrackedText file;  // original bytes; where each payload character stands
};

// Any characters that the outermost layer can hold, quotes and markup among
// them.
std::string RandomPayload(Layer encoding, Prng* random);
Stack WriteStack(const std::vector<Layer>& layers, std::string payload,
                 Prng* random);

struct Reading {
  std::string fault;     // why the payload was not found; empty: it was
  std::string text;      // of the innermost layer
  OriginMap origin;      // text -> bytes of the file
  std::uint32_t at = 0;  // where the payload begins in `text`
};

inline constexpr std::size_t kIntact = static_cast<std::size_t>(-1);

// `corrupt`: index of a step whose map is shifted by one byte, or kIntact.
Reading ReadStack(const Stack& stack, std::size_t corrupt);

}  // namespace audit::positions
