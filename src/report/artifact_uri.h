// Paths as SARIF wants them.
#pragma once

#include <string>
#include <string_view>

namespace audit {

inline constexpr std::string_view kUriBase = "SRCROOT";

struct ArtifactUri {
  std::string uri;       // RFC 3986, percent-encoded
  bool relative = true;  // to kUriBase; else a file: URI
};

ArtifactUri UriOf(std::string_view path);

}  // namespace audit
