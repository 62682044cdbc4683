#include "cli/disk_cache.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "cli/descriptor.h"

namespace audit {
namespace {

namespace fs = std::filesystem;

// Keys have 32 digits: two name the folder, as none should hold too many.
constexpr std::size_t kFolderDigits = 2;
constexpr std::size_t kKeyDigits = 32;
constexpr std::size_t kPartLetters = 6;  // which mkostemp sets

// By it programs that make backups know what to leave out.
constexpr std::string_view kTagName = "CACHEDIR.TAG";
constexpr std::string_view kTag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Made by campaign-audit; 'campaign-audit cache clean' empties it.\n";

bool IsDigits(std::string_view name) {
  return name.find_first_not_of("0123456789abcdef") == name.npos;
}

bool IsEntryName(std::string_view name) {
  return name.size() == kKeyDigits - kFolderDigits && IsDigits(name);
}

// What a run that was killed left behind: an entry's name and what mkostemp
// makes of six letters.
bool IsPartName(std::string_view name) {
  constexpr std::size_t kEntry = kKeyDigits - kFolderDigits;
  return name.size() == kEntry + 1 + kPartLetters && name[kEntry] == '.' &&
         IsDigits(name.substr(0, kEntry));
}

struct EntryFile {
  fs::path path;
  std::uint64_t bytes = 0;
  fs::file_time_type used;
  bool part = false;
};

template <class Visit>
void ForEachIn(const fs::path& folder, const Visit& visit) {
  std::error_code code;
  fs::directory_iterator it(folder, code);
  while (!code && it != fs::directory_iterator()) {
    visit(*it);
    it.increment(code);
  }
}

std::vector<EntryFile> EntriesIn(const std::string& folder) {
  std::vector<EntryFile> found;
  ForEachIn(folder, [&](const fs::directory_entry& below) {
    const std::string name = below.path().filename().string();
    if (name.size() != kFolderDigits || !IsDigits(name)) return;
    ForEachIn(below.path(), [&](const fs::directory_entry& file) {
      const std::string entry = file.path().filename().string();
      const bool part = IsPartName(entry);
      if (!part && !IsEntryName(entry)) return;
      std::error_code ignored;
      found.push_back({file.path(), file.file_size(ignored),
                       file.last_write_time(ignored), part});
    });
  });
  return found;
}

bool WriteAndClose(int fd, std::string_view bytes) {
  const Descriptor out(fd);
  return out.get() >= 0 && WriteAll(out.get(), bytes);
}

bool MakeFolder(const std::string& path) {
  std::error_code code;
  fs::create_directories(fs::path(path).parent_path(), code);
  return ::mkdir(path.c_str(), S_IRWXU) == 0 || errno == EEXIST;
}

}  // namespace

std::string DiskCache::PathOf(const std::string& key) const {
  return folder_ + "/" + key.substr(0, kFolderDigits) + "/" +
         key.substr(kFolderDigits);
}

std::optional<std::string> DiskCache::Find(const std::string& key) {
  const std::string path = PathOf(key);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) return std::nullopt;
  auto bytes =
      ReadToEnd(file.get(), static_cast<std::uint64_t>(info.st_size), path);
  if (!bytes) return std::nullopt;
  ::futimens(file.get(), nullptr);  // used now; the oldest are dropped first
  return std::move(*bytes);
}

void DiskCache::NoteFault(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (fault_) return;
  fault_ = Error{std::string("cannot be written: ") + std::strerror(errno) +
                     "; the run goes on without keeping its results",
                 path};
}

void DiskCache::Keep(const std::string& key, std::string_view entry) {
  const std::string path = PathOf(key);
  const std::string below = folder_ + "/" + key.substr(0, kFolderDigits);
  if (!MakeFolder(folder_) || !MakeFolder(below)) return NoteFault(folder_);
  // Of a name nobody else has, in whichever container it runs, and only for its
  // owner: entries show code of the input.
  std::string part = path + "." + std::string(kPartLetters, 'X');
  if (!WriteAndClose(::mkostemp(part.data(), O_CLOEXEC), entry) ||
      ::rename(part.c_str(), path.c_str()) != 0) {
    NoteFault(path);
    ::unlink(part.c_str());
    return;
  }
  wrote_ = true;
}

std::optional<Error> DiskCache::Finish() {
  if (!wrote_) return fault_;
  const std::string tag = folder_ + "/" + std::string(kTagName);
  if (::access(tag.c_str(), F_OK) != 0) {
    WriteAndClose(::open(tag.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600),
                  kTag);
  }
  std::vector<EntryFile> entries = EntriesIn(folder_);
  std::uint64_t bytes = 0;
  for (const EntryFile& entry : entries) bytes += entry.bytes;
  if (bytes <= max_bytes_) return fault_;
  std::sort(entries.begin(), entries.end(),
            [](const EntryFile& a, const EntryFile& b) {
              return std::tie(a.used, a.path) < std::tie(b.used, b.path);
            });
  // Down to three quarters, so that not every run has to.
  for (const EntryFile& entry : entries) {
    if (bytes <= max_bytes_ / 4 * 3) break;
    std::error_code ignored;
    if (fs::remove(entry.path, ignored)) bytes -= entry.bytes;
  }
  return fault_;
}

DiskCache::Stats DiskCache::Count() const {
  Stats stats;
  for (const EntryFile& entry : EntriesIn(folder_)) {
    stats.entries += entry.part ? 0 : 1;
    stats.bytes += entry.bytes;
  }
  return stats;
}

Result<DiskCache::Stats> DiskCache::Clean() {
  Stats gone;
  for (const EntryFile& entry : EntriesIn(folder_)) {
    std::error_code code;
    if (!fs::remove(entry.path, code) && code) {
      return Fail(
          {"cannot be removed: " + code.message(), entry.path.string()});
    }
    gone.entries += entry.part ? 0 : 1;
    gone.bytes += entry.bytes;
    fs::remove(entry.path.parent_path(), code);  // once it is empty
  }
  return gone;
}

}  // namespace audit
