#include "cli/processes.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "cli/descriptor.h"

extern char** environ;  // NOLINT(readability-identifier-naming)

namespace audit {
namespace {

// No network, no question, no lock, and messages that tests can read.
constexpr std::array<std::string_view, 4> kVariables = {
    "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0",
    "LC_ALL=C"};

std::vector<std::string> Variables() {
  std::vector<std::string> all;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable = *each;
    const std::string_view name = variable.substr(0, variable.find('=') + 1);
    bool ours = false;
    for (const std::string_view own : kVariables) {
      ours = ours || (!name.empty() && own.starts_with(name));
    }
    if (!ours) all.emplace_back(variable);
  }
  all.insert(all.end(), kVariables.begin(), kVariables.end());
  return all;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Result<Pipe> OpenPipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return Fail(
        {std::string("no pipe can be opened: ") + std::strerror(errno)});
  }
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// What comes from both until both are closed.
void Drain(int out, int err, ProcessResult* result) {
  std::array<pollfd, 2> files = {{{out, POLLIN, 0}, {err, POLLIN, 0}}};
  std::array<char, 64 * 1024> buffer{};  // a pipe's capacity
  while (files[0].fd >= 0 || files[1].fd >= 0) {
    if (::poll(files.data(), files.size(), -1) < 0 && errno != EINTR) return;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (files[i].fd < 0 || files[i].revents == 0) continue;
      const ssize_t got = ::read(files[i].fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        files[i].fd = -1;  // poll leaves it aside
      } else {
        (i == 0 ? result->out : result->err)
            .append(buffer.data(), static_cast<std::size_t>(got));
      }
    }
  }
}

class Actions {
 public:
  Actions() { posix_spawn_file_actions_init(&actions_); }
  ~Actions() { posix_spawn_file_actions_destroy(&actions_); }
  Actions(const Actions&) = delete;
  Actions& operator=(const Actions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

Result<pid_t> Start(std::vector<std::string> arguments, int out, int err) {
  std::vector<std::string> variables = Variables();
  Actions actions;
  posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null",
                                   O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(actions.get(), out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(actions.get(), err, STDERR_FILENO);
  pid_t pid = 0;
  const std::string name = arguments.front();
  const int fault =
      ::posix_spawnp(&pid, name.c_str(), actions.get(), nullptr,
                     Pointers(arguments).data(), Pointers(variables).data());
  if (fault == 0) return pid;
  return Fail({"'" + name + "' cannot be started: " + std::strerror(fault)});
}

}  // namespace

Result<ProcessResult> SystemProcesses::Run(
    const std::vector<std::string>& arguments) const {
  auto out = OpenPipe();
  if (!out) return Fail(out.error());
  auto err = OpenPipe();
  if (!err) return Fail(err.error());
  const auto pid = Start(arguments, out->write.get(), err->write.get());
  // Ours are closed, or the ends that are read would stay open.
  { const Descriptor closed = std::move(out->write); }
  { const Descriptor closed = std::move(err->write); }
  if (!pid) return Fail(pid.error());
  ProcessResult result;
  Drain(out->read.get(), err->read.get(), &result);
  int status = 0;
  while (::waitpid(*pid, &status, 0) < 0 && errno == EINTR) {
  }
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return result;
}

}  // namespace audit
