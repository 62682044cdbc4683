#include <fmt/core.h>

#include "cli/commands.h"
#include "cli/disk_cache.h"
#include "report/visible_text.h"

namespace audit {
namespace {

std::string Entries(std::uint64_t count) {
  return count == 1 ? "1 entry" : fmt::format("{} entries", count);
}

ExitCode SayThereIsNone(const Environment& environment) {
  PrintError(environment,
             {"there is no place for a cache: set HOME, XDG_CACHE_HOME or "
              "CAMPAIGN_AUDIT_CACHE"});
  return ExitCode::kUsage;
}

}  // namespace

ExitCode RunCacheStats(Environment& environment) {
  if (environment.cache == nullptr) return SayThereIsNone(environment);
  const DiskCache::Stats stats = environment.cache->Count();
  environment.out(fmt::format("{}: {}, {} bytes\n",
                              VisibleText(environment.cache->folder()),
                              Entries(stats.entries), stats.bytes));
  return ExitCode::kClean;
}

ExitCode RunCacheClean(Environment& environment) {
  if (environment.cache == nullptr) return SayThereIsNone(environment);
  const auto gone = environment.cache->Clean();
  if (!gone) {
    PrintError(environment, gone.error());
    return ExitCode::kInput;
  }
  environment.out(fmt::format("{}: removed {}, {} bytes\n",
                              VisibleText(environment.cache->folder()),
                              Entries(gone->entries), gone->bytes));
  return ExitCode::kClean;
}

}  // namespace audit
