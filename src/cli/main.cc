#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "cli/app.h"
#include "cli/descriptor.h"
#include "cli/program_id.h"

namespace {

// Reports come in small pieces; the system wants large ones.
class Buffer {
 public:
  explicit Buffer(int fd) : fd_(fd) {}
  void Add(std::string_view text) {
    text_ += text;
    if (text_.size() >= kSize) Flush();
  }
  void Flush() {
    if (fault_ == 0 && !audit::WriteAll(fd_, text_)) fault_ = errno;
    text_.clear();
  }
  // Of the first write that failed, after which nothing is written; 0: none.
  int fault() const { return fault_; }

 private:
  static constexpr std::size_t kSize = 64 * 1024;  // a pipe's capacity
  int fd_;
  int fault_ = 0;
  std::string text_;
};

void WriteError(std::string_view text) {
  audit::WriteAll(STDERR_FILENO, text);  // nobody is left to tell of a fault
}

// A dumb terminal only ever adds to what it shows.
bool ErrorsCanBeTakenBack() {
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) != 0 && terminal != nullptr &&
         std::strcmp(terminal, "dumb") != 0;
}

audit::Date Today() {
  const auto now =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day day{now};
  return {static_cast<std::uint16_t>(static_cast<int>(day.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

// 100 where standard output is no terminal: wide enough, and always the same.
int TerminalColumns() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return known && size.ws_col > 0 ? size.ws_col : 100;
}

// A report nobody can read is an output that is unwritable; what was found
// outranks it.
int Finish(Buffer& out, audit::ExitCode code) {
  out.Flush();
  if (out.fault() == 0) return static_cast<int>(code);
  WriteError(std::string("error: standard output cannot be written: ") +
             std::strerror(out.fault()) + "\n");
  if (code == audit::ExitCode::kClean) code = audit::ExitCode::kInput;
  return static_cast<int>(code);
}

// Where results are kept from run to run; empty: nowhere.
std::string CacheFolder() {
  const auto value = [](const char* name) {
    const char* const set = std::getenv(name);
    return std::string(set == nullptr ? "" : set);
  };
  // Set to nothing it says: nowhere.
  if (std::getenv("CAMPAIGN_AUDIT_CACHE") != nullptr) {
    return value("CAMPAIGN_AUDIT_CACHE");
  }
  std::string folder = value("XDG_CACHE_HOME");
  if (folder.empty() && !value("HOME").empty()) {
    folder = value("HOME") + "/.cache";
  }
  return folder.empty() ? folder : folder + "/campaign-audit";
}

}  // namespace

int main(int argc, char** argv) {
  audit::DiskFileSystem files;
  const char* no_color = std::getenv("NO_COLOR");
  audit::DiskCache cache(CacheFolder());
  Buffer out(STDOUT_FILENO);
  audit::Environment environment{
      files,
      [&out](std::string_view text) { out.Add(text); },
      WriteError,
      ::isatty(STDOUT_FILENO) != 0,
      no_color != nullptr && *no_color != '\0',
      TerminalColumns(),
      std::max(1u, std::thread::hardware_concurrency()),
      cache.folder().empty() ? nullptr : &cache,
      audit::ProgramId()};
  const audit::SystemProcesses processes;
  environment.processes = &processes;
  environment.err_is_terminal = ErrorsCanBeTakenBack();
  environment.elapsed = [] {
    return std::chrono::steady_clock::now().time_since_epoch();
  };
  environment.today = Today;
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return Finish(out, audit::RunApp(arguments, environment));
  } catch (const std::exception& error) {
    WriteError(std::string("internal error: ") + error.what() +
               "\nPlease report it with the input.\n");
    return static_cast<int>(audit::ExitCode::kInternal);
  }
}
