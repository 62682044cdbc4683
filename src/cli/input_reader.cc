#include "cli/input_reader.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace audit {

InputReader::InputReader(const FileSystem& files, const FoundInputs& found)
    : files_(files), found_(found) {
  for (const InputFile& input : found.files) {
    if (input.archive.empty()) continue;
    Opened& opened = archives_[input.archive];
    opened.last = std::max(opened.last, input.member);
  }
}

Result<std::string> InputReader::Read(const InputFile& input) {
  if (!input.archive.empty()) {
    Opened& opened = archives_.at(input.archive);
    const std::lock_guard lock(opened.mutex);
    auto bytes = ReadMember(input, opened);
    if (!bytes) bytes.error().file = input.path;
    if (input.member == opened.last) opened.archive.reset();
    return bytes;
  }
  const auto stream = found_.streams.find(input.path);
  if (stream != found_.streams.end()) return std::move(*stream->second);
  return files_.Read(input.path);
}

std::optional<ContentHash> InputReader::Hash(const InputFile& input) const {
  // Stays in the processor's own memory, and is large enough for the system.
  constexpr std::size_t kWindow = 256 * 1024;
  if (!input.archive.empty() || found_.streams.contains(input.path)) {
    return std::nullopt;
  }
  const auto file = files_.Open(input.path);
  if (!file) return std::nullopt;
  std::vector<char> window(kWindow);
  ContentHasher hasher;
  for (std::uint64_t at = 0;; at += window.size()) {
    const auto got = (*file)->ReadAt(at, window);
    if (!got) return std::nullopt;
    hasher.Add({window.data(), *got});
    if (*got < window.size()) return hasher.Hash();
  }
}

Result<Archive> InputReader::OpenArchive(const std::string& path) const {
  const auto stream = found_.streams.find(path);
  if (stream != found_.streams.end()) {
    return Archive::Open(OpenBytes(stream->second));
  }
  auto file = files_.Open(path);
  if (!file) return Fail(file.error());
  return Archive::Open(std::move(*file));
}

Result<std::string> InputReader::ReadMember(const InputFile& input,
                                            Opened& opened) const {
  if (!opened.archive || input.member < opened.next) {
    auto archive = OpenArchive(input.archive);
    if (!archive) return Fail(archive.error());
    opened.archive = std::move(*archive);
    opened.next = 0;
  }
  while (opened.next <= input.member) {
    const auto member = opened.archive->Next();
    if (!member) return Fail(member.error());
    if (!*member) return Fail({"is no longer in the archive"});
    ++opened.next;
  }
  return opened.archive->Read();
}

}  // namespace audit
