#include "engine/fingerprint.h"

#include <openssl/evp.h>

#include <array>
#include <cstdlib>
#include <map>
#include <memory>

#include "core/content_hash.h"

namespace audit {
namespace {

struct Release {
  void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

constexpr std::size_t kDigestSize = 32;
using Digest = std::array<unsigned char, kDigestSize>;

// Looking the algorithm up takes longer than hashing a line does.
Digest Sha256(std::string_view bytes) {
  static const std::unique_ptr<EVP_MD, Release> algorithm(
      EVP_MD_fetch(nullptr, "SHA256", nullptr));
  thread_local const std::unique_ptr<EVP_MD_CTX, Release> context(
      EVP_MD_CTX_new());
  Digest digest{};
  // A wrong fingerprint would be worse than none: every OpenSSL has SHA-256.
  if (!algorithm || !context ||
      EVP_DigestInit_ex2(context.get(), algorithm.get(), nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), digest.data(), nullptr) != 1) {
    std::abort();
  }
  return digest;
}

}  // namespace

std::string Sha256Hex(std::string_view bytes) {
  const Digest digest = Sha256(bytes);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * digest.size());
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

void FillFingerprints(std::span<const std::string> rule_ids,
                      std::span<const FingerprintSource> sources,
                      std::span<Finding> findings) {
  // A separator no field can hold keeps ("ab","c") and ("a","bc") apart.
  constexpr char kSeparator = '\x1F';
  // Half a digest: nothing is known by it alone.
  constexpr std::size_t kTextDigits = 32;
  std::map<ContentHash, int> seen;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    const FingerprintSource& source = sources[i];
    const std::string text = rule_ids[finding.rule] + kSeparator + source.text;
    finding.text_fingerprint = Sha256Hex(text).substr(0, kTextDigits);
    std::string name = text;
    for (const std::string_view part : {std::string_view(source.entity),
                                        std::string_view(finding.entity_path),
                                        std::string_view(source.salt)}) {
      name += kSeparator;
      name += part;
    }
    const int ordinal = seen[HashOf(name)]++;
    finding.fingerprint =
        Sha256Hex(name + kSeparator + std::to_string(ordinal));
  }
}

}  // namespace audit
