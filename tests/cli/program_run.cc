#include "tests/cli/program_run.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace audit {
namespace {

std::string TakeText(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove(path);
  return text;
}

[[noreturn]] void Become(const std::string& folder,
                         const std::vector<std::string>& arguments,
                         const std::string& out, const std::string& err) {
  const int out_file = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(out_file, STDOUT_FILENO);
  ::dup2(err_file, STDERR_FILENO);
  std::string program = AUDIT_PROGRAM;
  std::vector<char*> argv = {program.data()};
  std::vector<std::string> copies = arguments;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);
  if (::chdir(folder.c_str()) == 0) ::execv(argv[0], argv.data());
  ::_exit(127);
}

}  // namespace

ProgramRun RunProgram(const std::string& folder,
                      const std::vector<std::string>& arguments,
                      const std::string& out) {
  const std::string scratch =
      std::filesystem::temp_directory_path() /
      ("campaign-audit-run." + std::to_string(::getpid()));
  const std::string to = out.empty() ? scratch + ".out" : out;
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) Become(folder, arguments, to, scratch + ".err");
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  ProgramRun run;
  run.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count();
  run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  run.peak_kilobytes = usage.ru_maxrss;
  if (out.empty()) run.out = TakeText(to);
  run.err = TakeText(scratch + ".err");
  return run;
}

}  // namespace audit
