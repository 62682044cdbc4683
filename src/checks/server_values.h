// What values of a server's configuration mean: folders and commands.
#pragma once

#include <span>
#include <string_view>

namespace audit {

// Whether a list with commas names a folder that holds the server's own files:
// the whole disk, the installation or a folder around it, any folder `conf`.
bool NamesWideFolder(std::string_view list);

// Whether a command line is one call of one of the programs, with or without a
// path and ".exe", and nothing of a shell's: no pipe, list, redirection,
// substitution.
bool IsPlainCallOf(std::span<const std::string_view> programs,
                   std::string_view command);

}  // namespace audit
