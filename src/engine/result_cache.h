// Results of pass 1 kept from run to run, by what the file holds, its path, the
// program and what it was asked to look for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/content_hash.h"
#include "engine/run.h"

namespace audit {

class ResultCache {
 public:
  virtual ~ResultCache() = default;
  // What was kept under this key, by whomever; nullopt: nothing. Both may be
  // called from any thread, and neither can fail the run.
  virtual std::optional<std::string> Find(const std::string& key) = 0;
  virtual void Keep(const std::string& key, std::string_view entry) = 0;
};

// How a run uses a cache.
struct CacheUse {
  ResultCache* cache = nullptr;
  // Tells this program and its rules apart from any other.
  std::string program;
  // Of a file that can be read twice, without holding it in memory; nullopt:
  // read it to know. It may have changed when it is read.
  std::function<std::optional<ContentHash>(const InputFile&)> hash;
};

}  // namespace audit
