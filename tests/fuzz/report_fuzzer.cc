// Any bytes as a report of an earlier run: findings that can be compared, or a
// fault with a line and words.
#include <cstdint>
#include <string_view>

#include "report/compare_report.h"
#include "report/report_reader.h"
#include "tests/fuzz/require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using audit::fuzz::Require;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto findings = audit::ReadReport(bytes, "r.json");
  if (!findings) {
    Require(!findings.error().message.empty());
    Require(findings.error().line > 0);
    return 0;
  }
  for (const audit::ComparedFinding& finding : *findings) {
    Require(!finding.known.fingerprint.empty());
  }
  // With itself: nothing is fixed or introduced unless two share a name.
  const audit::Comparison comparison =
      audit::CompareFindings(*findings, *findings);
  Require(comparison.fixed.size() == comparison.introduced.size());
  Require(comparison.fixed.size() + comparison.moved.size() +
              comparison.remaining.size() ==
          findings->size());
  std::size_t written = 0;
  audit::WriteCompareJson(comparison, "a", "b", [&](std::string_view piece) {
    written += piece.size();
  });
  Require(written > 0);
  return 0;
}
