// Reads input files, on disk or in archives, when the engine asks for them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "cli/archive.h"
#include "cli/inputs.h"
#include "core/content_hash.h"

namespace audit {

class InputReader {
 public:
  // Both must outlive it; the bytes of found.streams are moved out when read.
  InputReader(const FileSystem& files, const FoundInputs& found);

  // From any thread. Files of an archive may be asked for in any order; in
  // their own the archive is gone through once.
  Result<std::string> Read(const InputFile& input);
  // Of a file on disk, read through a small window; nullopt for all others and
  // where it cannot be read. From any thread.
  std::optional<ContentHash> Hash(const InputFile& input) const;

 private:
  struct Opened {
    std::mutex mutex;
    std::optional<Archive> archive;
    std::uint32_t next = 0;  // the member the archive gives next
    std::uint32_t last = 0;  // behind it nothing is asked for
  };

  Result<Archive> OpenArchive(const std::string& path) const;
  Result<std::string> ReadMember(const InputFile& input, Opened& opened) const;

  const FileSystem& files_;
  const FoundInputs& found_;
  std::map<std::string, Opened> archives_;
};

}  // namespace audit
