// Any bytes as a baseline: what is read comes back as it was once it is
// written, and every fault names a line and has words.
#include <cstdint>
#include <string>
#include <string_view>

#include "report/baseline_file.h"
#include "tests/fuzz/require.h"

namespace audit::fuzz {
namespace {

std::string Written(const Baseline& baseline) {
  std::string text;
  WriteBaseline(baseline, [&](std::string_view piece) { text += piece; });
  return text;
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using audit::fuzz::Require;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto baseline = audit::ReadBaseline(bytes, "b.json");
  if (!baseline) {
    Require(!baseline.error().message.empty());
    Require(baseline.error().line > 0);
    return 0;
  }
  const std::string text = audit::fuzz::Written(*baseline);
  const auto again = audit::ReadBaseline(text, "b.json");
  Require(again.has_value());
  Require(again->size() == baseline->size());
  Require(audit::fuzz::Written(*again) == text);
  return 0;
}
