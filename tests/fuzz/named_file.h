// A file with its name as one input of a fuzzer: the name stands in the first
// line, the bytes behind it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace audit::fuzz {

struct NamedFile {
  std::string name;
  std::string bytes;
};

// Without a line end all of it is the name.
inline NamedFile ReadNamedFile(std::string_view input) {
  const std::size_t end = std::min(input.find('\n'), input.size());
  const std::size_t begin = std::min(end + 1, input.size());
  return {std::string(input.substr(0, end)), std::string(input.substr(begin))};
}

}  // namespace audit::fuzz
