#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "cli/app.h"

namespace {

// Reports come in small pieces; the system wants large ones.
class Buffer {
 public:
  explicit Buffer(int fd) : fd_(fd) {}
  ~Buffer() { Flush(); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  void Add(std::string_view text) {
    text_ += text;
    if (text_.size() >= kSize) Flush();
  }
  void Flush();

 private:
  static constexpr std::size_t kSize = 64 * 1024;  // a pipe's capacity
  int fd_;
  std::string text_;
};

// Writes all of it; a closed pipe (head, less) ends the program quietly.
void WriteTo(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0) std::_Exit(3);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// 100 where standard output is no terminal: wide enough, and always the same.
int TerminalColumns() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return known && size.ws_col > 0 ? size.ws_col : 100;
}

void Buffer::Flush() {
  WriteTo(fd_, text_);
  text_.clear();
}

}  // namespace

int main(int argc, char** argv) {
  audit::DiskFileSystem files;
  const char* no_color = std::getenv("NO_COLOR");
  Buffer out(STDOUT_FILENO);
  audit::Environment environment{
      files,
      [&out](std::string_view text) { out.Add(text); },
      [](std::string_view text) { WriteTo(STDERR_FILENO, text); },
      ::isatty(STDOUT_FILENO) != 0,
      no_color != nullptr && *no_color != '\0',
      TerminalColumns(),
      std::max(1u, std::thread::hardware_concurrency())};
  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return static_cast<int>(audit::RunApp(arguments, environment));
  } catch (const std::exception& error) {
    WriteTo(STDERR_FILENO, std::string("internal error: ") + error.what() +
                               "\nPlease report it with the input.\n");
    return static_cast<int>(audit::ExitCode::kInternal);
  }
}
