// What one script tells the others: the libraries it loads and what its
// functions return. Called in pass 1 for scripts that define or load something.
#pragma once

#include <string>
#include <string_view>

#include "model/facts.h"
#include "syntax/node.h"

namespace audit {

// `root`: the program node of `text`. Functions are those a loading script can
// call: declared at the top level, or assigned there to a name (`f = function`,
// `ns.f = function`). Of a name defined twice the returns are joined. Loads are
// in document order, each once, spelled as library ids ("cus:lib.js") where the
// path is that of one ("/cus/lib.js"). Linear in the size of the script,
// without recursion.
ScriptFacts CollectScriptFacts(Node root, std::string_view text);

// "/cus/lib.js" -> "cus:lib.js"; other spellings stay as they are.
std::string LibraryId(std::string_view path);

}  // namespace audit
