// Any bytes as a cache entry, and as the payload of one whose sum is right:
// a miss, or a result that pass 2 can take.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/content_hash.h"
#include "engine/file_result_code.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

constexpr std::size_t kRules = 64;
constexpr FileId kFile = 3;

void CheckEntry(std::string_view entry) {
  const auto result = DecodeFileResult(entry, kFile, kRules);
  if (!result) return;
  Require(IsKept(*result));
  for (const Candidate& candidate : result->candidates) {
    Require(candidate.draft.rule < kRules);
    Require(candidate.entity == kNoEntity ||
            candidate.entity < result->entities.size());
    Require(candidate.place.location.file == kFile);
  }
  // What it says is what it would write, so that damage is never passed on.
  const auto again = DecodeFileResult(EncodeFileResult(*result), kFile, kRules);
  Require(again && again->candidates.size() == result->candidates.size() &&
          again->texts == result->texts);
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  audit::fuzz::CheckEntry(bytes);
  audit::fuzz::CheckEntry("campaign-audit cache 1\n" +
                          audit::ToHex(audit::HashOf(bytes)) +
                          std::string(bytes));
  return 0;
}
