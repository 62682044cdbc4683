#include "tests/cli/stories.h"

#include <algorithm>

namespace audit {

namespace fs = std::filesystem;

fs::path ExportOf(const std::string& story) {
  return fs::path(AUDIT_SOURCE_DIR) / "fixtures" / story / "export";
}

std::vector<std::string> Stories() {
  std::vector<std::string> names;
  for (const auto& entry :
       fs::directory_iterator(fs::path(AUDIT_SOURCE_DIR) / "fixtures")) {
    if (fs::exists(entry.path() / "export")) {
      names.push_back(entry.path().filename());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace audit
