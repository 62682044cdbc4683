// Scripts that let a shell complete our commands and options, made from the
// very table that reads them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

namespace audit {

// `shell` is bash, zsh or fish.
std::string CompletionScript(const CLI::App& app, std::string_view shell);

}  // namespace audit
