// The scripts of the bench instance: server JavaScript with E4X, and templates
// that hold it.
#pragma once

#include <cstdint>
#include <string>

#include "tests/bench/prng.h"

namespace audit::bench {

struct Script {
  std::string text;  // as it stands in the entity, before escaping
  // What a parser of JavaScript is given: the text itself, or for a template
  // the text with its non-script bytes blanked.
  std::string parsed;
  bool triggered = false;  // holds a text that some rule or fact looks for
};

enum class Form { kCode, kTemplate };

// A new distinct script; `number` makes it so whatever chance says.
Script MakeScript(std::uint32_t number, Form form, Prng* prng);

}  // namespace audit::bench
