// What a command costs, and how bench programs print what they make of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace audit::bench {

struct Cost {
  double cpu = 0;        // user + system seconds
  double wall = 0;       // seconds
  double megabytes = 0;  // peak memory
};

// Runs the command, whose first word is a path, without its output. A command
// that fails ends the program; exit code 1 only says that there are findings.
Cost Measure(const std::vector<std::string>& command);

struct Series {
  std::vector<double> cpu, wall, megabytes;
  void Add(const Cost& cost);
};

double Median(std::vector<double> values);

// `jobs` is "-j1" or "-j2".
std::vector<std::string> CheckCommand(const std::string& program,
                                      const std::filesystem::path& folder,
                                      const std::string& jobs);

void PrintGoal(const char* what, double value, const char* goal, bool met);

}  // namespace audit::bench
