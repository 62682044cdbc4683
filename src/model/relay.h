// What the relay of a web server lets through (web/relay/url of
// serverConf.xml): rules in an order, of which the first whose mask fits tells.
// Source: the vendor's page on serverConf.xml, whose default rows are
// platform's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

struct RelayUrl {
  std::string mask;    // "/webApp/*"
  std::string status;  // normal, blacklist, spare: says nothing of the relay
  std::optional<bool> http_allowed;  // plain HTTP; nullopt: not written
  bool denied = false;
  bool for_some = false;  // an IPMask or a hostMask says for whom
};

// The rules of a server nobody has touched, in their order.
std::vector<RelayUrl> FactoryRelay();

// A '*' in a mask stands for any text, also an empty one and one with slashes.
bool FitsMask(std::string_view mask, std::string_view path);

enum class RelayState : std::uint8_t {
  kRelayed,
  kDenied,
  kNotRelayed,  // no rule's mask fits
  kUnknown,
};

struct RelayAnswer {
  RelayState state = RelayState::kNotRelayed;
  std::optional<bool> http_allowed;  // of kRelayed; nullopt: not written
  std::optional<std::size_t> rule;   // the one that decides: its index
  std::string_view reason;           // of kUnknown: a sentence's end
  bool operator==(const RelayAnswer&) const = default;
};

// What becomes of a request for `path` ("/cus/page.jssp", without what follows
// a '?'). Not known where a rule before the deciding one is for some addresses
// only, or fits in other letter case alone, and says something else.
RelayAnswer AnswerOf(std::span<const RelayUrl> urls, std::string_view path);

}  // namespace audit
