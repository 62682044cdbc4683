// Runs the program and the floor in turns and prints ratios, which say more
// than seconds: both meet the same machine in the same minute.
//   bench_run PROGRAM FLOOR DIR [ROUNDS]
// DIR holds one/, forty/ and small/ as bench_generator wrote them.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/bench/measure.h"

namespace audit::bench {
namespace {

namespace fs = std::filesystem;

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

// A file that was changed and is as it was at the end.
class Changed {
 public:
  explicit Changed(fs::path file)
      : file_(std::move(file)), size_(fs::file_size(file_)) {
    std::ofstream(file_, std::ios::app) << '\n';
  }
  ~Changed() { fs::resize_file(file_, size_); }
  Changed(const Changed&) = delete;
  Changed& operator=(const Changed&) = delete;

 private:
  fs::path file_;
  std::uintmax_t size_;
};

// On all cores, as people run it: nothing kept, everything, all but one file.
void BenchCache(const std::string& program, const fs::path& folder,
                int rounds) {
  const fs::path cache = folder / "cache";
  ::setenv("CAMPAIGN_AUDIT_CACHE", cache.c_str(), 1);
  const std::vector<std::string> check = {program, "check", "-f", "json",
                                          (folder / "export").string()};
  const auto any_file = *fs::directory_iterator(folder / "export");
  Series cold, warm, changed;
  for (int round = 0; round < rounds; ++round) {
    fs::remove_all(cache);
    cold.Add(Measure(check));
    warm.Add(Measure(check));
    const Changed one(any_file.path());
    changed.Add(Measure(check));
  }
  fs::remove_all(cache);
  std::printf("cache, %s (%d rounds, medians)\n", folder.filename().c_str(),
              rounds);
  const double again = Median(cold.wall) / Median(warm.wall);
  PrintGoal("cold wall / unchanged wall", again, ">= 8", again >= 8);
  if (folder.filename() == "one") return;  // what changes there is all of it
  const double most = Median(cold.wall) / Median(changed.wall);
  PrintGoal("cold wall / one of 40 changed", most, ">= 3", most >= 3);
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
}  // namespace audit::bench

int main(int argc, char** argv) {
  using namespace audit::bench;  // NOLINT: the file's only function outside
  if (argc < 4) return 2;
  const std::filesystem::path folder = argv[3];
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 5;
  BenchShape(argv[1], argv[2], folder / "one", rounds);
  BenchShape(argv[1], argv[2], folder / "forty", rounds);
  BenchCache(argv[1], folder / "one", rounds);
  BenchCache(argv[1], folder / "forty", rounds);
  BenchStart(argv[1], folder / "small");
  return 0;
}
