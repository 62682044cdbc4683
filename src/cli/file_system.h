// The disk as the commands see it: a few functions with an in-memory twin for
// tests. Nothing outside cli/ touches files.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace audit {

// A file that is read piece by piece, in any order.
class OpenFile {
 public:
  virtual ~OpenFile() = default;
  virtual std::uint64_t size() const = 0;
  // Fills `into` from `offset` on, less only where the file ends; how much.
  virtual Result<std::size_t> ReadAt(std::uint64_t offset,
                                     std::span<char> into) const = 0;
};

// Bytes at hand as such a file.
std::unique_ptr<OpenFile> OpenBytes(std::shared_ptr<const std::string> bytes);

class FileSystem {
 public:
  // kStream: a pipe; it can be read once, from its beginning. kLink: one to a
  // folder or to nothing. kOther: devices and sockets.
  enum class Kind : std::uint8_t { kFile, kStream, kFolder, kLink, kOther };
  struct Entry {
    std::string name;  // without its folder
    Kind kind = Kind::kFile;
  };

  virtual ~FileSystem() = default;
  // From the root, without "." and ".."; the path need not exist, links are
  // not followed.
  virtual std::string Absolute(const std::string& path) const = 0;
  // Of what a link leads to; never kLink.
  virtual Result<Kind> KindOf(const std::string& path) const = 0;
  // Unsorted; links to folders are kLink, so that no walk runs in circles.
  virtual Result<std::vector<Entry>> List(const std::string& path) const = 0;
  // "-" reads standard input.
  virtual Result<std::string> Read(const std::string& path) const = 0;
  // A kFile.
  virtual Result<std::unique_ptr<OpenFile>> Open(
      const std::string& path) const = 0;
  // As a whole or not at all, see cli/whole_file.h; what is no file, such as
  // /dev/stdout, is written to as it stands.
  virtual Result<void> Write(const std::string& path,
                             std::string_view bytes) = 0;
};

class DiskFileSystem final : public FileSystem {
 public:
  std::string Absolute(const std::string& path) const override;
  Result<Kind> KindOf(const std::string& path) const override;
  Result<std::vector<Entry>> List(const std::string& path) const override;
  Result<std::string> Read(const std::string& path) const override;
  Result<std::unique_ptr<OpenFile>> Open(
      const std::string& path) const override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;
};

// Folders exist as far as files in them do.
class MemoryFileSystem final : public FileSystem {
 public:
  explicit MemoryFileSystem(std::map<std::string, std::string> files = {})
      : files_(std::move(files)) {}

  std::string Absolute(const std::string& path) const override;
  Result<Kind> KindOf(const std::string& path) const override;
  Result<std::vector<Entry>> List(const std::string& path) const override;
  Result<std::string> Read(const std::string& path) const override;
  Result<std::unique_ptr<OpenFile>> Open(
      const std::string& path) const override;
  Result<void> Write(const std::string& path, std::string_view bytes) override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace audit
