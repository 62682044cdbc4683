// Arguments to input files: folders are walked, '-' is standard input.
#pragma once

#include <string>
#include <vector>

#include "cli/file_system.h"
#include "engine/run.h"

namespace audit {

struct FoundInputs {
  std::vector<InputFile> files;  // each path once
  std::vector<Error> errors;     // arguments or folders that cannot be read
};

// `.git` and `node_modules` are not entered. `stdin_name` names what '-' gives.
FoundInputs FindInputs(const FileSystem& files,
                       const std::vector<std::string>& arguments,
                       const std::string& stdin_name);

}  // namespace audit
