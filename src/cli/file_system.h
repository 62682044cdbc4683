// The disk as the commands see it: a few functions with an in-memory twin for
// tests. Nothing outside cli/ touches files.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace audit {

class FileSystem {
 public:
  enum class Kind : std::uint8_t { kFile, kFolder, kOther };
  struct Entry {
    std::string name;  // without its folder
    Kind kind = Kind::kFile;
  };

  virtual ~FileSystem() = default;
  virtual Result<Kind> KindOf(const std::string& path) const = 0;
  // Unsorted; links to folders are kOther, so that no walk runs in circles.
  virtual Result<std::vector<Entry>> List(const std::string& path) const = 0;
  // "-" reads standard input.
  virtual Result<std::string> Read(const std::string& path) const = 0;
  // Written beside the path and renamed, so that no reader sees half a file.
  virtual Result<void> Write(const std::string& path,
                             std::string_view bytes) = 0;
};

class DiskFileSystem final : public FileSystem {
 public:
  Result<Kind> KindOf(const std::string& path) const override;
  Result<std::vector<Entry>> List(const std::string& path) const override;
  Result<std::string> Read(const std::string& path) const override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;
};

// Folders exist as far as files in them do.
class MemoryFileSystem final : public FileSystem {
 public:
  explicit MemoryFileSystem(std::map<std::string, std::string> files = {})
      : files_(std::move(files)) {}

  Result<Kind> KindOf(const std::string& path) const override;
  Result<std::vector<Entry>> List(const std::string& path) const override;
  Result<std::string> Read(const std::string& path) const override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace audit
