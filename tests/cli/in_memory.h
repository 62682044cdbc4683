// The whole program in memory: what a person types, what comes back.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/app.h"

namespace audit {

struct InMemory {
  struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
  };
  MemoryFileSystem files;
  const Processes* processes = nullptr;

  Outcome Run(std::vector<std::string> arguments) {
    Outcome outcome;
    Environment environment{
        files, [&](std::string_view text) { outcome.out += text; },
        [&](std::string_view text) { outcome.err += text; }};
    environment.processes = processes;
    outcome.code = static_cast<int>(RunApp(std::move(arguments), environment));
    return outcome;
  }

  void Write(const std::string& path, const std::string& bytes) {
    // Memory refuses nothing.
    static_cast<void>(files.Write(path, bytes));
  }
};

}  // namespace audit
