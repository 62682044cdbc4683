// What one script tells the others: the libraries it loads and what its
// functions return. Called in pass 1 for scripts that define or load something.
#pragma once

#include "checks/xmlness.h"
#include "model/facts.h"

namespace audit {

// Functions are those a loading script can call: declared at the top level, or
// assigned there to a name (`f = function`, `ns.f = function`). Of a name
// defined twice the returns are joined. Loads are in document order, each once,
// spelled as library ids ("cus:lib.js") where the path is that of one
// ("/cus/lib.js").
ScriptFacts CollectScriptFacts(ScriptValues* values);

}  // namespace audit
