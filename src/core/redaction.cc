#include "core/redaction.h"

#include <algorithm>

#include "core/secret_finder.h"
#include "core/secret_shapes.h"
#include "core/text.h"

namespace audit {
namespace {

// Bytes looked at to either side of a place: a secret is told by the name
// before it, and the longest such names and gaps are far shorter.
constexpr std::size_t kContext = 300;

// Where a value without blanks may begin that goes on at `at`: a place may
// stand at the end of a long key. A private key of 4096 bits has 3,300
// characters.
std::size_t ValueBegin(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4096;
  const std::size_t least = at - std::min(at, kLongest);
  const auto goes_on = [](char c) {
    return IsBase64Byte(c) || c == '\\' || c == '\r' || c == '\n';
  };
  while (at > least && goes_on(text[at - 1])) --at;
  return at;
}

std::string Hidden(std::string_view text, Region place,
                   std::span<const Region> secrets) {
  std::string out;
  std::uint32_t at = place.begin;
  for (const Region secret : secrets) {
    const std::uint32_t begin = std::max(secret.begin, place.begin);
    const std::uint32_t end = std::min(secret.end, place.end);
    if (begin >= end) continue;
    out += text.substr(at, begin - at);
    out.append(CountCodePoints(text.substr(begin, end - begin)), '*');
    at = end;
  }
  out += text.substr(at, place.end - at);
  return out;
}

}  // namespace

std::span<const Region> NearbySecrets::Around(Region place) {
  if (known_.Contains(place) && !known_.empty()) return secrets_;
  const std::size_t begin = ValueBegin(text_, place.begin);
  const auto from = static_cast<std::uint32_t>(
      CharacterBegin(text_, begin - std::min(begin, kContext)));
  const auto to =
      static_cast<std::uint32_t>(CharacterBegin(text_, place.end + kContext));
  known_ = place;
  secrets_ = FindSecrets(text_.substr(from, to - from));
  for (Region& secret : secrets_) {
    secret = {secret.begin + from, secret.end + from};
  }
  return secrets_;
}

std::string NearbySecrets::Redacted(Region place) {
  return Hidden(text_, place, Around(place));
}

std::string Redact(std::string_view text) {
  return Hidden(text, {0, static_cast<std::uint32_t>(text.size())},
                FindSecrets(text));
}

}  // namespace audit
