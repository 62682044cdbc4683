// What is wrong with a command line, in our words, and what was meant.
#pragma once

#include <CLI/CLI.hpp>
#include <span>
#include <string>

namespace audit {

// Two lines: the fault, with the closest command or option where one is
// unknown, and where to read on. `arguments` are those `app` refused.
std::string UsageFault(const CLI::App& app, const CLI::ParseError& error,
                       std::span<const std::string> arguments);

// "--format" of "-f,--format"; of a flag with one letter "-q". Not of
// positionals.
std::vector<std::string> OptionNames(const CLI::App& command);
// Those of the help.
std::vector<const CLI::App*> CommandsOf(const CLI::App& command);

}  // namespace audit
