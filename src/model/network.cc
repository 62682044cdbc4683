#include "model/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <string>

#include "core/text.h"

namespace audit {
namespace {

// In front of an IPv4 address.
constexpr std::uint8_t kMappedBits = 96;

std::optional<Network> ParseAddress(const std::string& text) {
  Network network;
  network.prefix = 128;
  if (inet_pton(AF_INET6, text.c_str(), network.address.data()) == 1) {
    return network;
  }
  network.address = {};
  network.address[10] = network.address[11] = 0xFF;
  if (inet_pton(AF_INET, text.c_str(), network.address.data() + 12) == 1) {
    return network;
  }
  return std::nullopt;
}

bool IsIn(const Network& network, std::span<const std::string_view> masks) {
  return std::any_of(masks.begin(), masks.end(), [&](std::string_view mask) {
    return ParseNetwork(mask)->Contains(network);
  });
}

// RFC 1918, RFC 4193, RFC 3927 and RFC 4291.
bool IsPrivate(const Network& network) {
  constexpr std::string_view kMasks[] = {
      "10.0.0.0/8",     "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8",
      "169.254.0.0/16", "fc00::/7",      "fe80::/10",      "::1"};
  return IsIn(network, kMasks);
}

bool IsLoopback(const Network& network) {
  constexpr std::string_view kMasks[] = {"127.0.0.0/8", "::1"};
  return IsIn(network, kMasks);
}

// All addresses, or all of IPv4.
bool IsEverybody(const Network& network) {
  if (network.prefix == 0) return true;
  return network.prefix == kMappedBits &&
         ParseNetwork("0.0.0.0/0")->Contains(network);
}

}  // namespace

bool Network::Contains(const Network& other) const {
  if (other.prefix < prefix) return false;
  for (unsigned bit = 0; bit < prefix; bit += 8) {
    const unsigned counted = std::min(8U, prefix - bit);
    const auto mask = static_cast<std::uint8_t>(0xFF << (8 - counted));
    if (((address[bit / 8] ^ other.address[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::optional<Network> ParseNetwork(std::string_view mask) {
  const std::string_view text = Trim(mask);
  if (text == "*") return Network{};
  const std::size_t slash = text.find('/');
  auto network = ParseAddress(std::string(text.substr(0, slash)));
  if (!network || slash == std::string_view::npos) return network;
  const std::string_view digits = text.substr(slash + 1);
  unsigned bits = 0;
  const auto read =
      std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  const bool is_v6 = text.substr(0, slash).find(':') != std::string_view::npos;
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
      bits > (is_v6 ? 128U : 32U)) {
    return std::nullopt;
  }
  network->prefix = static_cast<std::uint8_t>(bits + (is_v6 ? 0 : kMappedBits));
  return network;
}

void Reach::Add(const std::optional<Network>& network) {
  any = true;
  everybody = everybody || (network && IsEverybody(*network));
  only_private = only_private && network && IsPrivate(*network);
  only_loopback = only_loopback && network && IsLoopback(*network);
  only_hosts = only_hosts && network && network->prefix == 128;
}

void Reach::Join(const Reach& other) {
  any = any || other.any;
  everybody = everybody || other.everybody;
  only_private = only_private && other.only_private;
  only_loopback = only_loopback && other.only_loopback;
  only_hosts = only_hosts && other.only_hosts;
}

}  // namespace audit
