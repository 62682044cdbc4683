// Arguments to input files: folders are walked, archives listed, '-' is
// standard input.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/archive_members.h"
#include "cli/file_system.h"
#include "cli/path_filter.h"
#include "engine/run.h"

namespace audit {

struct InputOptions {
  std::string stdin_name = "<stdin>";  // names what '-' gives
  PathFilter filter;
  ArchiveLimits limits;
};

struct FoundInputs {
  std::vector<InputFile> files;  // each path once
  std::vector<Skipped> skipped;  // links, and what the filter left out
  std::vector<Error> errors;     // what cannot be read, or holds nothing
  // What pipes and standard input gave, by path: they are read only once.
  std::map<std::string, std::shared_ptr<std::string>> streams;
};

// "./a//b/" is "a/b", as files below it are then named; "." stays.
std::string NormalisePath(const std::string& path);

// `.git` and `node_modules` are not entered, nor is read what a run of ours
// that was killed has left of an output; links to folders are not followed.
FoundInputs FindInputs(const FileSystem& files,
                       const std::vector<std::string>& arguments,
                       const InputOptions& options);

}  // namespace audit
