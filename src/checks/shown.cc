#include "checks/shown.h"

#include <fmt/format.h>

namespace audit {

std::string Shown(std::string_view code) {
  constexpr std::size_t kMaxBytes = 60;
  std::string shown;
  bool blank = false;
  for (const char c : code) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !shown.empty();
      continue;
    }
    const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (shown.size() >= kMaxBytes && !continues) return shown + "...";
    if (blank) shown += ' ';
    blank = false;
    shown += c;
  }
  return shown;
}

std::string UnknownInFunction(std::string_view shown) {
  return fmt::format("What '{}' holds is not known within this function.",
                     shown);
}

}  // namespace audit
