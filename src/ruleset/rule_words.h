// How rules are named, whoever reads a file of rules/.
#pragma once

#include <string>
#include <string_view>

namespace audit {

// "sql-count-star": words in small letters joined by '-'.
bool IsKebabCase(std::string_view word);
constexpr std::string_view kNoKebabCase =
    "an id is words in small letters joined by '-'";

// The category of a file: "rules/sql/sql-count-star.yaml" is of "sql". Empty
// where the path has no folder.
std::string CategoryOf(std::string_view path);

}  // namespace audit
