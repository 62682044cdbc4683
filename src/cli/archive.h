// A .zip read member by member, in the order they lie in it; nothing is ever
// unpacked to disk. The only place that includes libarchive.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/file_system.h"

namespace audit {

struct ArchiveMember {
  enum class Kind : std::uint8_t { kFile, kFolder, kOther };
  // UTF-8, '/' between parts; names in another encoding are read as
  // windows-1252, since archives do not say which. May be hostile.
  std::string name;
  std::uint64_t size = 0;  // unpacked, as the archive says
  Kind kind = Kind::kFile;
  bool encrypted = false;
};

class Archive {
 public:
  // By content: whether these first four bytes begin a zip.
  static bool IsBegun(std::string_view bytes);

  // An archive without its directory, which stands at its end, is an error:
  // it was cut off.
  static Result<Archive> Open(std::unique_ptr<OpenFile> file);
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  std::uint64_t packed_size() const;
  // The next member; nullopt behind the last.
  Result<std::optional<ArchiveMember>> Next();
  // The bytes of the member that Next() gave last. More of them than its size
  // says, or damaged ones, are an error.
  Result<std::string> Read();

 private:
  struct State;
  explicit Archive(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace audit
