// What the path of a file says of its content, as sync tools name files.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// Views are of the path given.
struct PathParts {
  std::string_view file;          // "lib.js"
  std::string_view folder;        // the one around it, "cus"
  std::string extension;          // lower case, without the dot; "js"
  std::string schema;             // of a folder such as "xtk_javascript", the
                                  // innermost: "xtk:javascript"; else empty
  std::string_view below_schema;  // "cus/lib.js"; empty without `schema`
};

// '/' or '\\' between parts.
PathParts SplitPath(std::string_view path);

}  // namespace audit
