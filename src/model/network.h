// The mask of a sub-network of a security zone (formats.md 6): which addresses
// it covers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace audit {

// A block of addresses; those of IPv4 stand in ::ffff:0:0/96.
struct Network {
  std::array<std::uint8_t, 16> address{};
  std::uint8_t prefix = 0;  // bits that count; 0: every address there is

  bool Contains(const Network& other) const;
};

// "*", "10.0.0.0/8", "192.0.2.7", "::1", "fc00::/7"; nullopt: none of these.
std::optional<Network> ParseNetwork(std::string_view mask);

// What is known of all masks of a zone taken together.
struct Reach {
  bool any = false;           // there is a mask at all
  bool everybody = false;     // one of them covers all addresses
  bool only_private = true;   // private, link-local or loopback addresses
  bool only_loopback = true;  // the machine itself
  bool only_hosts = true;     // single addresses

  void Add(const std::optional<Network>& network);
  void Join(const Reach& other);
};

}  // namespace audit
