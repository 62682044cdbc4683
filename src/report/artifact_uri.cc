#include "report/artifact_uri.h"

namespace audit {
namespace {

// Unreserved characters and what may stand in a path; a colon may not, since
// before the first slash it would end a scheme.
bool StandsForItself(char c) {
  constexpr std::string_view kPunctuation = "-._~/!$&'()*+,;=@";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || kPunctuation.find(c) != std::string::npos;
}

std::string PercentEncoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  uri.reserve(path.size());
  for (const char c : path) {
    if (StandsForItself(c)) {
      uri += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    uri += '%';
    uri += kHex[byte >> 4];
    uri += kHex[byte & 0xF];
  }
  return uri;
}

}  // namespace

ArtifactUri UriOf(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  if (path.starts_with('/')) return {"file://" + PercentEncoded(path), false};
  return {PercentEncoded(path), true};
}

}  // namespace audit
