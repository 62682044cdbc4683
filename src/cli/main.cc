#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "cli/app.h"

namespace {

// Writes all of it; a closed pipe (head, less) ends the program quietly.
void WriteTo(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0) std::_Exit(3);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

int main(int argc, char** argv) {
  audit::DiskFileSystem files;
  const char* no_color = std::getenv("NO_COLOR");
  audit::Environment environment{
      files,
      [](std::string_view text) { WriteTo(STDOUT_FILENO, text); },
      [](std::string_view text) { WriteTo(STDERR_FILENO, text); },
      ::isatty(STDOUT_FILENO) != 0,
      no_color != nullptr && *no_color != '\0',
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
