// "@args.txt" among the arguments stands for the lines of that file, for those
// who have more to say than a command line holds.
#pragma once

#include <string>
#include <vector>

#include "cli/file_system.h"

namespace audit {

// Each line is an argument as it stands, without quotes; empty lines and those
// that begin with '#' are none. "./@x" names a file that is called so. A line
// that names another such file is an error.
Result<std::vector<std::string>> ExpandArgumentFiles(
    std::vector<std::string> arguments, const FileSystem& files);

}  // namespace audit
