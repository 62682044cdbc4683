#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "cli/descriptor.h"
#include "cli/file_system.h"
#include "cli/whole_file.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

Error FromErrno(const std::string& what, const std::string& path) {
  return {what + ": " + std::strerror(errno), path};
}

struct Opened {
  Descriptor file;
  std::uint64_t size;
};

Result<Opened> OpenToRead(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
    return Fail(FromErrno("cannot be read", path));
  }
  return Opened{std::move(file), static_cast<std::uint64_t>(info.st_size)};
}

class DiskFile final : public OpenFile {
 public:
  DiskFile(Opened opened, std::string path)
      : opened_(std::move(opened)), path_(std::move(path)) {}
  std::uint64_t size() const override { return opened_.size; }
  Result<std::size_t> ReadAt(std::uint64_t offset,
                             std::span<char> into) const override {
    std::size_t filled = 0;
    while (filled < into.size()) {
      const ssize_t got =
          ::pread(opened_.file.get(), into.data() + filled,
                  into.size() - filled, static_cast<off_t>(offset + filled));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return Fail(FromErrno("cannot be read", path_));
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    return filled;
  }

 private:
  Opened opened_;
  std::string path_;
};

FileSystem::Kind KindOfEntry(const fs::directory_entry& entry) {
  std::error_code ignored;
  const fs::file_type type = entry.status(ignored).type();
  if (type == fs::file_type::regular) return FileSystem::Kind::kFile;
  if (entry.is_symlink(ignored)) return FileSystem::Kind::kLink;
  return type == fs::file_type::directory ? FileSystem::Kind::kFolder
                                          : FileSystem::Kind::kOther;
}

// Devices and pipes are never replaced by a file of their name.
bool IsReplaceable(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode);
}

Result<void> WriteThrough(const std::string& path, std::string_view bytes) {
  const Descriptor out(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (out.get() < 0 || !WriteAll(out.get(), bytes)) {
    return Fail(FromErrno("cannot be written", path));
  }
  return {};
}

}  // namespace

std::string DiskFileSystem::Absolute(const std::string& path) const {
  std::error_code gone;  // of the working folder: the path stays as it is
  std::string normal = fs::absolute(path, gone).lexically_normal().string();
  if (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

Result<FileSystem::Kind> DiskFileSystem::KindOf(const std::string& path) const {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    return Fail(FromErrno("cannot be read", path));
  }
  if (S_ISDIR(info.st_mode)) return Kind::kFolder;
  if (S_ISFIFO(info.st_mode)) return Kind::kStream;
  return S_ISREG(info.st_mode) ? Kind::kFile : Kind::kOther;
}

Result<std::vector<FileSystem::Entry>> DiskFileSystem::List(
    const std::string& path) const {
  std::error_code code;
  std::vector<Entry> entries;
  fs::directory_iterator it(path, code);
  if (code) return Fail({"cannot be listed: " + code.message(), path});
  while (it != fs::directory_iterator()) {
    entries.push_back({it->path().filename().string(), KindOfEntry(*it)});
    it.increment(code);
    if (code) return Fail({"cannot be listed: " + code.message(), path});
  }
  return entries;
}

Result<std::string> DiskFileSystem::Read(const std::string& path) const {
  if (path == "-") return ReadToEnd(STDIN_FILENO, 0, "<stdin>");
  const auto opened = OpenToRead(path);
  if (!opened) return Fail(opened.error());
  return ReadToEnd(opened->file.get(), opened->size, path);
}

Result<std::unique_ptr<OpenFile>> DiskFileSystem::Open(
    const std::string& path) const {
  auto opened = OpenToRead(path);
  if (!opened) return Fail(opened.error());
  return std::make_unique<DiskFile>(std::move(*opened), path);
}

Result<void> DiskFileSystem::Write(const std::string& path,
                                   std::string_view bytes) {
  return IsReplaceable(path) ? WriteWholeFile(path, bytes)
                             : WriteThrough(path, bytes);
}

}  // namespace audit
