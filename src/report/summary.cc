#include "report/summary.h"

#include <optional>
#include <string_view>
#include <unordered_set>

#include "report/standing.h"

namespace audit {

Summary Summarize(std::span<const Finding> findings) {
  Summary summary;
  std::optional<FileId> file;
  std::unordered_set<std::string_view> entities;
  for (const Finding& finding : findings) {
    const Standing standing = StandingOf(finding);
    if (standing != Standing::kActive) {
      ++(standing == Standing::kSuppressed ? summary.suppressed
                                           : summary.unchanged);
      continue;
    }
    Summary::Count& count =
        summary.by_impact[static_cast<std::size_t>(finding.impact)];
    if (finding.verdict == Verdict::kConfirmed) {
      ++count.confirmed;
      ++summary.total.confirmed;
    } else {
      ++count.needs_review;
      ++summary.total.needs_review;
    }
    ++summary.by_severity[static_cast<std::size_t>(finding.severity)];
    if (file != finding.place.location.file) ++summary.files;
    file = finding.place.location.file;
    if (!finding.entity.empty()) entities.insert(finding.entity);
  }
  summary.entities = entities.size();
  return summary;
}

}  // namespace audit
