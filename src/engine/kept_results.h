// The cache as pass 1 sees it: results of files in, results of files out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/analyzer.h"
#include "engine/candidate.h"
#include "engine/plan.h"

namespace audit {

// Without a cache nothing is ever found, and nothing kept. From any thread.
class KeptResults {
 public:
  KeptResults(const Plan& plan, const AnalyzeOptions& options);

  // Empty without a cache.
  std::string KeyOf(std::string_view path, std::string_view bytes) const;
  // True: *result is that of the file, whose index is its id in this run.
  bool Find(const std::string& key, std::size_t index,
            FileResult* result) const;
  // The same for a file that nobody has read yet.
  bool FindUnread(const InputFile& input, std::size_t index,
                  FileResult* result) const;
  void Keep(const std::string& key, const FileResult& result) const;

 private:
  std::string KeyOf(std::string_view path, const ContentHash& content) const;

  const CacheUse* use_;  // null: no cache
  std::size_t rules_;
  std::string asked_;  // what results depend on besides the file
};

}  // namespace audit
