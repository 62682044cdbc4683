#include "cli/argument_files.h"

#include <optional>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace audit {
namespace {

bool NamesFile(std::string_view argument) {
  return argument.size() > 1 && argument.front() == '@';
}

std::optional<Error> AppendLines(std::string_view text, const std::string& path,
                                 std::vector<std::string>* arguments) {
  std::uint32_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = text.find('\n');
    const std::string_view line = Trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (NamesFile(line)) {
      return Error{
          "a file of arguments cannot name another; write './@...' for a path",
          path, number};
    }
    arguments->emplace_back(line);
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<std::string>> ExpandArgumentFiles(
    std::vector<std::string> arguments, const FileSystem& files) {
  std::vector<std::string> expanded;
  for (std::string& argument : arguments) {
    if (!NamesFile(argument)) {
      expanded.push_back(std::move(argument));
      continue;
    }
    const std::string path = argument.substr(1);
    const auto text = files.Read(path);
    if (!text) return Fail(text.error());
    if (auto error = AppendLines(*text, path, &expanded)) {
      return Fail(std::move(*error));
    }
  }
  return expanded;
}

}  // namespace audit
