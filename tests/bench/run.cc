// Runs the program and the floor in turns and prints ratios, which say more
// than seconds: both meet the same machine in the same minute.
//   bench_run PROGRAM FLOOR DIR [ROUNDS]
// DIR holds one/, forty/ and small/ as bench_generator wrote them.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Cost {
  double cpu = 0;        // user + system seconds
  double wall = 0;       // seconds
  double megabytes = 0;  // peak memory
};

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

struct Series {
  std::vector<double> cpu, wall, megabytes;
  void Add(const Cost& cost) {
    cpu.push_back(cost.cpu);
    wall.push_back(cost.wall);
    megabytes.push_back(cost.megabytes);
  }
};

// Design section 2: six times the `jobs` largest files and 100 MB.
double MemoryBound(const fs::path& folder, std::size_t jobs) {
  std::vector<double> sizes;
  for (const auto& entry : fs::directory_iterator(folder)) {
    sizes.push_back(static_cast<double>(entry.file_size()) / (1 << 20));
  }
  std::sort(sizes.rbegin(), sizes.rend());
  double sum = 0;
  for (std::size_t i = 0; i < std::min(jobs, sizes.size()); ++i)
    sum += sizes[i];
  return 6 * sum + 100;
}

std::vector<std::string> CheckCommand(const std::string& program,
                                      const fs::path& folder,
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

void BenchShape(const std::string& program, const std::string& floor,
                const fs::path& folder, int rounds) {
  Series least, single, two;
  for (int round = 0; round < rounds; ++round) {
    least.Add(Measure({floor, folder.string()}));
    single.Add(Measure(CheckCommand(program, folder, "-j1")));
    two.Add(Measure(CheckCommand(program, folder, "-j2")));
  }
  std::printf("%s (%d rounds, medians)\n", folder.filename().c_str(), rounds);
  std::printf(
      "  floor %.2f s CPU; -j1 %.2f s CPU, %.2f s; -j2 %.2f s CPU, %.2f s\n",
      Median(least.cpu), Median(single.cpu), Median(single.wall),
      Median(two.cpu), Median(two.wall));
  const double ratio = Median(single.cpu) / Median(least.cpu);
  PrintGoal("-j1 CPU / floor CPU", ratio, "<= 1.5", ratio <= 1.5);
  const double speedup = Median(single.wall) / Median(two.wall);
  PrintGoal("-j1 wall / -j2 wall", speedup, ">= 1.7", speedup >= 1.7);
  for (const auto& [name, series, jobs] :
       {std::tuple{"-j1 peak memory / bound", &single, 1u},
        std::tuple{"-j2 peak memory / bound", &two, 2u}}) {
    const double share =
        Median(series->megabytes) / MemoryBound(folder / "export", jobs);
    PrintGoal(name, share, "<= 1", share <= 1);
  }
}

// Short runs vary most: more of them.
void BenchStart(const std::string& program, const fs::path& small) {
  Series version, file;
  for (int round = 0; round < 21; ++round) {
    version.Add(Measure({program, "--version"}));
    file.Add(Measure(CheckCommand(program, small, "-j1")));
  }
  std::printf("start (21 rounds, medians)\n");
  const double milliseconds = Median(version.cpu) * 1000;
  PrintGoal("--version, ms CPU", milliseconds, "< 30", milliseconds < 30);
  const double check = Median(file.cpu) * 1000;
  PrintGoal("check of 10 KB, ms CPU", check, "< 30", check < 30);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const fs::path folder = argv[3];
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 5;
  BenchShape(argv[1], argv[2], folder / "one", rounds);
  BenchShape(argv[1], argv[2], folder / "forty", rounds);
  BenchStart(argv[1], folder / "small");
  return 0;
}
