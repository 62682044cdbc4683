// The entities of the bench instance, as package XML.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tests/bench/prng.h"
#include "tests/bench/script.h"

namespace audit::bench {

// Writes a script into an element's text, escaped or as CDATA.
using AddScript = std::function<void(std::string* out)>;

// An entity that holds scripts: workflow, library, page, delivery, web
// application. `add` is called once for each script in it.
void AddScriptEntity(std::uint32_t number, Prng* prng, Form form,
                     const AddScript& add, std::string* out);

// An entity without scripts: schema, form, filter, enumeration, recipients.
void AddMarkupEntity(std::uint32_t number, Prng* prng, std::string* out);

std::string Escaped(std::string_view text);

}  // namespace audit::bench
