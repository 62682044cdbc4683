// The cache as a folder of the disk: one file per entry, named by its key.
// Entries are replaced whole, so any number of runs may share the folder; what
// is damaged the reader of an entry tells.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"
#include "engine/result_cache.h"

namespace audit {

class DiskCache final : public ResultCache {
 public:
  // Entries used least recently go once all together are larger.
  static constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30;

  // Touches nothing yet; the folder is made with the first entry.
  explicit DiskCache(std::string folder, std::uint64_t max_bytes = kMaxBytes)
      : folder_(std::move(folder)), max_bytes_(max_bytes) {}

  std::optional<std::string> Find(const std::string& key) override;
  void Keep(const std::string& key, std::string_view entry) override;

  // After the last Keep: drops what is too much. What kept entries from being
  // written, if anything did.
  std::optional<Error> Finish();

  struct Stats {
    std::uint64_t entries = 0;
    std::uint64_t bytes = 0;
  };
  Stats Count() const;
  // Removes every entry, and nothing else the folder may hold. What went.
  Result<Stats> Clean();
  const std::string& folder() const { return folder_; }

 private:
  std::string PathOf(const std::string& key) const;
  void NoteFault(const std::string& path);

  const std::string folder_;
  const std::uint64_t max_bytes_;
  std::atomic<bool> wrote_ = false;
  std::mutex mutex_;  // of fault_
  std::optional<Error> fault_;
};

}  // namespace audit
