#include "tests/bench/measure.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace audit::bench {
namespace {

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

// In the child: throws the output away and becomes the command.
[[noreturn]] void Become(std::vector<std::string> command) {
  const int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(null, STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Cost Measure(const std::vector<std::string>& command) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) Become(command);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double> wall =
      std::chrono::steady_clock::now() - begin;
  // 1 says that there are findings.
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
    std::fprintf(stderr, "%s failed\n", command[0].c_str());
    std::exit(1);
  }
  return {.cpu = Seconds(usage.ru_utime) + Seconds(usage.ru_stime),
          .wall = wall.count(),
          .megabytes = static_cast<double>(usage.ru_maxrss) / 1024};
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void Series::Add(const Cost& cost) {
  cpu.push_back(cost.cpu);
  wall.push_back(cost.wall);
  megabytes.push_back(cost.megabytes);
}

std::vector<std::string> CheckCommand(const std::string& program,
                                      const std::filesystem::path& folder,
                                      const std::string& jobs) {
  return {program,
          "check",
          jobs,
          "-f",
          "json",
          "--no-cache",
          (folder / "export").string()};
}

void PrintGoal(const char* what, double value, const char* goal, bool met) {
  std::printf("  %-34s %8.2f   goal %-8s %s\n", what, value, goal,
              met ? "met" : "MISSED");
}

}  // namespace audit::bench
