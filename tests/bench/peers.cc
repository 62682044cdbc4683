// Runs the program and two outside tools in turns on the same instance and
// prints how many times faster it is than both together. Each runs on one
// thread.
//   bench_peers PROGRAM XMLLINT AST_GREP PATTERNS DIR [ROUNDS]
// DIR is as bench_generator --plain wrote it: xmllint reads DIR/export,
// ast-grep DIR/scripts.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/measure.h"

namespace audit::bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> XmllintCommand(const std::string& xmllint,
                                        const fs::path& folder) {
  std::vector<std::string> command = {xmllint, "--noout"};
  for (const auto& entry : fs::directory_iterator(folder / "export")) {
    command.push_back(entry.path().string());
  }
  std::sort(command.begin() + 2, command.end());
  return command;
}

// --no-ignore: build/ is in .gitignore. JSON, as ours, one match at a time.
std::vector<std::string> AstGrepCommand(const std::string& ast_grep,
                                        const std::string& patterns,
                                        const fs::path& folder) {
  return {ast_grep,
          "scan",
          "--rule",
          patterns,
          "-j1",
          "--json=stream",
          "--no-ignore",
          "vcs",
          "--color",
          "never",
          (folder / "scripts").string()};
}

void BenchPeers(const std::string& program,
                const std::vector<std::string>& xmllint,
                const std::vector<std::string>& ast_grep,
                const fs::path& folder, int rounds) {
  Series ours, markup, scripts;
  for (int round = 0; round < rounds; ++round) {
    ours.Add(Measure(CheckCommand(program, folder, "-j1")));
    markup.Add(Measure(xmllint));
    scripts.Add(Measure(ast_grep));
  }
  std::printf("peers on %s (%d rounds, medians)\n", folder.filename().c_str(),
              rounds);
  std::printf(
      "  -j1 %.2f s CPU, %.2f s; xmllint %.2f s CPU, %.2f s; "
      "ast-grep %.2f s CPU, %.2f s\n",
      Median(ours.cpu), Median(ours.wall), Median(markup.cpu),
      Median(markup.wall), Median(scripts.cpu), Median(scripts.wall));
  const double cpu =
      (Median(markup.cpu) + Median(scripts.cpu)) / Median(ours.cpu);
  PrintGoal("peers CPU / -j1 CPU", cpu, ">= 2", cpu >= 2);
  const double wall =
      (Median(markup.wall) + Median(scripts.wall)) / Median(ours.wall);
  PrintGoal("peers wall / -j1 wall", wall, ">= 2", wall >= 2);
}

}  // namespace
}  // namespace audit::bench

int main(int argc, char** argv) {
  using namespace audit::bench;  // NOLINT: the file's only function outside
  if (argc < 6) return 2;
  const std::filesystem::path folder = argv[5];
  const int rounds = argc > 6 ? std::atoi(argv[6]) : 5;
  BenchPeers(argv[1], XmllintCommand(argv[2], folder),
             AstGrepCommand(argv[3], argv[4], folder), folder, rounds);
  return 0;
}
