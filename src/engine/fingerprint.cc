#include "engine/fingerprint.h"

#include <openssl/sha.h>

#include <array>
#include <map>

namespace audit {

std::string Sha256Hex(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
         digest.data());
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string NormaliseForFingerprint(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  return out;
}

void FillFingerprints(std::span<const std::string> rule_ids,
                      std::span<const std::string> salts,
                      std::span<Finding> findings) {
  // A separator no field can hold keeps ("ab","c") and ("a","bc") apart.
  constexpr char kSeparator = '\x1F';
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    std::string name = rule_ids[finding.rule];
    for (const std::string_view part :
         {std::string_view(finding.entity),
          std::string_view(finding.entity_path), std::string_view(salts[i])}) {
      name += kSeparator;
      name += part;
    }
    name += kSeparator;
    name += NormaliseForFingerprint(finding.place.excerpt.snippet);
    const int ordinal = seen[name]++;
    finding.fingerprint =
        Sha256Hex(name + kSeparator + std::to_string(ordinal));
  }
}

}  // namespace audit
