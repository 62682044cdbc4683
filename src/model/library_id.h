// The id of a library: how scripts load it, how its file tells it.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// "cus:lib.js" for xtk_javascript/cus/lib.js and cus/lib.js, as sync tools
// write them; empty where the path tells no namespace or is no JavaScript file.
std::string LibraryIdOfPath(std::string_view path);

// The id of what loadLibrary, NL.require and page imports name: "/cus/lib.js"
// is "cus:lib.js"; a file deeper down, as the server's own, stays what it is.
std::string LibraryIdOfLoad(std::string_view path);

}  // namespace audit
