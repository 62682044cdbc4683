#include "cli/whole_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "cli/descriptor.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kAnyone = 0666;  // what the umask leaves of it

Error WriteFault(const std::string& path) {
  const int fault = errno;
  if (fault == ENOENT) {
    return {"cannot be written: its folder does not exist; create it first",
            path};
  }
  return {std::string("cannot be written: ") + std::strerror(fault), path};
}

// "out/report.json" -> "out/.report.json."
fs::path PartBegin(const fs::path& path) {
  return path.parent_path() / ("." + path.filename().string() + ".");
}

// A writer holds the lock of its part as long as it lives, however it ends:
// whoever gets the lock sees that nobody writes it any more.
bool Lock(const Descriptor& file) {
  return ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
}

bool IsStillThere(const Descriptor& file) {
  struct stat info {};
  return ::fstat(file.get(), &info) == 0 && info.st_nlink > 0;
}

void RemoveAbandonedParts(const fs::path& path) {
  const std::string begin = PartBegin(path).filename().string();
  const fs::path folder =
      path.has_parent_path() ? path.parent_path() : fs::path(".");
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end;
       it.increment(code)) {
    const std::string name = it->path().filename().string();
    if (!name.starts_with(begin) || !name.ends_with(kPartSuffix)) continue;
    const Descriptor part(
        ::open(it->path().c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (part.get() >= 0 && Lock(part)) ::unlink(it->path().c_str());
  }
}

// A new file beside `path`, locked. Somebody who removes what is abandoned may
// see it before it is locked: then it is gone, and made again.
Descriptor OpenPart(const fs::path& path, mode_t mode, fs::path* part) {
  static std::atomic<unsigned> next{0};
  while (true) {
    *part = PartBegin(path);
    *part += std::to_string(::getpid()) + "-" + std::to_string(next++);
    *part += kPartSuffix;
    Descriptor file(
        ::open(part->c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
    if (file.get() < 0 && errno == EEXIST) continue;
    if (file.get() < 0 || (Lock(file) && IsStillThere(file))) return file;
  }
}

// What a link leads to is replaced, not the link.
fs::path Target(const std::string& path) {
  std::error_code code;
  const fs::path target = fs::canonical(path, code);
  return code ? fs::path(path) : target;
}

}  // namespace

Result<void> WriteWholeFile(const std::string& path, std::string_view bytes) {
  const fs::path target = Target(path);
  RemoveAbandonedParts(target);
  struct stat old {};
  const bool replaces = ::stat(target.c_str(), &old) == 0;
  const mode_t mode = replaces ? old.st_mode & 0777 : kAnyone;
  fs::path part;
  const Descriptor file = OpenPart(target, mode, &part);
  if (file.get() < 0) return Fail(WriteFault(path));
  // On disk before its name: else a crash could leave an empty file there.
  const bool written = (!replaces || ::fchmod(file.get(), mode) == 0) &&
                       WriteAll(file.get(), bytes) &&
                       ::fsync(file.get()) == 0 &&
                       ::rename(part.c_str(), target.c_str()) == 0;
  if (written) return {};
  Error fault = WriteFault(path);
  ::unlink(part.c_str());
  return Fail(std::move(fault));
}

}  // namespace audit
