// The rules of a run: the built-in ones and those of a person's own folders.
#pragma once

#include <string>
#include <vector>

#include "cli/file_system.h"
#include "ruleset/ruleset.h"

namespace audit {

// `folders` as --rules names them: every .yaml file in and below each, but
// not-checked.yaml, is a rule. An id may not be one that is built in, since
// everything that names it would mean either. All faults of all files.
tl::expected<Ruleset, std::vector<Error>> CompileRules(
    const std::vector<std::string>& folders, const FileSystem& files);

// The rule of a file; all its faults.
tl::expected<Rule, std::vector<Error>> LoadRuleFile(const std::string& path,
                                                    const FileSystem& files);

}  // namespace audit
