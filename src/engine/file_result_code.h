// What pass 1 leaves of a file, as the bytes of a cache entry, and back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/candidate.h"

namespace audit {

// Whether it is worth an entry and holds nothing that is read anew each time:
// configuration of servers, matches of the vendor's check, what was not read.
bool IsKept(const FileResult& result);

// Secrets are hidden in whatever it holds of the file. Precondition: IsKept.
std::string EncodeFileResult(const FileResult& result);

// nullopt: damaged, or of another version than this. The result is of the file
// `id` in a run of `rules` rules.
std::optional<FileResult> DecodeFileResult(std::string_view entry, FileId id,
                                           std::size_t rules);

}  // namespace audit
