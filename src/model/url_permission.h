// Which addresses server scripts may call (shared/urlPermission of
// serverConf.xml). A record holds for the hosts whose name contains its
// dnsSuffix, and allows the addresses its urlRegEx fits; where no record
// allows an address, the action decides. Source: the vendor's page on
// serverConf.xml, whose default rows are platform's.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audit {

struct UrlPermission {
  enum class Action : std::uint8_t { kAbsent, kIgnore, kWarn, kDeny, kOther };
  struct Entry {
    std::string dns_suffix;
    std::string url_regex;
  };
  Action action = Action::kAbsent;
  std::vector<Entry> entries;
};

// Of the attribute's value; empty is kAbsent.
UrlPermission::Action UrlActionOf(std::string_view value);

// An address as far as a script shows it.
struct CalledUrl {
  std::string_view text;
  bool whole = true;  // false: the beginning of it
};

enum class Calling : std::uint8_t { kAllowed, kLogged, kRefused, kUnknown };

struct CallingAnswer {
  Calling calling = Calling::kUnknown;
  std::string_view reason;  // of kUnknown: a sentence's end
  bool operator==(const CallingAnswer&) const = default;
};

// The reason of kUnknown where the suffix of a record stands inside the host's
// name: "shop.example.com.evil.org".
inline constexpr std::string_view kSuffixInside =
    "the dnsSuffix of the record stands inside the host's name, not at its end";

// What a v7 server does when a script calls `url`. `layers` are the server's
// files, serverConf.xml first; a later action replaces an earlier one. How
// lists of several files add up no document says: what only a list allows that
// another one may replace is not known.
CallingAnswer AnswerTo(std::span<const UrlPermission* const> layers,
                       const CalledUrl& url);

// The host of an address in lower case; empty where its end is not seen.
std::string HostOf(const CalledUrl& url);

}  // namespace audit
