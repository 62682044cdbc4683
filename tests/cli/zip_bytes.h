// A .zip in memory, for tests.
#pragma once

#include <string>
#include <vector>

namespace audit {

struct ZipEntry {
  std::string name;
  std::string bytes;
  bool encrypted = false;  // if one is, all are
  bool link = false;       // to the path that `bytes` says
};

// Deflated, in this order; names are written as they are.
std::string ZipBytes(const std::vector<ZipEntry>& entries);

}  // namespace audit
