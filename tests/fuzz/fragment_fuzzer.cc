// Any bytes as the raw value of an attribute, a text and a CDATA section: the
// origin maps stay inside, and what is written back decodes to the same.
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fuzz/require.h"
#include "xml/decode.h"

namespace audit::fuzz {
namespace {

// Regions are reported where the value stands, not at the start of a file.
constexpr std::uint32_t kAt = 7;

void CheckOrigin(const Decoded& decoded, std::size_t raw_size) {
  Require(decoded.origin.decoded_size() == decoded.text.size());
  for (std::uint32_t at = 0; at < decoded.text.size(); ++at) {
    const Region source = decoded.origin.ToSource({at, at + 1});
    Require(source.begin >= kAt && source.end <= kAt + raw_size);
    Require(source.begin < source.end);
  }
}

// Control characters cannot be written in XML at all, and a carriage return
// only as a reference.
bool CanBeWritten(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n') return false;
  }
  return true;
}

}  // namespace
}  // namespace audit::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace audit;        // NOLINT: a fuzzer's only function
  using namespace audit::fuzz;  // NOLINT
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const Decoded value = DecodeAttributeValue(raw, kAt);
  const Decoded text = DecodeText(raw, kAt);
  CheckOrigin(value, size);
  CheckOrigin(text, size);
  CheckOrigin(DecodeCdata(raw, kAt), size);
  if (CanBeWritten(raw)) {
    Require(DecodeText(EncodeFor('<', raw), 0).text == raw);
    if (raw.find('\n') == std::string_view::npos) {
      Require(DecodeAttributeValue(EncodeFor('"', raw), 0).text == raw);
      Require(DecodeAttributeValue(EncodeFor('\'', raw), 0).text == raw);
    }
  }
  return 0;
}
