#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "cli/file_system.h"
#include "core/big_pages.h"

namespace audit {
namespace {

// Files beyond it are refused, not cut (design section 7); regions are 32 bit.
constexpr std::uintmax_t kMaxFile = std::uintmax_t{2} << 30;

Error FromErrno(const std::string& what, const std::string& path) {
  return {what + ": " + std::strerror(errno), path};
}

// Closes on every way out.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

Result<void> WriteAll(int fd, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Fail(FromErrno("cannot be written", path));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<std::string> ReadAll(int fd, std::size_t size_hint,
                            const std::string& path) {
  std::string bytes;
  bytes.reserve(size_hint + 1);  // one more shows the end at once
  AdviseBigPages(bytes.data(), bytes.capacity());
  bytes.resize(size_hint + 1);
  std::size_t filled = 0;
  while (true) {
    if (filled == bytes.size()) bytes.resize(2 * bytes.size());
    const ssize_t got =
        ::read(fd, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Fail(FromErrno("cannot be read", path));
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > kMaxFile) return Fail({"is larger than 2 GiB", path});
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Result<FileSystem::Kind> DiskFileSystem::KindOf(const std::string& path) const {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    return Fail(FromErrno("cannot be read", path));
  }
  if (S_ISDIR(info.st_mode)) return Kind::kFolder;
  return S_ISREG(info.st_mode) || S_ISFIFO(info.st_mode) ? Kind::kFile
                                                         : Kind::kOther;
}

Result<std::vector<FileSystem::Entry>> DiskFileSystem::List(
    const std::string& path) const {
  std::error_code code;
  std::vector<Entry> entries;
  std::filesystem::directory_iterator it(path, code);
  if (code) return Fail({"cannot be listed: " + code.message(), path});
  while (it != std::filesystem::directory_iterator()) {
    std::error_code ignored;
    Entry entry{it->path().filename().string(), Kind::kOther};
    if (it->is_regular_file(ignored)) {
      entry.kind = Kind::kFile;
    } else if (it->is_directory(ignored) && !it->is_symlink(ignored)) {
      entry.kind = Kind::kFolder;
    }
    entries.push_back(std::move(entry));
    it.increment(code);
    if (code) return Fail({"cannot be listed: " + code.message(), path});
  }
  return entries;
}

Result<std::string> DiskFileSystem::Read(const std::string& path) const {
  if (path == "-") return ReadAll(STDIN_FILENO, 1 << 16, "<stdin>");
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return Fail(FromErrno("cannot be read", path));
  struct stat info {};
  if (::fstat(file.get(), &info) != 0) {
    return Fail(FromErrno("cannot be read", path));
  }
  const auto size = static_cast<std::uintmax_t>(info.st_size);
  if (size > kMaxFile) return Fail({"is larger than 2 GiB", path});
  return ReadAll(file.get(), size, path);
}

Result<void> DiskFileSystem::Write(const std::string& path,
                                   std::string_view bytes) {
  const std::string beside = path + "." + std::to_string(::getpid()) + ".part";
  {
    const Descriptor file(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
    if (file.get() < 0) return Fail(FromErrno("cannot be written", path));
    if (auto written = WriteAll(file.get(), bytes, path); !written) {
      ::unlink(beside.c_str());
      return written;
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const Error error = FromErrno("cannot be written", path);
    ::unlink(beside.c_str());
    return Fail(error);
  }
  return {};
}

}  // namespace audit
