// The whole program behind main(): arguments in, exit code out. Everything of
// the outside world comes in through Environment, so tests run it in memory.
#pragma once

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/disk_cache.h"
#include "cli/file_system.h"
#include "cli/processes.h"
#include "core/date.h"
#include "report/report.h"

namespace audit {

// Never reused for anything else; 4 and 2 outrank 1, 1 outranks 3.
enum class ExitCode : int {
  kClean = 0,  // nothing at or above --fail-on
  kFindings = 1,
  kUsage = 2,  // usage, configuration or rule error
  kInput = 3,  // input unreadable, output unwritable, or incomplete
  kInternal = 4,
};

struct Environment {
  FileSystem& files;
  Sink out;  // results
  Sink err;  // everything else
  bool out_is_terminal = false;
  bool no_color = false;  // NO_COLOR is set and not empty
  int columns = 100;      // of the terminal
  unsigned cores = 1;
  DiskCache* cache = nullptr;    // where results are kept; null: nowhere
  std::string program = {};      // tells builds apart; empty: nothing is kept
  bool err_is_terminal = false;  // one that can take a line back
  // Time since some moment, for those who wait. Null: nobody measures.
  std::function<std::chrono::nanoseconds()> elapsed = nullptr;
  // The clock: which day it is in UTC. Null: nobody knows, and nothing expires.
  std::function<Date()> today = nullptr;
  const Processes* processes = nullptr;  // null: none can be started
};

// `arguments` without the program's name.
ExitCode RunApp(std::vector<std::string> arguments, Environment& environment);

inline constexpr std::string_view kToolVersion = "0.1.0";

}  // namespace audit
