#include <algorithm>
#include <cstring>
#include <filesystem>
#include <set>

#include "cli/file_system.h"

namespace audit {
namespace {

class BytesFile final : public OpenFile {
 public:
  explicit BytesFile(std::shared_ptr<const std::string> bytes)
      : bytes_(std::move(bytes)) {}
  std::uint64_t size() const override { return bytes_->size(); }
  Result<std::size_t> ReadAt(std::uint64_t offset,
                             std::span<char> into) const override {
    if (offset >= bytes_->size()) return 0;
    const std::size_t size =
        std::min<std::size_t>(into.size(), bytes_->size() - offset);
    std::memcpy(into.data(), bytes_->data() + offset, size);
    return size;
  }

 private:
  std::shared_ptr<const std::string> bytes_;
};

}  // namespace

std::unique_ptr<OpenFile> OpenBytes(std::shared_ptr<const std::string> bytes) {
  return std::make_unique<BytesFile>(std::move(bytes));
}

std::string MemoryFileSystem::Absolute(const std::string& path) const {
  std::string normal =
      (std::filesystem::path("/") / path).lexically_normal().string();
  if (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

Result<FileSystem::Kind> MemoryFileSystem::KindOf(
    const std::string& path) const {
  if (files_.contains(path)) return Kind::kFile;
  const std::string prefix = path == "." ? "" : path + "/";
  const auto below = files_.lower_bound(prefix);
  if (below != files_.end() && below->first.starts_with(prefix)) {
    return Kind::kFolder;
  }
  return Fail({"cannot be read: no such file", path});
}

Result<std::vector<FileSystem::Entry>> MemoryFileSystem::List(
    const std::string& path) const {
  std::vector<Entry> entries;
  std::set<std::string> folders;
  const std::string prefix = path == "." ? "" : path + "/";
  for (auto it = files_.lower_bound(prefix);
       it != files_.end() && it->first.starts_with(prefix); ++it) {
    const std::string rest = it->first.substr(prefix.size());
    const std::size_t slash = rest.find('/');
    if (slash == std::string::npos) {
      entries.push_back({rest, Kind::kFile});
    } else if (folders.insert(rest.substr(0, slash)).second) {
      entries.push_back({rest.substr(0, slash), Kind::kFolder});
    }
  }
  return entries;
}

Result<std::string> MemoryFileSystem::Read(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) {
    return Fail({"cannot be read: no such file", path});
  }
  return found->second;
}

Result<std::unique_ptr<OpenFile>> MemoryFileSystem::Open(
    const std::string& path) const {
  auto bytes = Read(path);
  if (!bytes) return Fail(bytes.error());
  return OpenBytes(std::make_shared<std::string>(std::move(*bytes)));
}

Result<void> MemoryFileSystem::Write(const std::string& path,
                                     std::string_view bytes) {
  files_[path] = std::string(bytes);
  return {};
}

}  // namespace audit
